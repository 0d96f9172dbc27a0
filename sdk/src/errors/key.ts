import { MinhUocError, type MinhUocErrorParameters } from "./MinhUocError.js";

/** Codes of {@link KeyError}. */
export type KeyErrorCode =
  | "KEY_ACCOUNT_INVALID"
  | "KEY_VERIFIER_INVALID"
  | "KEY_POINT_INVALID"
  | "KEY_MODULUS_INVALID"
  | "KEY_EXPONENT_INVALID"
  | "KEY_BYTES_INVALID"
  | "KEY_SIZE_INVALID";

/** A key is not ERC-7913 bytes of the accepted form. */
export class KeyError extends MinhUocError {
  override readonly name = "KeyError";
  declare readonly code: KeyErrorCode;

  constructor(parameters: MinhUocErrorParameters & { code: KeyErrorCode }) {
    super(parameters);
  }
}
