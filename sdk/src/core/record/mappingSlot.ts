import { type Hex, keccak256 } from "viem";
import { RecordError } from "../../errors/record.js";
import { isBytes32 } from "./bytes32.js";
import { encodeWords } from "./encodeWords.js";

/**
 * The storage slot of a mapping's entry, `keccak256(abi.encode(key, slot))`.
 *
 * @param key 32 bytes: an agreement id, organisation id or key id; a number's 32 bytes
 * @param slot the mapping's own slot: a number, or, for a mapping inside a mapping, what this function returned for the outer key
 * @returns 32 bytes
 * @throws {RecordError} `RECORD_SLOT_INVALID`
 * @see Solidity documentation, "Layout of State Variables in Storage: Mappings and Dynamic Arrays"
 */
export function mappingSlot(key: Hex, slot: number | bigint | Hex): Hex {
  if (!isBytes32(key)) throw invalid("key", key);
  if (
    typeof slot === "string"
      ? !isBytes32(slot)
      : !(slot >= 0 && (typeof slot === "bigint" ? slot < 1n << 256n : Number.isSafeInteger(slot)))
  ) {
    throw invalid("slot", slot);
  }
  return keccak256(encodeWords(key, slot));
}

function invalid(name: "key" | "slot", value: unknown): RecordError {
  return new RecordError({
    code: "RECORD_SLOT_INVALID",
    message: `${String(value)} is no ${name} of a mapping.`,
    remedy:
      "Give the key as 0x and 64 lower-case hex digits, and the slot in the same form or as a number from the storage layout.",
    values: { [name]: value },
  });
}
