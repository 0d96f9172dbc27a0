// RSA keys and signatures for the tests of the RSA verifier, made by node:crypto and plain arithmetic.

import { createHash, sign } from "node:crypto";
import {
  keyOfPrimes,
  privateKeyOf,
  RSA_EXPONENT,
  type TestRsaKey,
  testPrime,
  testRsaKey,
} from "../lib/testRsaKey.js";

const DIGEST_INFO = "3031300d060960864801650304020105000420";

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let [result, square] = [1n, base % modulus];
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

const bytes = (value: bigint, length: number) =>
  Buffer.from(value.toString(16).padStart(length * 2, "0"), "hex");
const lengthOf = (bits: number) => Math.ceil(bits / 8);
const hex = (buffer: Buffer) => `0x${buffer.toString("hex")}`;

/** EMSA-PKCS1-v1_5 (RFC 8017, section 9.2) of the digest's 32 bytes. */
function encoded(digest: Buffer, length: number): bigint {
  const info = DIGEST_INFO + createHash("sha256").update(digest).digest("hex");
  return BigInt(`0x01${"ff".repeat(length - 3 - info.length / 2)}00${info}`);
}

/** By OpenSSL, which knows no even modulus; checked with plain arithmetic. */
function signature(key: TestRsaKey, digest: Buffer): Buffer {
  const length = lengthOf(key.bits);
  const message = encoded(digest, length);
  const signed =
    key.primes[0] === 2n
      ? bytes(power(message, key.privateExponent, key.modulus), length)
      : sign("sha256", digest, privateKeyOf(key));
  if (power(BigInt(hex(signed)), RSA_EXPONENT, key.modulus) !== message) {
    throw new Error(`RSA-${key.bits}: the signature does not fit its message`);
  }
  return signed;
}

const digestOf = (label: string) => createHash("sha256").update(`minhuoc rsa/${label}`).digest();

function columns(rows: readonly Record<string, string | number>[]): Record<string, (string | number)[]> {
  return Object.fromEntries(
    Object.keys(rows[0] ?? {}).map((name) => [name, rows.map((row) => row[name] as string | number)]),
  );
}

/**
 * `test/vectors/rsa.json`.
 *
 * @returns contents by path, relative to the project's root; the same on every run
 */
export async function generate(): Promise<Record<string, string>> {
  const keys = [2048, 2049, 3072, 4096].map((bits) => testRsaKey(bits));
  // Good in arithmetic and refused all the same, since none of them is the one canonical form of a key of 2,048 to 4,096 bits.
  const refused: [string, TestRsaKey][] = [
    ["255 bytes", testRsaKey(2040)],
    ["256 bytes, 2,047 bits", testRsaKey(2047)],
    ["an even modulus", keyOfPrimes(2048, [2n, testPrime("2048/even", 2047)])],
    ["513 bytes", testRsaKey(4104)],
  ];
  const row = (key: TestRsaKey, digest: Buffer) => ({
    bits: key.bits,
    modulus: hex(bytes(key.modulus, lengthOf(key.bits))),
    digest: hex(digest),
    signature: hex(signature(key, digest)),
  });
  const content = {
    keys: columns(
      keys.map(({ bits, modulus, privateExponent }) => ({
        bits,
        modulus: hex(bytes(modulus, lengthOf(bits))),
        privateExponent: hex(bytes(privateExponent, lengthOf(bits))),
      })),
    ),
    signatures: columns(
      keys.flatMap((key) => [0, 1].map((turn) => row(key, digestOf(`${key.bits}/digest/${turn}`)))),
    ),
    refused: columns(
      refused.map(([reason, key]) => ({ reason, ...row(key, digestOf(`refused/${reason}`)) })),
    ),
  };
  return { "test/vectors/rsa.json": `${JSON.stringify(content, null, 2)}\n` };
}
