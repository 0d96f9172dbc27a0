import { concatHex, type Hex } from "viem";
import { encodeP256Key, type PointKey } from "../core/keys/encodePointKey.js";
import { p256Signature } from "./p256Signature.js";
import type { DigestSigner } from "./signer.js";

export type P256SignerParameters = PointKey & {
  /** Signs the 32 bytes as they are, without hashing them again: as r and s, or in DER. */
  sign: (digest: Hex) => Promise<Hex>;
};
export type P256SignerReturnType = DigestSigner;

/**
 * A P-256 key in a token, an enclave or a key service.
 *
 * @param parameters.verifier address of `ERC7913P256Verifier`
 * @param parameters.sign what the device does, such as PKCS#11's CKM_ECDSA
 * @returns a signer; it throws {SignerError} `SIGNER_ANSWER_INVALID`, and what `sign` throws
 * @throws {KeyError} `KEY_VERIFIER_INVALID`, `KEY_POINT_INVALID`
 * @see ERC-7913
 */
export function p256Signer({ sign, ...key }: P256SignerParameters): P256SignerReturnType {
  return {
    key: encodeP256Key(key),
    sign: async ({ digest }) => {
      const { r, s } = p256Signature(await sign(digest));
      return concatHex([r, s]);
    },
  };
}
