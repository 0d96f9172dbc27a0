import { MinhUocError, type MinhUocErrorParameters } from "./MinhUocError.js";

/** Codes of {@link JournalError}. */
export type JournalErrorCode = "JOURNAL_REGISTRY_INVALID" | "JOURNAL_WORD_INVALID" | "JOURNAL_ENTRY_INVALID";

/** A journal word or entry is malformed. */
export class JournalError extends MinhUocError {
  override readonly name = "JournalError";
  declare readonly code: JournalErrorCode;

  constructor(parameters: MinhUocErrorParameters & { code: JournalErrorCode }) {
    super(parameters);
  }
}
