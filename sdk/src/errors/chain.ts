import { MinhUocError, type MinhUocErrorParameters } from "./MinhUocError.js";

/** Codes of {@link ChainError}. */
export type ChainErrorCode =
  | "CHAIN_UNREACHABLE"
  | "CHAIN_TIMEOUT"
  | "CHAIN_REQUEST_REFUSED"
  | "CHAIN_RATE_LIMITED"
  | "CHAIN_ANSWER_INVALID"
  | "CHAIN_LOGS_LIMITED"
  | "CHAIN_MISMATCH"
  | "CHAIN_BLOCK_UNKNOWN"
  | "CHAIN_BLOCK_NOT_FINAL"
  | "CHAIN_BLOCK_UNTRUSTED"
  | "CHAIN_QUORUM_UNREACHED"
  | "CHAIN_ENDPOINTS_DISAGREE"
  | "REGISTRY_UNKNOWN"
  | "REGISTRY_MISMATCH"
  | "REGISTRY_CODE_MISSING"
  | "REGISTRY_CODE_MISMATCH"
  | "CLIENT_UNSUPPORTED";

/** The chain could not be asked, or its answer cannot be used. None of these says anything about an agreement. */
export class ChainError extends MinhUocError {
  override readonly name = "ChainError";
  declare readonly code: ChainErrorCode;

  constructor(parameters: MinhUocErrorParameters & { code: ChainErrorCode }) {
    super(parameters);
  }
}
