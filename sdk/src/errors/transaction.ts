import { MinhUocError, type MinhUocErrorParameters } from "./MinhUocError.js";

/** Codes of {@link TransactionError}. */
export type TransactionErrorCode =
  | "ACCOUNT_FUNDS_MISSING"
  | "ACCOUNT_MISSING"
  | "ACCOUNT_REJECTED"
  | "TRANSACTION_REVERTED"
  | "TRANSACTION_TIMEOUT";

/** Nothing could be signed or sent, or what was sent did not take effect. */
export class TransactionError extends MinhUocError {
  override readonly name = "TransactionError";
  declare readonly code: TransactionErrorCode;

  constructor(parameters: MinhUocErrorParameters & { code: TransactionErrorCode }) {
    super(parameters);
  }
}
