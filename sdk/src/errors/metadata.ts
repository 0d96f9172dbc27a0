import { MinhUocError, type MinhUocErrorParameters } from "./MinhUocError.js";

export type MetadataErrorCode =
  | "METADATA_VERSION_UNKNOWN"
  | "METADATA_FIELD_MISSING"
  | "METADATA_FIELD_UNKNOWN"
  | "METADATA_TYPE_WRONG"
  | "METADATA_VALUE_INVALID"
  | "METADATA_LENGTH_WRONG"
  | "METADATA_DATE_INVALID"
  | "METADATA_TIME_INVALID"
  | "METADATA_TERM_INVALID"
  | "METADATA_TITLE_TOO_LONG"
  | "METADATA_DUPLICATE"
  | "METADATA_REFERENCE_UNKNOWN"
  | "METADATA_SEATS_INVALID"
  | "METADATA_DOCUMENTS_INVALID";

/** A metadata document that does not follow the schema. `values.path` is the RFC 6901 pointer of the offending place. */
export class MetadataError extends MinhUocError {
  override readonly name = "MetadataError";
  declare readonly code: MetadataErrorCode;

  constructor(parameters: MinhUocErrorParameters & { code: MetadataErrorCode }) {
    super(parameters);
  }
}

export type CommitmentErrorCode =
  | "SALT_MISSING"
  | "SALT_UNEXPECTED"
  | "SALT_INVALID"
  | "SALT_REUSED"
  | "SALTED_METADATA_INVALID"
  | "DISCLOSURE_INVALID"
  | "DISCLOSURE_PATTERN_INVALID"
  | "DISCLOSURE_PATTERN_UNMATCHED"
  | "DISCLOSURE_SKELETON_INVALID"
  | "DISCLOSURE_LEAF_DUPLICATE"
  | "DISCLOSURE_LEAF_MISMATCH"
  | "DISCLOSURE_PATH_UNKNOWN"
  | "DISCLOSURE_VALUE_INVALID"
  | "DISCLOSURE_COMMITMENT_MISMATCH";

/** Salts or a disclosure that do not fit the commitment to a metadata document. `values.path` is an RFC 6901 pointer. */
export class CommitmentError extends MinhUocError {
  override readonly name = "CommitmentError";
  declare readonly code: CommitmentErrorCode;

  constructor(parameters: MinhUocErrorParameters & { code: CommitmentErrorCode }) {
    super(parameters);
  }
}
