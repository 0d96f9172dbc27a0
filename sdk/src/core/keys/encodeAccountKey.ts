import type { Address, Hex } from "viem";
import { checkAddress } from "./keyBytes.js";

/**
 * The key of an account: an externally owned one, or a contract that answers ERC-1271.
 *
 * @param address not zero; where it is in mixed case, its checksum (EIP-55) must be right
 * @returns its 20 bytes
 * @throws {KeyError} `KEY_ACCOUNT_INVALID`
 * @see ERC-7913
 */
export function encodeAccountKey(address: Address): Hex {
  return checkAddress("KEY_ACCOUNT_INVALID", address);
}
