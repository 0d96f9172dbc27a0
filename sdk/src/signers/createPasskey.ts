import { type Address, bytesToHex, type Hex } from "viem";
import { isObject } from "../core/json/isObject.js";
import { encodeWebAuthnKey } from "../core/keys/encodePointKey.js";
import { askPasskey } from "./askPasskey.js";
import { type Binary, isBinary, toUint8Array } from "./binary.js";
import { invalidAnswer } from "./invalidAnswer.js";
import { passkeyPublicKey } from "./passkeyPublicKey.js";

export type CreatePasskeyParameters = {
  /** Address of `ERC7913WebAuthnVerifier`. */
  verifier: Address;
  /** Name of the site, and its id where that is not the page's own. */
  rp: { name: string; id?: string };
  /** Whose passkey it is: `name` tells accounts apart, such as a mail address; `displayName` is the person's. */
  user: { name: string; displayName: string };
  /** What the browser does: `(options) => navigator.credentials.create(options)`. */
  create: (options: { publicKey: PublicKeyCredentialCreationOptions }) => Promise<unknown>;
};
export type CreatePasskeyReturnType = {
  /** ERC-7913 key, for a manager to enrol. */
  key: Hex;
  /** Affine coordinates of its public key. */
  x: Hex;
  y: Hex;
  /** By which the site asks for it again. */
  credentialId: Hex;
};

const ES256 = -7;

/**
 * Has the person make a passkey, on this device or another.
 *
 * @param parameters the site, the person, and the browser's function
 * @returns the key to enrol, and what `passkeySigner` needs
 * @throws {SignerError} `SIGNER_REFUSED`, `SIGNER_ANSWER_INVALID`, `PASSKEY_UNSUPPORTED`
 * @throws {KeyError} `KEY_VERIFIER_INVALID`
 * @see W3C Web Authentication, Level 3, section 7.1
 */
export async function createPasskey({
  verifier,
  rp,
  user,
  create,
}: CreatePasskeyParameters): Promise<CreatePasskeyReturnType> {
  const random = () => crypto.getRandomValues(new Uint8Array(32));
  const credential = await askPasskey(() =>
    create({
      publicKey: {
        rp,
        user: { ...user, id: random() },
        // Nobody checks the answer to it: the manager who enrols the key vouches for it.
        challenge: random(),
        pubKeyCredParams: [{ type: "public-key", alg: ES256 }],
        authenticatorSelection: { userVerification: "required", residentKey: "preferred" },
      },
    }),
  );
  if (!isRegistration(credential)) {
    throw invalidAnswer("new passkey", credential, "Give navigator.credentials.create as create.");
  }
  const point = passkeyPublicKey({ publicKey: credential.response.getPublicKey() });
  return {
    key: encodeWebAuthnKey({ verifier, ...point }),
    ...point,
    credentialId: bytesToHex(toUint8Array(credential.rawId)),
  };
}

function isRegistration(
  credential: unknown,
): credential is { rawId: Binary; response: { getPublicKey: () => Binary | null } } {
  return (
    isObject(credential) &&
    isBinary(credential.rawId) &&
    isObject(credential.response) &&
    typeof credential.response.getPublicKey === "function"
  );
}
