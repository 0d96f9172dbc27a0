import { type Address, type Hex, size } from "viem";
import { encodeRsaKey } from "../core/keys/encodeRsaKey.js";
import { toBytes } from "../reads/answers.js";
import { invalidAnswer } from "./invalidAnswer.js";
import type { DigestSigner } from "./signer.js";

export type RsaSignerParameters = {
  /** Address of `RSAVerifier`. */
  verifier: Address;
  /** Big-endian, without a leading zero byte. */
  modulus: Hex;
  /** Checked to be 65537. */
  exponent?: bigint | number;
  /** Signs the 32 bytes with RSASSA-PKCS1-v1_5 and SHA-256, which the device hashes once more: as PKCS#11's CKM_SHA256_RSA_PKCS. */
  sign: (digest: Hex) => Promise<Hex>;
};
export type RsaSignerReturnType = DigestSigner;

/**
 * An RSA key, as tokens of national certification authorities hold it.
 *
 * @param parameters the key, and what the token does
 * @returns a signer; it throws {SignerError} `SIGNER_ANSWER_INVALID` where the signature has not the modulus' length, and what `sign` throws
 * @throws {KeyError} `KEY_VERIFIER_INVALID`, `KEY_MODULUS_INVALID`, `KEY_EXPONENT_INVALID`
 * @see RFC 8017, section 8.2; ERC-7913
 */
export function rsaSigner({ sign, ...key }: RsaSignerParameters): RsaSignerReturnType {
  const length = size(key.modulus);
  return {
    key: encodeRsaKey(key),
    sign: async ({ digest }) => {
      const signature = await sign(digest);
      if (toBytes(signature) !== undefined && size(signature) === length) return signature;
      throw invalidAnswer(
        `RSA signature of ${length} bytes`,
        signature,
        "Have the token sign with the key whose modulus was given, by RSASSA-PKCS1-v1_5 with SHA-256.",
      );
    },
  };
}
