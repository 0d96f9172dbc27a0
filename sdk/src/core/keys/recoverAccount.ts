import { recoverPublicKey } from "@noble/secp256k1";
import { type Address, type Hex, hexToBytes, keccak256, size } from "viem";

/**
 * The account that signed a hash.
 *
 * @param hash 32 bytes
 * @param signature r, s and v of ECDSA over secp256k1, 65 bytes; v is 27 or 28
 * @returns the address in lower case; undefined for a signature that no account can have made
 * @see SEC 1, section 4.1.6
 */
export function recoverAccount(hash: Hex, signature: Hex): Address | undefined {
  const v = size(signature) === 65 ? Number.parseInt(signature.slice(-2), 16) : 0;
  if (v !== 27 && v !== 28) return undefined;
  const recovered = hexToBytes(`0x0${v - 27}${signature.slice(2, -2)}`);
  try {
    // The library that verifiers load for nothing else is a fraction of the general one that viem brings.
    const point = recoverPublicKey(recovered, hexToBytes(hash), { prehash: false, isCompressed: false });
    return `0x${keccak256(point.subarray(1)).slice(-40)}`;
  } catch {
    return undefined;
  }
}
