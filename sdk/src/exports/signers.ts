export { SignerError, type SignerErrorCode } from "../errors/signer.js";
export {
  type AccountSignerParameters,
  type AccountSignerReturnType,
  accountSigner,
} from "../signers/accountSigner.js";
export {
  type ApprovalSignerParameters,
  type ApprovalSignerReturnType,
  approvalSigner,
} from "../signers/approvalSigner.js";
export type { Binary } from "../signers/binary.js";
export {
  type CheckSafeSignatureParameters,
  type CheckSafeSignatureReturnType,
  checkSafeSignature,
} from "../signers/checkSafeSignature.js";
export {
  type CombineSafeSignaturesParameters,
  type CombineSafeSignaturesReturnType,
  combineSafeSignatures,
} from "../signers/combineSafeSignatures.js";
export {
  type CreatePasskeyParameters,
  type CreatePasskeyReturnType,
  createPasskey,
} from "../signers/createPasskey.js";
export {
  type EncodeWebAuthnSignatureParameters,
  encodeWebAuthnSignature,
  type WebAuthnAssertion,
} from "../signers/encodeWebAuthnSignature.js";
export { type GetSafeParameters, type GetSafeReturnType, getSafe } from "../signers/getSafe.js";
export {
  type NestedSignerParameters,
  type NestedSignerReturnType,
  nestedSigner,
} from "../signers/nestedSigner.js";
export { p256Signature } from "../signers/p256Signature.js";
export { type P256SignerParameters, type P256SignerReturnType, p256Signer } from "../signers/p256Signer.js";
export {
  type PasskeyPublicKeyParameters,
  type PasskeyPublicKeyReturnType,
  passkeyPublicKey,
} from "../signers/passkeyPublicKey.js";
export {
  type PasskeySignerParameters,
  type PasskeySignerReturnType,
  passkeySigner,
} from "../signers/passkeySigner.js";
export { type RsaSignerParameters, type RsaSignerReturnType, rsaSigner } from "../signers/rsaSigner.js";
export {
  type SafeApprovalCallParameters,
  type SafeApprovalCallReturnType,
  safeApprovalCall,
} from "../signers/safeApprovalCall.js";
export {
  type SafeMessageParameters,
  type SafeMessageReturnType,
  safeMessage,
} from "../signers/safeMessage.js";
export {
  type SafeOwnerApprovalCallParameters,
  type SafeOwnerApprovalCallReturnType,
  safeOwnerApprovalCall,
} from "../signers/safeOwnerApprovalCall.js";
export {
  type SafeSignerParameters,
  type SafeSignerReturnType,
  safeSigner,
} from "../signers/safeSigner.js";
export type { DigestSigner, Signer, SigningAccount, SigningRequest } from "../signers/signer.js";
export {
  type SafeSignature,
  type SignSafeMessageParameters,
  type SignSafeMessageReturnType,
  signSafeMessage,
} from "../signers/signSafeMessage.js";
