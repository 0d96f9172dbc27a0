import { type Hex, hexToBytes } from "viem";
import { isObject } from "../core/json/isObject.js";
import { encodeWebAuthnKey, type PointKey } from "../core/keys/encodePointKey.js";
import { askPasskey } from "./askPasskey.js";
import { isBinary, toUint8Array } from "./binary.js";
import { encodeWebAuthnSignature, type WebAuthnAssertion } from "./encodeWebAuthnSignature.js";
import { invalidAnswer } from "./invalidAnswer.js";
import type { DigestSigner } from "./signer.js";

export type PasskeySignerParameters = PointKey & {
  /** Of the passkey, as `createPasskey` returns it. Without it the person chooses among the site's passkeys. */
  credentialId?: Hex;
  /** The site whose passkey it is. Default: the page's own. */
  rpId?: string;
  /** What the browser does: `(options) => navigator.credentials.get(options)`. */
  get: (options: { publicKey: PublicKeyCredentialRequestOptions }) => Promise<unknown>;
};
export type PasskeySignerReturnType = DigestSigner;

/**
 * A passkey: a P-256 key in a phone, laptop or security key, which asks for a finger, a face or a PIN.
 *
 * The device shows the site's name, not what is signed: show that to the person first.
 *
 * @param parameters.verifier address of `ERC7913WebAuthnVerifier`
 * @returns a signer; it throws {SignerError} `SIGNER_REFUSED` where the person refuses or does not answer, and what
 * `encodeWebAuthnSignature` throws
 * @throws {KeyError} `KEY_VERIFIER_INVALID`, `KEY_POINT_INVALID`
 * @see W3C Web Authentication, Level 3; ERC-7913
 */
export function passkeySigner(parameters: PasskeySignerParameters): PasskeySignerReturnType {
  const { credentialId, rpId, get, ...key } = parameters;
  return {
    key: encodeWebAuthnKey(key),
    sign: async ({ digest }) => {
      const credential = await askPasskey(() =>
        get({
          publicKey: {
            challenge: toUint8Array(hexToBytes(digest)),
            userVerification: "required",
            ...(rpId !== undefined && { rpId }),
            ...(credentialId !== undefined && {
              allowCredentials: [{ type: "public-key", id: toUint8Array(hexToBytes(credentialId)) }],
            }),
          },
        }),
      );
      const response = isObject(credential) ? credential.response : undefined;
      if (!isAssertion(response)) {
        throw invalidAnswer("passkey's assertion", credential, "Give navigator.credentials.get as get.");
      }
      return encodeWebAuthnSignature({ digest, assertion: response });
    },
  };
}

function isAssertion(response: unknown): response is WebAuthnAssertion {
  return (
    isObject(response) &&
    isBinary(response.authenticatorData) &&
    isBinary(response.clientDataJSON) &&
    isBinary(response.signature)
  );
}
