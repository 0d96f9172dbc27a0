import { MinhUocError, type MinhUocErrorParameters } from "./MinhUocError.js";

/** Codes of {@link AnchorError}. */
export type AnchorErrorCode =
  | "ANCHOR_EMPTY"
  | "ANCHOR_HASH_INVALID"
  | "ANCHOR_FILE_REPEATED"
  | "ANCHOR_FILE_UNKNOWN"
  | "ANCHOR_PROOF_INVALID"
  | "ANCHOR_VERSION_UNKNOWN";

/** Anchored files, or the proof for one, are malformed. None of these says anything about when a file existed. */
export class AnchorError extends MinhUocError {
  override readonly name = "AnchorError";
  declare readonly code: AnchorErrorCode;

  constructor(parameters: MinhUocErrorParameters & { code: AnchorErrorCode }) {
    super(parameters);
  }
}
