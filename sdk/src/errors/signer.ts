import { MinhUocError, type MinhUocErrorParameters } from "./MinhUocError.js";

/** Codes of {@link SignerError}. */
export type SignerErrorCode =
  | "SIGNER_REFUSED"
  | "SIGNER_ANSWER_INVALID"
  | "PASSKEY_UNSUPPORTED"
  | "PASSKEY_UNVERIFIED"
  | "SAFE_UNSUPPORTED"
  | "SAFE_OWNER_UNKNOWN"
  | "SAFE_OWNER_REPEATED"
  | "SAFE_SIGNATURE_INVALID"
  | "SAFE_SIGNATURES_MISSING"
  | "SAFE_SIGNATURES_REFUSED"
  | "WALLET_UNSUPPORTED"
  | "WALLET_APPROVAL_MISSING";

/** A wallet, passkey or token did not sign, or what it gave is no signature that the registry would take. */
export class SignerError extends MinhUocError {
  override readonly name = "SignerError";
  declare readonly code: SignerErrorCode;

  constructor(parameters: MinhUocErrorParameters & { code: SignerErrorCode }) {
    super(parameters);
  }
}
