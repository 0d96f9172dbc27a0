import type { Hex } from "viem";
import type { Metadata } from "./metadataSchema.js";

/**
 * The documents that stand in the agreement's struct: those of equal force (`principal`) and their signed copies (`counterpart`). Translations,
 * annexes and full powers are committed to through the metadata only.
 *
 * @param metadata a metadata document
 * @returns SHA-256 digests, strictly ascending as the struct wants them
 */
export function agreementDocuments({ documents }: Pick<Metadata, "documents">): Hex[] {
  return documents
    .filter(({ role }) => role === "principal" || role === "counterpart")
    .map(({ sha256 }) => sha256)
    .sort();
}
