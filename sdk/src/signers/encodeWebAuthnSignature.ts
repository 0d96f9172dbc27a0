import { bytesToHex, encodeAbiParameters, type Hex } from "viem";
import { SignerError } from "../errors/signer.js";
import { type Binary, base64Url, binaryText, toUint8Array } from "./binary.js";
import { invalidAnswer } from "./invalidAnswer.js";
import { p256Signature } from "./p256Signature.js";

/** The parts of an `AuthenticatorAssertionResponse`. */
export type WebAuthnAssertion = {
  authenticatorData: Binary;
  clientDataJSON: Binary;
  /** In DER, as authenticators give it. */
  signature: Binary;
};
export type EncodeWebAuthnSignatureParameters = {
  /** The digest that was given as challenge. */
  digest: Hex;
  assertion: WebAuthnAssertion;
};

/** The members of OpenZeppelin's `WebAuthnAuth`, without the offset that a struct would have in front. A string is encoded as its bytes. */
const webAuthnAuth = [
  { name: "r", type: "bytes32" },
  { name: "s", type: "bytes32" },
  { name: "challengeIndex", type: "uint256" },
  { name: "typeIndex", type: "uint256" },
  { name: "authenticatorData", type: "bytes" },
  { name: "clientDataJSON", type: "bytes" },
] as const;

const FLAGS_AT = 32;
const MIN_AUTHENTICATOR_DATA = 37;
/** User present, user verified, eligible for backup, backed up (WebAuthn Level 3, section 6.1). */
const [PRESENT, VERIFIED, ELIGIBLE, BACKED_UP] = [0x01, 0x04, 0x08, 0x10] as const;

/**
 * A passkey's assertion in the form in which `ERC7913WebAuthnVerifier` checks it.
 *
 * @param parameters.digest what should have been signed
 * @param parameters.assertion what the browser gave
 * @returns the signature with s in its lower form, the authenticator's and the browser's data, and where in them type and challenge stand
 * @throws {SignerError} `PASSKEY_UNVERIFIED` where the person was not verified, `SIGNER_ANSWER_INVALID` for an assertion over anything
 * else, or none
 * @see W3C Web Authentication, Level 3, section 7.2; ERC-7913
 */
export function encodeWebAuthnSignature({ digest, assertion }: EncodeWebAuthnSignatureParameters): Hex {
  const authenticatorData = toUint8Array(assertion.authenticatorData);
  const clientData = toUint8Array(assertion.clientDataJSON);
  // One character a byte: the verifier counts bytes.
  const text = binaryText(clientData);
  const typeIndex = text.indexOf('"type":"webauthn.get"');
  const challengeIndex = text.indexOf(`"challenge":"${base64Url(digest)}"`);
  const flags = authenticatorData[FLAGS_AT] ?? 0;
  if (
    typeIndex < 0 ||
    challengeIndex < 0 ||
    authenticatorData.length < MIN_AUTHENTICATOR_DATA ||
    (flags & PRESENT) === 0 ||
    (flags & (ELIGIBLE | BACKED_UP)) === BACKED_UP
  ) {
    throw invalidAnswer(
      `passkey's assertion over ${digest}`,
      text,
      "Ask the passkey again, with the digest as challenge.",
    );
  }
  if ((flags & VERIFIED) === 0) {
    throw new SignerError({
      code: "PASSKEY_UNVERIFIED",
      message: "The passkey signed without verifying the person.",
      remedy: "Set a PIN, fingerprint or face on the device, and ask with userVerification: required.",
      values: { flags },
    });
  }
  const { r, s } = p256Signature(bytesToHex(toUint8Array(assertion.signature)));
  return encodeAbiParameters(webAuthnAuth, [
    r,
    s,
    BigInt(challengeIndex),
    BigInt(typeIndex),
    bytesToHex(authenticatorData),
    bytesToHex(clientData),
  ]);
}
