import { MinhUocError, type MinhUocErrorParameters } from "./MinhUocError.js";

/** Codes of {@link RecordError}. */
export type RecordErrorCode =
  | "RECORD_WORD_INVALID"
  | "RECORD_WORD_IMPOSSIBLE"
  | "RECORD_TIME_INVALID"
  | "RECORD_TIME_IN_FUTURE"
  | "RECORD_SLOT_INVALID";

/** A storage word is none that the registry writes, or it was asked what it cannot tell. */
export class RecordError extends MinhUocError {
  override readonly name = "RecordError";
  declare readonly code: RecordErrorCode;

  constructor(parameters: MinhUocErrorParameters & { code: RecordErrorCode }) {
    super(parameters);
  }
}
