import type { Address, Hex } from "viem";
import type { AnchorProof } from "../core/anchor/anchorProof.js";
import { utcTime } from "../core/text/utcTime.js";

/** What came of verifying an anchored file. */
export type AnchorCode =
  | "ANCHORED"
  | "ANCHOR_FILE_MISMATCH"
  | "ANCHOR_PROOF_BROKEN"
  | "ANCHOR_ELSEWHERE"
  | "ANCHOR_NOT_FINAL"
  | "NOT_ANCHORED";

export type AnchorReportParameters = {
  code: AnchorCode;
  sha256: Hex;
  root: Hex;
  source: { chainId: number; registry: Address; blockNumber: number; asOf: number } | undefined;
  existedBy: number | undefined;
  proof: AnchorProof;
};

/** `{time}`, `{asOf}`, `{registry}`, `{chainId}`, `{blockNumber}` and the proof's own place are filled in. */
const texts: Record<AnchorCode | "SCOPE", { en: string; vi: string }> = {
  ANCHORED: {
    en: "This file existed, byte for byte, by {time}: the registry saw its Merkle root then for the first time.",
    vi: "Tệp này, đúng từng byte, đã tồn tại muộn nhất vào {time}: đó là lúc sổ đăng ký ghi nhận gốc Merkle của tệp lần đầu tiên.",
  },
  ANCHOR_FILE_MISMATCH: {
    en: "The proof is of another file, with the SHA-256 {proofSha256}: this file's bytes were changed, or the proof does not belong to it.",
    vi: "Bằng chứng thuộc về một tệp khác, có SHA-256 {proofSha256}: nội dung tệp này đã bị thay đổi, hoặc bằng chứng không thuộc về tệp này.",
  },
  ANCHOR_PROOF_BROKEN: {
    en: "The proof does not lead from this file to its Merkle root: it was changed, or belongs to another file or root.",
    vi: "Bằng chứng không dẫn từ tệp này đến gốc Merkle: bằng chứng đã bị thay đổi, hoặc thuộc về tệp khác hay gốc khác.",
  },
  ANCHOR_ELSEWHERE: {
    en: "The proof names the registry {proofRegistry} on chain {proofChainId}, which was not asked. Ask there; nothing was decided.",
    vi: "Bằng chứng nêu sổ đăng ký {proofRegistry} trên chuỗi {proofChainId}, nơi chưa được truy vấn. Hãy kiểm tra tại đó; chưa có kết luận nào.",
  },
  ANCHOR_NOT_FINAL: {
    en: "The Merkle root is anchored, but not finally yet: ask again in some minutes.",
    vi: "Gốc Merkle đã được ghi nhận nhưng chưa ở trạng thái đã được chốt (finalized): hãy kiểm tra lại sau vài phút.",
  },
  NOT_ANCHORED: {
    en: "The Merkle root is not on record here. That does not make the file a forgery.",
    vi: "Gốc Merkle chưa được ghi nhận tại đây. Điều đó không có nghĩa tệp này là giả mạo.",
  },
  SCOPE: {
    en: "An anchor proves that bytes existed by a time, and no more: it proves no agreement, no signature and no author, and says nothing about what the file says.",
    vi: "Việc neo chỉ chứng minh các byte đã tồn tại muộn nhất vào một thời điểm, không hơn: không chứng minh thỏa thuận, chữ ký hay tác giả, và không nói gì về nội dung của tệp.",
  },
};

const labels = {
  en: {
    file: "File (SHA-256)",
    root: "Merkle root",
    source: "Registry {registry}, chain {chainId}, block {blockNumber}, {asOf}",
  },
  vi: {
    file: "Tệp (SHA-256)",
    root: "Gốc Merkle",
    source: "Sổ đăng ký {registry}, chuỗi {chainId}, khối {blockNumber}, {asOf}",
  },
};

/**
 * Puts into words what came of verifying an anchored file, and what an anchor proves at all.
 *
 * @param parameters the result, and the proof
 * @returns plain text of a few lines, in NFC, in English and Vietnamese; times are in UTC
 */
export function anchorReport(parameters: AnchorReportParameters): { en: string; vi: string } {
  return { en: inWords(parameters, "en"), vi: inWords(parameters, "vi") };
}

function inWords(parameters: AnchorReportParameters, language: "en" | "vi"): string {
  const { code, sha256, root, source, existedBy, proof } = parameters;
  const values: Record<string, unknown> = {
    ...source,
    asOf: time(source?.asOf),
    time: time(existedBy),
    proofSha256: proof.sha256,
    proofRegistry: proof.registry,
    proofChainId: proof.chainId,
  };
  const label = labels[language];
  const lines = [
    texts[code][language],
    texts.SCOPE[language],
    `${label.file}: ${sha256}`,
    `${label.root}: ${root}`,
    ...(source ? [label.source] : []),
  ];
  return lines.join("\n").replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
}

function time(seconds: number | undefined): string | undefined {
  return seconds === undefined ? undefined : utcTime(seconds);
}
