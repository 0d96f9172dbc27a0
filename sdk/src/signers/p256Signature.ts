import { type Hex, hexToBytes, numberToHex } from "viem";
import { invalidAnswer } from "./invalidAnswer.js";

/** The order of P-256's base point, SP 800-186 section 3.2.1.3. */
const N = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/**
 * The two numbers of an ECDSA signature on P-256, the second one in its lower form, which is the one that verifiers on chain take.
 *
 * @param signature r and s, 32 bytes each, as tokens and WebCrypto give them; or in DER, as passkeys and OpenSSL do
 * @returns r and s, 32 bytes each
 * @throws {SignerError} `SIGNER_ANSWER_INVALID`
 * @see FIPS 186-5, section 6; SEC 1, section C.5
 */
export function p256Signature(signature: Hex): { r: Hex; s: Hex } {
  const pair = /^0x[0-9a-fA-F]{128}$/.test(signature)
    ? [signature.slice(2, 66), signature.slice(66)]
    : derIntegers(signature);
  const [r, s] = pair.map((digits) => BigInt(`0x${digits}`));
  if (!r || !s || r >= N || s >= N) {
    throw invalidAnswer("signature on P-256", signature, "Give r and s of 32 bytes each, or both in DER.");
  }
  return {
    r: numberToHex(r, { size: 32 }),
    s: numberToHex(s > N / 2n ? N - s : s, { size: 32 }),
  };
}

/** The digits of the two positive integers of a DER sequence, none where it is anything else. */
function derIntegers(signature: Hex): string[] {
  if (!/^0x(?:[0-9a-fA-F]{2})+$/.test(signature)) return [];
  const bytes = hexToBytes(signature);
  if (bytes[0] !== 0x30 || bytes[1] !== bytes.length - 2) return [];
  const integers: string[] = [];
  let at = 2;
  while (at < bytes.length) {
    const size = bytes[at + 1] ?? 0;
    const content = bytes.subarray(at + 2, at + 2 + size);
    const [first = 0x80, second = 0x80] = content;
    // Positive, and no zero byte in front that the sign does not need.
    if (bytes[at] !== 0x02 || content.length !== size || first >= 0x80) return [];
    if (first === 0 && second < 0x80) return [];
    integers.push(signature.slice(2 * (at + 3), 2 * (at + 3 + size)));
    at += 2 + size;
  }
  return integers.length === 2 ? integers : [];
}
