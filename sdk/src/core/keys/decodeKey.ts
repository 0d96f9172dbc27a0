import { type Address, type Hex, size, slice } from "viem";
import { isPointOnP256 } from "./encodePointKey.js";
import { rsaModulus } from "./encodeRsaKey.js";
import { checkKey, splitKey } from "./keyBytes.js";
import { verifierKind } from "./verifierKind.js";

/** Addresses of verifier contracts whose code is pinned, by kind of key. */
export type KnownVerifiers = Readonly<Partial<Record<"p256" | "webauthn" | "rsa", Address>>>;

export type DecodedKey =
  | { type: "account"; address: Address }
  | { type: "p256" | "webauthn"; verifier: Address; x: Hex; y: Hex }
  | { type: "rsa"; verifier: Address; modulus: Hex; bits: number }
  | { type: "unknown"; verifier: Address; material: Hex };

/**
 * Reads a key. A kind is named only where the verifier is a known one and the material is what it can verify: whatever else an unknown
 * contract may accept as a signature, it is no proof of that kind of key.
 *
 * @param key ERC-7913 bytes
 * @param knownVerifiers addresses whose code was checked; without them only accounts are recognised
 * @returns addresses with their checksum; `x`, `y`, `modulus` and `material` as hex; `bits` of the modulus
 * @throws {KeyError} `KEY_BYTES_INVALID`, `KEY_SIZE_INVALID`, `KEY_ACCOUNT_INVALID`, `KEY_VERIFIER_INVALID` (also for a known verifier that is no address)
 * @see ERC-7913
 */
export function decodeKey(key: Hex, knownVerifiers: KnownVerifiers = {}): DecodedKey {
  const { address, material } = splitKey(checkKey(key));
  if (material === "0x") return { type: "account", address };
  const kind = verifierKind(address, knownVerifiers);
  if ((kind === "p256" || kind === "webauthn") && size(material) === 64) {
    const [x, y] = [slice(material, 0, 32), slice(material, 32)];
    if (isPointOnP256(x, y)) return { type: kind, verifier: address, x, y };
  }
  if (kind === "rsa") {
    const modulus = rsaModulus(material);
    if ("bits" in modulus) return { type: "rsa", verifier: address, modulus: material, bits: modulus.bits };
  }
  return { type: "unknown", verifier: address, material };
}
