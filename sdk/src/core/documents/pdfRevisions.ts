import { isBytes, notBytes } from "./hashDocument.js";

const MAX_REVISIONS = 32;

const HEADER = "%PDF-";
/** Where readers accept the header. */
export const PDF_START_BYTES = 1_024;
const END_OF_FILE = "%%EOF";

const CR = 0x0d;
const LF = 0x0a;

/**
 * Where earlier revisions of a PDF may have ended. An editor that saves incrementally leaves the earlier file as it was and appends to it, so
 * the earlier file is a prefix of the later one, up to an `%%EOF` and perhaps the end of its line.
 *
 * @param bytes a file
 * @returns lengths in bytes of the prefixes to try, ascending, the first 32; none for a file that is no PDF or was saved once.
 *   A length is a candidate, not a finding: only a prefix whose SHA-256 is registered is an earlier revision
 * @throws {DocumentError} `DOCUMENT_SOURCE_INVALID` for what is no bytes
 * @see ISO 32000-2, sections 7.5.5 and 7.5.6
 */
export function pdfRevisions(bytes: Uint8Array): number[] {
  if (!isBytes(bytes)) throw notBytes("The document");
  if (!startsAsPdf(bytes)) return [];
  const end = trimmedLength(bytes);
  const lengths: number[] = [];
  for (let at = indexOf(bytes, END_OF_FILE, 0); at >= 0; at = indexOf(bytes, END_OF_FILE, at + 1)) {
    let length = at + END_OF_FILE.length;
    const candidates = [length];
    if (bytes[length] === CR) candidates.push(++length);
    if (bytes[length] === LF) candidates.push(++length);
    // What only ends its line is the last revision, not an earlier one.
    lengths.push(...candidates.filter((candidate) => candidate < end));
    if (lengths.length >= MAX_REVISIONS) return lengths.slice(0, MAX_REVISIONS);
  }
  return lengths;
}

/** Whether a file may be a PDF, of which its first `PDF_START_BYTES` tell. */
export function startsAsPdf(bytes: Uint8Array): boolean {
  return indexOf(bytes.subarray(0, PDF_START_BYTES), HEADER, 0) >= 0;
}

/** Length without the white space at the end. */
function trimmedLength(bytes: Uint8Array): number {
  let length = bytes.length;
  while (length > 0 && [0, 0x09, LF, 0x0c, CR, 0x20].includes(bytes[length - 1] ?? -1)) length--;
  return length;
}

function indexOf(bytes: Uint8Array, ascii: string, from: number): number {
  const first = ascii.charCodeAt(0);
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let matched = 1;
    while (matched < ascii.length && bytes[at + matched] === ascii.charCodeAt(matched)) matched++;
    if (matched === ascii.length) return at;
  }
  return -1;
}
