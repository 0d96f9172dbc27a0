import { MinhUocError, type MinhUocErrorParameters } from "./MinhUocError.js";

/** Codes of {@link AgreementError}. */
export type AgreementErrorCode =
  | "AGREEMENT_INVALID"
  | "AGREEMENT_MEMBER_UNKNOWN"
  | "AGREEMENT_TITLE_INVALID"
  | "AGREEMENT_DOCUMENT_COUNT"
  | "AGREEMENT_DOCUMENT_INVALID"
  | "AGREEMENT_DOCUMENT_REPEATED"
  | "AGREEMENT_DOCUMENTS_UNORDERED"
  | "AGREEMENT_METADATA_INVALID"
  | "AGREEMENT_SEAT_COUNT"
  | "AGREEMENT_ORGANISATION_INVALID"
  | "AGREEMENT_ORGANISATION_REPEATED"
  | "AGREEMENT_ORGANISATIONS_UNORDERED"
  | "AGREEMENT_WITNESS_IS_PARTY"
  | "AGREEMENT_TIME_INVALID"
  | "AGREEMENT_TERM_EMPTY"
  | "AGREEMENT_RIGHT_INVALID"
  | "AGREEMENT_NOTICE_INVALID"
  | "AGREEMENT_NOTICE_WITHOUT_RIGHT"
  | "AGREEMENT_SUPERSEDES_INVALID"
  | "AGREEMENT_SEAT_UNKNOWN"
  | "AGREEMENT_METADATA_MISMATCH";

/** An agreement breaks a rule of the protocol, or differs from its metadata. */
export class AgreementError extends MinhUocError {
  override readonly name = "AgreementError";
  declare readonly code: AgreementErrorCode;

  constructor(parameters: MinhUocErrorParameters & { code: AgreementErrorCode }) {
    super(parameters);
  }
}
