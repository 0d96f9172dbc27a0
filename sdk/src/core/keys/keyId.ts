import { type Hex, keccak256 } from "viem";
import { checkKey } from "./keyBytes.js";

/**
 * The id of a key: the keccak256 of its bytes.
 *
 * @param key ERC-7913 bytes, 20 to 1,024
 * @returns 32 bytes
 * @throws {KeyError} `KEY_BYTES_INVALID`, `KEY_SIZE_INVALID`, `KEY_ACCOUNT_INVALID`, `KEY_VERIFIER_INVALID`
 */
export function keyId(key: Hex): Hex {
  return keccak256(checkKey(key));
}
