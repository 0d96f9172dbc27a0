// RSA keys that are drawn from labels, so that every run has the same bytes. For tests only: anyone can compute them.

import { checkPrimeSync, createHash, createPrivateKey, type KeyObject } from "node:crypto";

export const RSA_EXPONENT = 65_537n;

export interface TestRsaKey {
  bits: number;
  modulus: bigint;
  privateExponent: bigint;
  primes: readonly [bigint, bigint];
}

/**
 * A key whose modulus has exactly that many bits.
 *
 * @param bits of the modulus
 * @param seed another one gives another key
 */
export function testRsaKey(bits: number, seed = ""): TestRsaKey {
  const half = Math.ceil(bits / 2);
  return keyOfPrimes(bits, [testPrime(`${seed}${bits}/p`, half), testPrime(`${seed}${bits}/q`, bits - half)]);
}

export function keyOfPrimes(bits: number, primes: readonly [bigint, bigint]): TestRsaKey {
  const [p, q] = primes;
  const privateExponent = inverse(RSA_EXPONENT, (p - 1n) * (q - 1n));
  return { bits, modulus: p * q, privateExponent, primes };
}

/** The first prime at or after a number of `bits` bits that depends on the label, its two highest bits set. */
export function testPrime(label: string, bits: number): bigint {
  const blocks = Array.from({ length: Math.ceil(bits / 8) / 32 + 1 }, (_, i) =>
    createHash("sha256").update(`minhuoc rsa/${label}/${i}`).digest("hex"),
  );
  const random = BigInt(`0x${blocks.join("")}`) % 2n ** BigInt(bits - 2);
  let candidate = 3n * 2n ** BigInt(bits - 2) + (random | 1n);
  while (candidate % RSA_EXPONENT === 1n || !checkPrimeSync(candidate)) candidate += 2n;
  return candidate;
}

/** The key as OpenSSL takes it, which knows no even modulus. */
export function privateKeyOf({ modulus, privateExponent, primes: [p, q] }: TestRsaKey): KeyObject {
  const part = (value: bigint) => {
    const digits = value.toString(16);
    return Buffer.from(digits.padStart(digits.length + (digits.length % 2), "0"), "hex").toString(
      "base64url",
    );
  };
  return createPrivateKey({
    format: "jwk",
    key: {
      kty: "RSA",
      n: part(modulus),
      e: "AQAB",
      d: part(privateExponent),
      p: part(p),
      q: part(q),
      dp: part(privateExponent % (p - 1n)),
      dq: part(privateExponent % (q - 1n)),
      qi: part(inverse(q, p)),
    },
  });
}

function inverse(value: bigint, modulus: bigint): bigint {
  let [a, b, x, y] = [value, modulus, 1n, 0n];
  while (b !== 0n) [a, b, x, y] = [b, a % b, y, x - (a / b) * y];
  return ((x % modulus) + modulus) % modulus;
}
