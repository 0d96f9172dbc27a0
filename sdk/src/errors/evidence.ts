import { MinhUocError, type MinhUocErrorParameters } from "./MinhUocError.js";

/** Codes of {@link EvidenceError}. */
export type EvidenceErrorCode =
  | "EVIDENCE_INVALID"
  | "EVIDENCE_VERSION_UNKNOWN"
  | "EVIDENCE_TEXT_UNKNOWN"
  | "EVIDENCE_SIGNATURE_INVALID"
  | "EVIDENCE_IDENTITY_INVALID"
  | "EVIDENCE_INCOMPLETE"
  | "EVIDENCE_NOT_FINAL"
  | "EVIDENCE_REORGANISED"
  | "EVIDENCE_HEADER_UNKNOWN";

/** An evidence file is none, or none can be made. */
export class EvidenceError extends MinhUocError {
  override readonly name = "EvidenceError";
  declare readonly code: EvidenceErrorCode;

  constructor(parameters: MinhUocErrorParameters & { code: EvidenceErrorCode }) {
    super(parameters);
  }
}
