import type { Hex } from "viem";
import { type DocumentSource, hashPrefixes } from "../core/documents/hashDocument.js";
import { PDF_START_BYTES, pdfRevisions, startsAsPdf } from "../core/documents/pdfRevisions.js";
import { DocumentError } from "../errors/documents.js";

/** Earlier revisions are looked for in files up to this size, since it takes the whole file in memory. */
const MAX_PDF_BYTES = 64 * 1024 * 1024;

/**
 * SHA-256 of what may be earlier revisions of a document, the latest first: those that are given, and those inside a PDF that was saved
 * incrementally.
 *
 * @param parameters.document the document; a stream was read before and has none
 * @param parameters.revisions SHA-256 that the caller has computed
 * @throws {DocumentError} `DOCUMENT_UNREADABLE`
 */
export async function documentRevisions({
  document,
  revisions = [],
}: {
  document?: DocumentSource;
  revisions?: readonly Hex[];
}): Promise<Hex[]> {
  const hashes = revisions.map((hash) => hash.toLowerCase() as Hex);
  const bytes = document instanceof Blob ? await pdfBytes(document) : document;
  if (!(bytes instanceof Uint8Array)) return hashes;
  return [...hashes, ...(await hashPrefixes(bytes, pdfRevisions(bytes))).reverse()];
}

/** A file's bytes where it may be a PDF that a person has edited; a larger one is not loaded, whatever it is. */
async function pdfBytes(file: Blob): Promise<Uint8Array | undefined> {
  if (file.size > MAX_PDF_BYTES) return undefined;
  try {
    const start = new Uint8Array(await file.slice(0, PDF_START_BYTES).arrayBuffer());
    return startsAsPdf(start) ? new Uint8Array(await file.arrayBuffer()) : undefined;
  } catch (cause) {
    throw new DocumentError({
      code: "DOCUMENT_UNREADABLE",
      message: `The document could not be read a second time: ${cause instanceof Error ? cause.message : String(cause)}.`,
      remedy: "Check that the file is there and may be read, then try again; nothing was decided about it.",
      values: { bytes: file.size },
      cause,
    });
  }
}
