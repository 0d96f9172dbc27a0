import { basename, extname } from "node:path";
import type { Hex } from "viem";
import { askLine } from "../accounts/askLine.js";
import { CliError } from "../frame/CliError.js";
import type { Context } from "../frame/context.js";
import type { Text } from "../frame/text.js";
import type { DraftedFile } from "./draftEnvelope.js";

const mediaTypes: Readonly<Record<string, string>> = {
  ".pdf": "application/pdf",
  ".txt": "text/plain",
  ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};

/**
 * Asks step by step for what a metadata document needs; what is not asked for stays unknown.
 *
 * @returns a value that `checkMetadata` has to check
 * @throws {CliError} `CLI_TERMINAL_MISSING`
 */
export async function askMetadata(
  files: readonly DraftedFile[],
  supersedes: Hex | null,
  context: Context,
): Promise<unknown> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) throw new CliError("CLI_TERMINAL_MISSING");
  const ask = async (text: Text, values = {}) => (await askLine(`${context.say(text, values)} `)).trim();
  const agrees = async (text: Text) => /^(y|c)/i.test(await ask(text));
  const vi = await ask({ en: "Title in Vietnamese (or empty):", vi: "Tiêu đề tiếng Việt (hoặc bỏ trống):" });
  const en = await ask({ en: "Title in English (or empty):", vi: "Tiêu đề tiếng Anh (hoặc bỏ trống):" });
  const parties: unknown[] = [];
  for (;;) {
    const identifier = await ask(
      {
        en: "Party {number}: identifier such as did:web:fpt.com.vn (empty: no more):",
        vi: "Bên {number}: định danh như did:web:fpt.com.vn (bỏ trống: hết):",
      },
      { number: parties.length + 1 },
    );
    if (identifier === "") break;
    const name = await ask(
      { en: "Name of party {number}:", vi: "Tên của bên {number}:" },
      { number: parties.length + 1 },
    );
    parties.push({ identifier, names: { [context.language]: name }, country: null, representatives: [] });
  }
  const date = await ask({
    en: "Date (2025, 2025-11 or 2025-11-25; or empty):",
    vi: "Ngày (2025, 2025-11 hoặc 2025-11-25; hoặc bỏ trống):",
  });
  const binding = await agrees({ en: "Legally binding? (y/n)", vi: "Có ràng buộc pháp lý? (c/k)" });
  const anyPartyCanEnd = await agrees({
    en: "Can one party end it alone? (y/n)",
    vi: "Một bên có được đơn phương chấm dứt? (c/k)",
  });
  const noticeDays = anyPartyCanEnd
    ? Number(await ask({ en: "Days of notice:", vi: "Số ngày báo trước:" }))
    : 0;
  return {
    version: 1,
    kind: "mou",
    title: { ...(vi && { vi }), ...(en && { en }) },
    parties,
    witnesses: [],
    date: date || null,
    place: null,
    event: null,
    subject: null,
    topics: [],
    term: { effectiveAt: null, expiresAt: null, timeZone: "Asia/Ho_Chi_Minh", anyPartyCanEnd, noticeDays },
    governingLaw: null,
    binding,
    documents: files.map(({ path, sha256, size }, index) => ({
      name: basename(path),
      languages: [context.language],
      mediaType: mediaTypes[extname(path).toLowerCase()] ?? "application/octet-stream",
      size,
      sha256,
      role: index === 0 ? "principal" : "counterpart",
    })),
    supersedes,
    sources: [],
    doubts: [],
  };
}
