import { MinhUocError, type MinhUocErrorParameters } from "./MinhUocError.js";

/** Codes of {@link VerifyError}. */
export type VerifyErrorCode = "VERIFY_SUBJECT_MISSING" | "VERIFY_INPUT_INVALID" | "VERIFY_LANGUAGE_UNKNOWN";

/** The question to the verifier is none; nothing was checked. */
export class VerifyError extends MinhUocError {
  override readonly name = "VerifyError";
  declare readonly code: VerifyErrorCode;

  constructor(parameters: MinhUocErrorParameters & { code: VerifyErrorCode }) {
    super(parameters);
  }
}
