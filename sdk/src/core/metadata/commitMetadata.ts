import { type Commitment, commitJson } from "./commitJson.js";
import { parseSaltedMetadata, type SaltedMetadata } from "./saltedMetadata.js";

/**
 * Commits to a metadata document: no two documents have one commitment, and none of its values can be guessed from it.
 *
 * @param salted the document and its salts, from `createSalts`; both are checked again
 * @returns `commitment`, which the agreement's struct carries, and `skeleton`, the document with a hash for every scalar
 * @throws {MetadataError | TextError | JsonError} for a document that the schema refuses
 * @throws {CommitmentError} for salts that do not fit it
 * @see docs/protocol.md, "Metadata commitment"; RFC 8785; RFC 6901
 */
export function commitMetadata(salted: SaltedMetadata): Commitment {
  const { metadata, salts } = parseSaltedMetadata(salted);
  return commitJson({ document: metadata, salts });
}
