/**
 * RSA keys and signatures for the tests of the RSA verifier, made by node:crypto and plain arithmetic. The keys are drawn from labels, so
 * that every run writes the same bytes. They are for tests only: anyone can compute them.
 */
import { checkPrimeSync, createHash, createPrivateKey, sign } from "node:crypto";

const EXPONENT = 65_537n;
const DIGEST_INFO = "3031300d060960864801650304020105000420";

interface Key {
  bits: number;
  modulus: bigint;
  privateExponent: bigint;
  /** The prime factors; an even modulus has 2 and the other one. */
  primes: [bigint, bigint];
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let [result, square] = [1n, base % modulus];
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

function inverse(value: bigint, modulus: bigint): bigint {
  let [a, b, x, y] = [value, modulus, 1n, 0n];
  while (b !== 0n) [a, b, x, y] = [b, a % b, y, x - (a / b) * y];
  return ((x % modulus) + modulus) % modulus;
}

const bytes = (value: bigint, length: number) =>
  Buffer.from(value.toString(16).padStart(length * 2, "0"), "hex");
const lengthOf = (bits: number) => Math.ceil(bits / 8);
const hex = (buffer: Buffer) => `0x${buffer.toString("hex")}`;

/** The first prime at or after a number of `bits` bits that depends on the label, its two highest bits set. */
function prime(label: string, bits: number): bigint {
  const blocks = Array.from({ length: lengthOf(bits) / 32 + 1 }, (_, i) =>
    createHash("sha256").update(`minhuoc rsa/${label}/${i}`).digest("hex"),
  );
  const random = BigInt(`0x${blocks.join("")}`) % 2n ** BigInt(bits - 2);
  let candidate = 3n * 2n ** BigInt(bits - 2) + (random | 1n);
  while (candidate % EXPONENT === 1n || !checkPrimeSync(candidate)) candidate += 2n;
  return candidate;
}

function keyOf(bits: number, primes: [bigint, bigint]): Key {
  const [p, q] = primes;
  const privateExponent = inverse(EXPONENT, (p - 1n) * (q - 1n));
  return { bits, modulus: p * q, privateExponent, primes };
}

function oddKey(bits: number): Key {
  const half = Math.ceil(bits / 2);
  return keyOf(bits, [prime(`${bits}/p`, half), prime(`${bits}/q`, bits - half)]);
}

/** EMSA-PKCS1-v1_5 (RFC 8017, section 9.2) of the digest's 32 bytes. */
function encoded(digest: Buffer, length: number): bigint {
  const info = DIGEST_INFO + createHash("sha256").update(digest).digest("hex");
  return BigInt(`0x01${"ff".repeat(length - 3 - info.length / 2)}00${info}`);
}

/** By OpenSSL, which knows no even modulus; checked with plain arithmetic. */
function signature(key: Key, digest: Buffer): Buffer {
  const length = lengthOf(key.bits);
  const message = encoded(digest, length);
  const signed =
    key.primes[0] === 2n
      ? bytes(power(message, key.privateExponent, key.modulus), length)
      : signatureOfOpenSsl(key, digest);
  if (power(BigInt(hex(signed)), EXPONENT, key.modulus) !== message) {
    throw new Error(`RSA-${key.bits}: the signature does not fit its message`);
  }
  return signed;
}

function signatureOfOpenSsl(key: Key, digest: Buffer): Buffer {
  const [p, q] = key.primes;
  const part = (value: bigint) =>
    bytes(value, Math.ceil(value.toString(16).length / 2)).toString("base64url");
  const privateKey = createPrivateKey({
    format: "jwk",
    key: {
      kty: "RSA",
      n: part(key.modulus),
      e: "AQAB",
      d: part(key.privateExponent),
      p: part(p),
      q: part(q),
      dp: part(key.privateExponent % (p - 1n)),
      dq: part(key.privateExponent % (q - 1n)),
      qi: part(inverse(q, p)),
    },
  });
  return sign("sha256", digest, privateKey);
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
  const keys = [2048, 2049, 3072, 4096].map(oddKey);
  // Good in arithmetic and refused all the same, since none of them is the one canonical form of a key of 2,048 to 4,096 bits.
  const refused: [string, Key][] = [
    ["255 bytes", oddKey(2040)],
    ["256 bytes, 2,047 bits", oddKey(2047)],
    ["an even modulus", keyOf(2048, [2n, prime("2048/even", 2047)])],
    ["513 bytes", oddKey(4104)],
  ];
  const row = (key: Key, digest: Buffer) => ({
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
