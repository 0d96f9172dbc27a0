import { MinhUocError, type MinhUocErrorParameters } from "./MinhUocError.js";

export type TextErrorCode =
  | "TEXT_EMPTY"
  | "TEXT_NOT_WELL_FORMED"
  | "TEXT_NOT_NFC"
  | "TEXT_CHARACTER_FORBIDDEN"
  | "TEXT_SPACING"
  | "TEXT_TOO_LONG";

/** A human text that would not be read, hashed or shown the same way everywhere. `values.path` says where it stands. */
export class TextError extends MinhUocError {
  override readonly name = "TextError";
  declare readonly code: TextErrorCode;

  constructor(parameters: MinhUocErrorParameters & { code: TextErrorCode }) {
    super(parameters);
  }
}
