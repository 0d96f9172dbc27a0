import { CommitmentError } from "../../errors/metadata.js";
import { isObject } from "../json/isObject.js";
import type { Metadata } from "./metadataSchema.js";
import { parseMetadata } from "./parseMetadata.js";
import { checkSalts, type Salts } from "./salts.js";

/** A metadata document with its salts: all that a party needs to sign and, later, to disclose. Whoever has it sees everything. */
export type SaltedMetadata = { metadata: Metadata; salts: Salts };

/**
 * Checks a metadata document with its salts.
 *
 * @param input what `parseJsonStrict` gave, or a value made by a program
 * @returns the typed document and salts
 * @throws {CommitmentError} `SALTED_METADATA_INVALID` where it is not an object of exactly `metadata` and `salts`; the codes of salts
 * @throws {MetadataError | TextError | JsonError} as `parseMetadata`; their paths begin inside `metadata`
 */
export function parseSaltedMetadata(input: unknown): SaltedMetadata {
  if (!isObject(input) || Object.keys(input).sort().join() !== "metadata,salts" || !isObject(input.salts)) {
    throw new CommitmentError({
      code: "SALTED_METADATA_INVALID",
      message: "The value is not a metadata document with its salts.",
      remedy:
        "Give an object with exactly the members metadata and salts; a bare document has no commitment.",
      values: { path: "" },
    });
  }
  const metadata = parseMetadata(input.metadata);
  const salts = { ...input.salts };
  checkSalts(metadata, salts);
  return { metadata, salts };
}
