import { MinhUocError, type MinhUocErrorParameters } from "./MinhUocError.js";

/** Codes of {@link CallError}. */
export type CallErrorCode = "CALL_PARAMETER_INVALID";

/** A registry cannot be called with these parameters; nothing was asked or sent. */
export class CallError extends MinhUocError {
  override readonly name = "CallError";
  declare readonly code: CallErrorCode;

  constructor(parameters: MinhUocErrorParameters & { code: CallErrorCode }) {
    super(parameters);
  }
}
