import type { Address, Hex } from "viem";
import type { AnchorProof } from "../core/anchor/anchorProof.js";
import { checkAnchorProof } from "../core/anchor/checkAnchorProof.js";
import { verifyInclusion } from "../core/anchor/verifyInclusion.js";
import { type DocumentSource, hashDocument } from "../core/documents/hashDocument.js";
import { isBytes32 } from "../core/record/bytes32.js";
import type { AnchorError } from "../errors/anchor.js";
import type { DocumentError } from "../errors/documents.js";
import { shown } from "../errors/shown.js";
import { VerifyError } from "../errors/verify.js";
import { type AnchorCode, anchorReport } from "./anchorReport.js";
import type { RegistryClient } from "./client.js";
import type { ReadErrorType } from "./errorTypes.js";
import { getAnchor } from "./getAnchor.js";
import { getBlock } from "./getBlock.js";

export type VerifyAnchorParameters = {
  /** The file's bytes; a stream is read once. */
  document?: DocumentSource;
  /** SHA-256 of the file, instead of its bytes. */
  sha256?: Hex;
  /** The proof that came with the file; `parseAnchorProof` reads it. */
  proof: AnchorProof;
  /** At which block the anchor has to be on record. Default: `finalized`, which no reorganisation of the chain takes back. */
  finality?: "finalized" | "latest";
};

export type VerifyAnchorReturnType = {
  /** `failed` only where file and proof contradict each other; what is not on record here proves nothing either way. */
  outcome: "passed" | "failed" | "inconclusive";
  code: AnchorCode;
  /** Unix seconds of the anchor: the file's bytes existed by then. Undefined unless `outcome` is `passed`. */
  existedBy: number | undefined;
  /** SHA-256 of the file. */
  sha256: Hex;
  root: Hex;
  /** Where and at which block the anchor was looked for; undefined where there was nothing to look for. */
  source: { chainId: number; registry: Address; blockNumber: number; asOf: number } | undefined;
  /** The result in words, with what it proves and what not. */
  report: { en: string; vi: string };
};
export type VerifyAnchorErrorType = ReadErrorType | AnchorError | DocumentError | VerifyError;

/**
 * Verifies by when a file existed: that the proof leads from its bytes to a Merkle root, and when the registry saw that root first. It proves
 * that the bytes existed by then, and no more: no agreement, no signature, no author.
 *
 * @param client where to ask
 * @param parameters `document` or `sha256`, and the proof
 * @returns the time in Unix seconds, and a report in English and Vietnamese
 * @throws {VerifyError} `VERIFY_SUBJECT_MISSING`, `VERIFY_INPUT_INVALID`
 * @throws {AnchorError} `ANCHOR_PROOF_INVALID`, `ANCHOR_VERSION_UNKNOWN`
 * @throws {DocumentError} where the file could not be read
 * @throws {ReadErrorType} where the endpoint could not be asked; nothing was decided then
 * @see docs/anchors.md
 */
export async function verifyAnchor(
  client: RegistryClient,
  { finality = "finalized", ...parameters }: VerifyAnchorParameters,
): Promise<VerifyAnchorReturnType> {
  const proof = checkAnchorProof(parameters.proof);
  const sha256 = await subject(parameters);
  const { root } = proof;
  const result = (
    code: AnchorCode,
    source?: VerifyAnchorReturnType["source"],
    existedBy?: number,
  ): VerifyAnchorReturnType => {
    const facts = { code, sha256, root, source, existedBy };
    return { outcome: outcomes[code], ...facts, report: anchorReport({ ...facts, proof }) };
  };
  if (sha256 !== proof.sha256) return result("ANCHOR_FILE_MISMATCH");
  if (!verifyInclusion(proof)) return result("ANCHOR_PROOF_BROKEN");

  const { chainId, agreements: registry } = await client.deployment();
  const isElsewhere =
    proof.registry !== undefined &&
    (proof.chainId !== chainId || proof.registry.toLowerCase() !== registry.toLowerCase());
  if (isElsewhere) return result("ANCHOR_ELSEWHERE");
  const latest = await getBlock(client);
  const block = finality === "latest" ? latest : await getBlock(client, { block: "finalized" });
  const source = { chainId, registry, blockNumber: block.number, asOf: block.time };
  const existedBy = await getAnchor(client, { root, blockNumber: block.number });
  if (existedBy !== undefined) return result("ANCHORED", source, existedBy);
  const recent = block === latest ? undefined : await getAnchor(client, { root, blockNumber: latest.number });
  return result(recent === undefined ? "NOT_ANCHORED" : "ANCHOR_NOT_FINAL", source);
}

const outcomes: Record<AnchorCode, VerifyAnchorReturnType["outcome"]> = {
  ANCHORED: "passed",
  ANCHOR_FILE_MISMATCH: "failed",
  ANCHOR_PROOF_BROKEN: "failed",
  ANCHOR_ELSEWHERE: "inconclusive",
  ANCHOR_NOT_FINAL: "inconclusive",
  NOT_ANCHORED: "inconclusive",
};

async function subject({ document, sha256 }: VerifyAnchorParameters): Promise<Hex> {
  if (document !== undefined && sha256 !== undefined) {
    throw new VerifyError({
      code: "VERIFY_INPUT_INVALID",
      message: "document was given together with sha256.",
      remedy: "Give one of document and sha256.",
      values: { document, sha256 },
    });
  }
  if (document !== undefined) return (await hashDocument(document)).sha256;
  if (sha256 === undefined) {
    throw new VerifyError({
      code: "VERIFY_SUBJECT_MISSING",
      message: "There is no file to verify.",
      remedy: "Give its bytes as document, or sha256.",
    });
  }
  const hash: unknown = typeof sha256 === "string" ? sha256.toLowerCase() : sha256;
  if (isBytes32(hash)) return hash;
  throw new VerifyError({
    code: "VERIFY_INPUT_INVALID",
    message: `sha256 is ${shown(sha256)}, which is not 32 bytes.`,
    remedy: "Give 0x and 64 hex digits.",
    values: { sha256 },
  });
}
