// One signer for each kind of key that an organisation can enrol, over real cryptography. Signatures are deterministic, so
// that gas figures are too.

import { constants, createHash, sign } from "node:crypto";
import { P256, WebAuthnP256 } from "ox";
import {
  type Address,
  concatHex,
  encodeAbiParameters,
  type Hex,
  hexToBytes,
  keccak256,
  numberToHex,
  stringToHex,
  toHex,
} from "viem";
import { type PrivateKeyAccount, privateKeyToAccount } from "viem/accounts";
import {
  encodeAccountKey,
  encodeP256Key,
  encodeRsaKey,
  encodeWebAuthnKey,
} from "../../sdk/src/exports/core.js";
import { privateKeyOf, testRsaKey } from "./testRsaKey.js";

/** A key of an organisation: its ERC-7913 bytes and what signs an EIP-712 digest with it. */
export interface DigestSigner {
  key: Hex;
  sign: (digest: Hex) => Promise<Hex>;
}

/** A private key for tests and demos, the same for the same seed. Never one for real use. */
export const testKey = (seed: string): Hex => keccak256(stringToHex(`minhuoc test key: ${seed}`));

/** An account with a private key of its own. */
export function accountSigner(seed: string): DigestSigner & { account: PrivateKeyAccount } {
  const account = privateKeyToAccount(testKey(seed));
  return { account, key: encodeAccountKey(account.address), sign: (hash) => account.sign({ hash }) };
}

/** P-256 signatures over the digest itself, as `ERC7913P256Verifier` takes them: r and s. */
export function p256Signer(seed: string, verifier: Address): DigestSigner {
  const privateKey = testKey(seed);
  const { x, y } = P256.getPublicKey({ privateKey });
  return {
    key: encodeP256Key({ verifier, x: word(x), y: word(y) }),
    sign: async (payload) => {
      const { r, s } = signP256(payload, privateKey);
      return concatHex([word(r), word(s)]);
    },
  };
}

/** A passkey: WebAuthn assertions with user verification, as `ERC7913WebAuthnVerifier` takes them. */
export function passkeySigner(seed: string, verifier: Address, rpId = "minhuoc.example"): DigestSigner {
  const privateKey = testKey(seed);
  const { x, y } = P256.getPublicKey({ privateKey });
  return {
    key: encodeWebAuthnKey({ verifier, x: word(x), y: word(y) }),
    sign: async (challenge) => {
      const { metadata, payload } = WebAuthnP256.getSignPayload({
        challenge,
        rpId,
        origin: `https://${rpId}`,
        userVerification: "required",
      });
      const { r, s } = signP256(createHash("sha256").update(hexToBytes(payload)).digest(), privateKey);
      return encodeAbiParameters(webAuthnAuth, [
        word(r),
        word(s),
        BigInt(metadata.challengeIndex ?? 0),
        BigInt(metadata.typeIndex ?? 0),
        metadata.authenticatorData,
        metadata.clientDataJSON,
      ]);
    },
  };
}

/** RSASSA-PKCS1-v1_5 with SHA-256 over the digest's bytes, as national-CA tokens sign. */
export function rsaSigner(bits: number, verifier: Address): DigestSigner {
  const rsaKey = testRsaKey(bits);
  const key = privateKeyOf(rsaKey);
  return {
    key: encodeRsaKey({ verifier, modulus: toHex(rsaKey.modulus), exponent: 65_537 }),
    sign: async (digest) =>
      toHex(sign("sha256", hexToBytes(digest), { key, padding: constants.RSA_PKCS1_PADDING })),
  };
}

/** The members of OpenZeppelin's `WebAuthnAuth`, without the offset that a struct would have in front. */
const webAuthnAuth = [
  { name: "r", type: "bytes32" },
  { name: "s", type: "bytes32" },
  { name: "challengeIndex", type: "uint256" },
  { name: "typeIndex", type: "uint256" },
  { name: "authenticatorData", type: "bytes" },
  { name: "clientDataJSON", type: "string" },
] as const;

const word = (value: bigint) => numberToHex(value, { size: 32 });

/** OpenZeppelin's P256 takes the lower of the two possible s only. */
export function signP256(payload: Hex | Uint8Array, privateKey: Hex) {
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
  const { r, s } = P256.sign({ payload, privateKey, hash: false });
  return { r, s: s > order / 2n ? order - s : s };
}
