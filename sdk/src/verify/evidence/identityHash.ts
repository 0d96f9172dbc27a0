import { type Hex, keccak256, stringToBytes } from "viem";
import { canonicalJson } from "../../core/json/canonicalJson.js";
import type { EvidenceIdentity } from "./evidenceSchema.js";

/** keccak256 of what a file records of an organisation's web documents. Whoever alters them can write it anew: it proves nothing by itself. */
export function identityHash(
  identifier: string,
  { fetchedAt, documents }: Pick<EvidenceIdentity, "fetchedAt" | "documents">,
): Hex {
  return keccak256(stringToBytes(canonicalJson({ identifier, fetchedAt, documents })));
}
