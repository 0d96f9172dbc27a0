import { type Address, type Hex, size } from "viem";
import { KeyError } from "../../errors/key.js";
import { joinKey } from "./keyBytes.js";

/** Of every key. */
export const EXPONENT = 65537n;
const MIN_BITS = 2048;
const MAX_BITS = 4096;

/** Bit length of a modulus that is canonical and in range, or what is wrong with it. */
export function rsaModulus(modulus: Hex): { bits: number } | { problem: string } {
  if (typeof modulus !== "string" || !/^0x(?:[0-9a-f]{2})+$/.test(modulus))
    return { problem: "it is not bytes" };
  if (modulus.startsWith("0x00")) return { problem: "it begins with a zero byte" };
  if (size(modulus) > MAX_BITS / 8) return { problem: `it has more than ${MAX_BITS} bits` };
  const value = BigInt(modulus);
  const bits = value.toString(2).length;
  if (bits < MIN_BITS) return { problem: `it has ${bits} bits, fewer than ${MIN_BITS}` };
  if (value % 2n === 0n) return { problem: "it is even" };
  return { bits };
}

/**
 * The key of an RSA key pair: the verifier contract, then the modulus alone. The exponent is always 65537, so that one key has one encoding.
 *
 * @param key.modulus big-endian, 2,048 to 4,096 bits, odd, without a leading zero byte
 * @param key.exponent the key's public exponent, checked to be 65537
 * @returns 276 to 532 bytes
 * @throws {KeyError} `KEY_VERIFIER_INVALID`, `KEY_MODULUS_INVALID`, `KEY_EXPONENT_INVALID`
 * @see ERC-7913; RFC 8017, section 3.1
 */
export function encodeRsaKey({
  verifier,
  modulus,
  exponent = EXPONENT,
}: {
  verifier: Address;
  modulus: Hex;
  exponent?: bigint | number;
}): Hex {
  const lower = String(modulus).toLowerCase() as Hex;
  const checked = rsaModulus(lower);
  if ("problem" in checked) {
    throw new KeyError({
      code: "KEY_MODULUS_INVALID",
      message: `The RSA modulus is not accepted: ${checked.problem}.`,
      remedy: `Give it in big-endian hex, ${MIN_BITS} to ${MAX_BITS} bits, odd, without leading zeros.`,
      values: { modulus, ...checked },
    });
  }
  if (exponent !== EXPONENT && exponent !== Number(EXPONENT)) {
    throw new KeyError({
      code: "KEY_EXPONENT_INVALID",
      message: `The RSA exponent ${String(exponent)} is not accepted.`,
      remedy: `Use a key with the exponent ${EXPONENT}.`,
      values: { exponent },
    });
  }
  return joinKey(verifier, lower);
}
