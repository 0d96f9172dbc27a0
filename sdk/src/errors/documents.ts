import { MinhUocError, type MinhUocErrorParameters } from "./MinhUocError.js";

export type DocumentErrorCode =
  | "DOCUMENT_EMPTY"
  | "DOCUMENT_UNREADABLE"
  | "DOCUMENT_ABORTED"
  | "DOCUMENT_SOURCE_INVALID";

/** A document that could not be hashed. None of these says anything about whether the document is genuine. */
export class DocumentError extends MinhUocError {
  override readonly name = "DocumentError";
  declare readonly code: DocumentErrorCode;

  constructor(parameters: MinhUocErrorParameters & { code: DocumentErrorCode }) {
    super(parameters);
  }
}
