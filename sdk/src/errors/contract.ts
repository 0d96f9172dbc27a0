import { MinhUocError, type MinhUocErrorParameters } from "./MinhUocError.js";

/**
 * A contract refused a call. `code` is the contract's error in capitals (`ActKeyUnauthorized` is `ACT_KEY_UNAUTHORIZED`), `values` holds
 * its arguments by name.
 */
export class ContractError extends MinhUocError {
  override readonly name = "ContractError";
  /** The error's name in Solidity; undefined where the contract gave no error that its ABI knows. */
  readonly error: string | undefined;

  constructor(parameters: MinhUocErrorParameters & { error: string | undefined }) {
    super(parameters);
    this.error = parameters.error;
  }
}
