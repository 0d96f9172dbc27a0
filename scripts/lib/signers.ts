// One signer for each kind of key that an organisation can enrol: the SDK's own, over keys and devices in software. Signatures
// are deterministic, so that gas figures are too.

import { constants, createHash, sign } from "node:crypto";
import { P256, WebAuthnP256 } from "ox";
import {
  type Address,
  bytesToHex,
  concatHex,
  type Hex,
  hexToBytes,
  keccak256,
  numberToHex,
  stringToHex,
  toHex,
} from "viem";
import { type PrivateKeyAccount, privateKeyToAccount } from "viem/accounts";
import {
  accountSigner,
  type DigestSigner,
  p256Signer,
  passkeySigner,
  rsaSigner,
  type Signer,
} from "../../sdk/src/exports/signers.js";
import { privateKeyOf, testRsaKey } from "./testRsaKey.js";

/** A private key for tests and demos, the same for the same seed. Never one for real use. */
export const testKey = (seed: string): Hex => keccak256(stringToHex(`minhuoc test key: ${seed}`));

/** An account with a private key of its own. */
export function testAccountSigner(seed: string): Signer & { account: PrivateKeyAccount } {
  const account = privateKeyToAccount(testKey(seed));
  return { account, ...accountSigner({ account }) };
}

/** A token with a P-256 key. */
export function testP256Signer(seed: string, verifier: Address): DigestSigner {
  const privateKey = testKey(seed);
  return p256Signer({
    verifier,
    ...publicKey(privateKey),
    sign: async (digest) => {
      const { r, s } = P256.sign({ payload: digest, privateKey, hash: false });
      return concatHex([word(r), word(s)]);
    },
  });
}

/** A passkey in software, which verifies whoever asks. */
export function testPasskeySigner(seed: string, verifier: Address, rpId = "minhuoc.example"): DigestSigner {
  const privateKey = testKey(seed);
  return passkeySigner({
    verifier,
    ...publicKey(privateKey),
    get: async ({ publicKey: { challenge, userVerification = "preferred" } }) => {
      const { metadata, payload } = WebAuthnP256.getSignPayload({
        challenge: bytesToHex(challenge as Uint8Array),
        rpId,
        origin: `https://${rpId}`,
        userVerification,
      });
      const digest = createHash("sha256").update(hexToBytes(payload)).digest();
      return {
        response: {
          authenticatorData: hexToBytes(metadata.authenticatorData),
          clientDataJSON: new TextEncoder().encode(metadata.clientDataJSON),
          signature: der(P256.sign({ payload: digest, privateKey, hash: false })),
        },
      };
    },
  });
}

/** A token with an RSA key. */
export function testRsaSigner(bits: number, verifier: Address, seed?: string): DigestSigner {
  const rsaKey = testRsaKey(bits, seed);
  const key = privateKeyOf(rsaKey);
  return rsaSigner({
    verifier,
    modulus: toHex(rsaKey.modulus),
    exponent: 65_537,
    sign: async (digest) =>
      toHex(sign("sha256", hexToBytes(digest), { key, padding: constants.RSA_PKCS1_PADDING })),
  });
}

function publicKey(privateKey: Hex): { x: Hex; y: Hex } {
  const { x, y } = P256.getPublicKey({ privateKey });
  return { x: word(x), y: word(y) };
}

const word = (value: bigint) => numberToHex(value, { size: 32 });

/** A signature as authenticators write it (SEC 1, section C.5). */
function der({ r, s }: { r: bigint; s: bigint }): Uint8Array {
  const integer = (value: bigint) => {
    const bytes = hexToBytes(numberToHex(value));
    const content = (bytes[0] ?? 0) < 0x80 ? [...bytes] : [0, ...bytes];
    return [0x02, content.length, ...content];
  };
  const content = [...integer(r), ...integer(s)];
  return Uint8Array.from([0x30, content.length, ...content]);
}
