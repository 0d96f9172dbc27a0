import type { Hex } from "viem";
import type { HeaderSource } from "../../core/proof/headerSource.js";
import { isBytes32 } from "../../core/record/bytes32.js";
import { invalidInput } from "../invalidInput.js";

/**
 * Trusts one block hash that a person has compared with two independent sources, and whose block is final there.
 *
 * @param hash of the block as of which the evidence speaks, 32 bytes
 * @throws {VerifyError} `VERIFY_INPUT_INVALID`
 */
export function givenHash(hash: Hex): HeaderSource {
  const lower = typeof hash === "string" ? hash.toLowerCase() : hash;
  if (!isBytes32(lower)) {
    throw invalidInput("hash", hash, "is not 32 bytes", "Give 0x and 64 hex digits.");
  }
  return { trust: "given-hash", hashOf: async () => lower };
}
