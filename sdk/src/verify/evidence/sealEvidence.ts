import type { Hex } from "viem";
import { decodeHeader } from "../../core/proof/decodeHeader.js";
import type { HeaderSource } from "../../core/proof/headerSource.js";
import { EvidenceError } from "../../errors/evidence.js";
import type { Evidence } from "./evidenceSchema.js";

export type SealEvidenceParameters = {
  evidence: Evidence;
  /** Where final blocks are known from. */
  headers: HeaderSource;
};
/** What a person compares with two independent sources: number and hash. */
export type SealEvidenceReturnType = { number: number; hash: Hex };

/**
 * Says whether the block of an evidence file is final, so that the file will convince others. Nothing is written into the file: whoever
 * verifies it has to find the same hash anew.
 *
 * @returns the block's number and hash, to be passed on beside the file
 * @throws {EvidenceError} `EVIDENCE_NOT_FINAL` where it is too early, `EVIDENCE_REORGANISED` where another block is final at its height:
 *   export it again
 * @throws {ProofError} where the file has no header
 */
export async function sealEvidence({
  evidence,
  headers,
}: SealEvidenceParameters): Promise<SealEvidenceReturnType> {
  const { number, hash } = decodeHeader(evidence.header);
  const final = (await headers.hashOf(number, evidence.chainId))?.toLowerCase();
  if (final === undefined) {
    throw new EvidenceError({
      code: "EVIDENCE_NOT_FINAL",
      message: `Block ${number} is not final yet.`,
      remedy: "Try again in some minutes; on Ethereum a block is final after about a quarter of an hour.",
      values: { number, hash },
    });
  }
  if (final !== hash) {
    throw new EvidenceError({
      code: "EVIDENCE_REORGANISED",
      message: `The final block ${number} is ${final}, not ${hash}.`,
      remedy: "Export the evidence again: the chain has replaced the block.",
      values: { number, hash, final },
    });
  }
  return { number, hash };
}
