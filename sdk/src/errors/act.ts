import { MinhUocError, type MinhUocErrorParameters } from "./MinhUocError.js";

/** Codes of {@link ActError}. */
export type ActErrorCode =
  | "ACT_KIND_INVALID"
  | "ACT_DOMAIN_INVALID"
  | "ACT_STATEMENT_INVALID"
  | "ACT_TIME_INVALID"
  | "ACT_VALUE_INVALID";

/** A signed or recorded act, or a member's message, is not of the accepted form. */
export class ActError extends MinhUocError {
  override readonly name = "ActError";
  declare readonly code: ActErrorCode;

  constructor(parameters: MinhUocErrorParameters & { code: ActErrorCode }) {
    super(parameters);
  }
}
