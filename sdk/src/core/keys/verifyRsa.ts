import { type Hex, hexToBytes, size } from "viem";
import { hashDocument } from "../documents/hashDocument.js";
import { EXPONENT, rsaModulus } from "./encodeRsaKey.js";
import { modularPower } from "./modularPower.js";

/** DigestInfo of SHA-256 up to the hash: with the NULL that RFC 8017 asks for, and without it, as some tokens write it. */
const DIGEST_INFOS = ["3031300d060960864801650304020105000420", "302f300b06096086480165030402010420"];

/**
 * Whether a signature is one of RSASSA-PKCS1-v1_5 with SHA-256 over the 32 bytes of the digest, by the key with this modulus and the exponent
 * 65537.
 *
 * In plain arithmetic, which here has no secret to keep: WebCrypto is missing in pages that did not come over TLS, and not every
 * implementation of it takes a DigestInfo without NULL, as the registry's verifier does.
 *
 * @param modulus 256 to 512 bytes
 * @param digest 32 bytes
 * @param signature as long as the modulus
 * @see RFC 8017, section 8.2.2; contracts/RSAVerifier.sol
 */
export async function verifyRsa(modulus: Hex, digest: Hex, signature: Hex): Promise<boolean> {
  if ("problem" in rsaModulus(modulus) || size(signature) !== size(modulus)) return false;
  const [n, s] = [BigInt(modulus), BigInt(signature)];
  if (s >= n) return false;
  const encoded = modularPower(s, EXPONENT, n)
    .toString(16)
    .padStart(2 * size(modulus), "0");
  const { sha256 } = await hashDocument(hexToBytes(digest));
  return DIGEST_INFOS.some((info) => {
    const end = `00${info}${sha256.slice(2)}`;
    return encoded === `0001${"f".repeat(encoded.length - 4 - end.length)}${end}`;
  });
}
