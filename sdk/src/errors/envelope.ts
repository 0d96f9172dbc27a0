import { MinhUocError, type MinhUocErrorParameters } from "./MinhUocError.js";

/** Codes of {@link EnvelopeError}. */
export type EnvelopeErrorCode =
  | "ENVELOPE_INVALID"
  | "ENVELOPE_VERSION_UNKNOWN"
  | "ENVELOPE_AGREEMENT_INVALID"
  | "ENVELOPE_AGREEMENT_OTHER"
  | "ENVELOPE_REGISTRY_OTHER"
  | "ENVELOPE_PREVIOUS_MISMATCH"
  | "ENVELOPE_METADATA_MISMATCH"
  | "ENVELOPE_ACT_INVALID"
  | "ENVELOPE_SEAT_UNKNOWN"
  | "ENVELOPE_ROLE_WRONG"
  | "ENVELOPE_SIGNATURE_INVALID"
  | "ENVELOPE_CERTIFICATE_UNRELATED"
  | "ENVELOPE_LANGUAGE_UNKNOWN";

/**
 * An envelope is none, or does not fit what it is put together with. `values.path` is the RFC 6901 pointer of the offending place; where several
 * copies are merged, its first segment is the copy's position.
 */
export class EnvelopeError extends MinhUocError {
  override readonly name = "EnvelopeError";
  declare readonly code: EnvelopeErrorCode;

  constructor(parameters: MinhUocErrorParameters & { code: EnvelopeErrorCode }) {
    super(parameters);
  }
}
