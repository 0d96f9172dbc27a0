import { type Hex, size, slice } from "viem";
import { isPointOnP256, P } from "./encodePointKey.js";
import { modularPower } from "./modularPower.js";

/** Jacobian coordinates: (x / z², y / z³), or the point at infinity where z is 0. */
type Point = readonly [x: bigint, y: bigint, z: bigint];

/** Order of the base point. */
const N = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const BASE: Point = [
  0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296n,
  0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5n,
  1n,
];
const INFINITY: Point = [1n, 1n, 0n];

/**
 * Whether r and s are an ECDSA signature over the digest itself by the key with this point. The higher of the two possible s is refused, so
 * that nobody but the key's holder makes another signature of one.
 *
 * In plain arithmetic, which here has no secret to keep: WebCrypto signs and verifies only what it has hashed itself, and is missing in pages
 * that did not come over TLS.
 *
 * @param point x and y, 64 bytes
 * @param digest 32 bytes
 * @param signature begins with r and s, 64 bytes; what follows is not looked at, as `ERC7913P256Verifier` does not
 * @see FIPS 186-5, section 6.4.2; OpenZeppelin's `ERC7913P256Verifier` and `P256`
 */
export function verifyP256(point: Hex, digest: Hex, signature: Hex): boolean {
  if (size(point) !== 64 || size(signature) < 64) return false;
  const [x, y] = [slice(point, 0, 32), slice(point, 32)];
  const [r, s] = [BigInt(slice(signature, 0, 32)), BigInt(slice(signature, 32, 64))];
  if (!isPointOnP256(x, y) || r === 0n || r >= N || s === 0n || s > N >> 1n) return false;
  const inverse = modularPower(s, N - 2n, N);
  const sum = addMultiples([BigInt(x), BigInt(y), 1n], (BigInt(digest) * inverse) % N, (r * inverse) % N);
  // Of the point at infinity this is 0, which r is not.
  const affine = (sum[0] * modularPower(sum[2], 2n * (P - 2n), P)) % P;
  return affine % N === r;
}

/** `ofBase` times the base point and `ofKey` times the key's, in one pass over the bits of both (Shamir's trick). */
function addMultiples(key: Point, ofBase: bigint, ofKey: bigint): Point {
  const both = add(BASE, key);
  let sum = INFINITY;
  for (let bit = 255n; bit >= 0n; bit--) {
    sum = double(sum);
    const inBase = (ofBase >> bit) & 1n;
    const inKey = (ofKey >> bit) & 1n;
    if (inBase || inKey) sum = add(sum, inBase && inKey ? both : inBase ? BASE : key);
  }
  return sum;
}

/** "dbl-2001-b" of the Explicit-Formulas Database, for curves with a = -3; it takes infinity to infinity. */
function double([x, y, z]: Point): Point {
  const delta = z * z;
  const gamma = (y * y) % P;
  const beta = (x * gamma) % P;
  const alpha = (3n * (x - delta) * (x + delta)) % P;
  const doubled = modulo(alpha * alpha - 8n * beta);
  return [doubled, modulo(alpha * (4n * beta - doubled) - 8n * gamma * gamma), modulo(2n * y * z)];
}

/** "add-1998-cmo-2" of the Explicit-Formulas Database, and the cases that it leaves out. */
function add(one: Point, other: Point): Point {
  const [x1, y1, z1] = one;
  const [x2, y2, z2] = other;
  if (z1 === 0n) return other;
  if (z2 === 0n) return one;
  const [square1, square2] = [(z1 * z1) % P, (z2 * z2) % P];
  const u = (x1 * square2) % P;
  const s = (y1 * z2 * square2) % P;
  const h = modulo(x2 * square1 - u);
  const r = modulo(y2 * z1 * square1 - s);
  if (h === 0n) return r === 0n ? double(one) : INFINITY;
  const [h2, h3] = [(h * h) % P, (h * h * h) % P];
  const v = u * h2;
  const x = modulo(r * r - h3 - 2n * v);
  return [x, modulo(r * (v - x) - s * h3), (z1 * z2 * h) % P];
}

function modulo(value: bigint): bigint {
  const rest = value % P;
  return rest < 0n ? rest + P : rest;
}
