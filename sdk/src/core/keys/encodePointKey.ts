import type { Address, Hex } from "viem";
import { KeyError } from "../../errors/key.js";
import { isBytes32 } from "../record/bytes32.js";
import { joinKey } from "./keyBytes.js";

/** A public key on the curve P-256 and the contract that verifies its signatures. */
export type PointKey = {
  verifier: Address;
  /** Affine coordinates, 32 bytes each. */
  x: Hex;
  y: Hex;
};

/** The prime of the field. */
export const P = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
const B = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;

/** Whether the coordinates are those of a point on P-256 (FIPS 186-5, SP 800-186 section 3.2.1.3). */
export function isPointOnP256(x: Hex, y: Hex): boolean {
  if (!isBytes32(x) || !isBytes32(y)) return false;
  const [a, b] = [BigInt(x), BigInt(y)];
  return a < P && b < P && (b * b - (a * a * a - 3n * a + B)) % P === 0n;
}

function encodePointKey({ verifier, x, y }: PointKey): Hex {
  const [lowerX, lowerY] = [x, y].map((coordinate) => String(coordinate).toLowerCase() as Hex) as [Hex, Hex];
  if (!isPointOnP256(lowerX, lowerY)) {
    throw new KeyError({
      code: "KEY_POINT_INVALID",
      message: `(${String(x)}, ${String(y)}) is no point on the curve P-256.`,
      remedy: "Give both affine coordinates as 0x and 64 hex digits each, with their leading zeros.",
      values: { x, y },
    });
  }
  return joinKey(verifier, lowerX, lowerY);
}

/**
 * The key of a P-256 key pair, as hardware tokens and secure enclaves hold: the verifier contract, then x and y.
 *
 * @returns 84 bytes
 * @throws {KeyError} `KEY_VERIFIER_INVALID`, `KEY_POINT_INVALID`
 * @see ERC-7913; SP 800-186, section 3.2.1.3
 */
export function encodeP256Key(key: PointKey): Hex {
  return encodePointKey(key);
}

/**
 * The key of a passkey: the WebAuthn verifier contract, then x and y of its P-256 public key.
 *
 * @returns 84 bytes
 * @throws {KeyError} `KEY_VERIFIER_INVALID`, `KEY_POINT_INVALID`
 * @see ERC-7913; W3C Web Authentication, Level 3
 */
export function encodeWebAuthnKey(key: PointKey): Hex {
  return encodePointKey(key);
}
