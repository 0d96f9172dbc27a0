import { parseJsonStrict } from "../json/parseJsonStrict.js";
import type { AnchorProof } from "./anchorProof.js";
import { checkAnchorProof } from "./checkAnchorProof.js";

/** Some times what a proof of the most hashes has. */
const MAX_BYTES = 16 * 1024;

/**
 * Reads an anchor proof from a file.
 *
 * @param input JSON text, or its bytes in UTF-8, 16 KiB at most
 * @returns the document, of the right form; what it claims is checked by `verifyAnchor`
 * @throws {JsonError} for a text that is not strict JSON
 * @throws {AnchorError} `ANCHOR_PROOF_INVALID`, `ANCHOR_VERSION_UNKNOWN`
 */
export function parseAnchorProof(input: string | Uint8Array): AnchorProof {
  return checkAnchorProof(parseJsonStrict(input, { maxBytes: MAX_BYTES, maxDepth: 2 }));
}
