import { MinhUocError, type MinhUocErrorParameters } from "./MinhUocError.js";

/** Codes of {@link IdentityError}. */
export type IdentityErrorCode = "IDENTITY_VERSION_UNKNOWN" | "IDENTITY_DOCUMENT_INVALID";

/** An organisation's web document is not a statement that this SDK can read. `values.path` is an RFC 6901 pointer. */
export class IdentityError extends MinhUocError {
  override readonly name = "IdentityError";
  declare readonly code: IdentityErrorCode;

  constructor(parameters: MinhUocErrorParameters & { code: IdentityErrorCode }) {
    super(parameters);
  }
}
