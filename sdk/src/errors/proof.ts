import { MinhUocError, type MinhUocErrorParameters } from "./MinhUocError.js";

/** Codes of {@link ProofError}. */
export type ProofErrorCode =
  | "PROOF_RLP_INVALID"
  | "PROOF_HEADER_INVALID"
  | "PROOF_NODE_MISSING"
  | "PROOF_NODE_INVALID"
  | "PROOF_NODE_UNUSED"
  | "PROOF_ACCOUNT_MISSING"
  | "PROOF_VALUE_INVALID";

/** A block header or a proof of storage does not hold together: it proves nothing. */
export class ProofError extends MinhUocError {
  override readonly name = "ProofError";
  declare readonly code: ProofErrorCode;

  constructor(parameters: MinhUocErrorParameters & { code: ProofErrorCode }) {
    super(parameters);
  }
}
