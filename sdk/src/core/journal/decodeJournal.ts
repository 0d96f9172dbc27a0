import { type Hex, numberToHex } from "viem";
import { JournalError } from "../../errors/journal.js";
import { isBytes32 } from "../record/bytes32.js";

const COUNT_BITS = 40n;

/**
 * Decodes the journal word: count (40, low) · head (216).
 *
 * @param word 32 bytes from the registry's journal slot
 * @returns `count`, the number of entries ever appended; `head`, 32 bytes of which the last 5 are zero
 * @throws {JournalError} `JOURNAL_WORD_INVALID`
 */
export function decodeJournal(word: Hex): { count: number; head: Hex } {
  // The registry seeds the head when it is deployed: a word without one is another slot, or another address.
  if (!isBytes32(word) || BigInt(word) >> COUNT_BITS === 0n) {
    throw new JournalError({
      code: "JOURNAL_WORD_INVALID",
      message: `${String(word)} is no journal word.`,
      remedy: "Read the journal slot of the registry's own address, as 0x and 64 lower-case hex digits.",
      values: { word },
    });
  }
  const bits = BigInt(word);
  return {
    count: Number(bits & ((1n << COUNT_BITS) - 1n)),
    head: numberToHex((bits >> COUNT_BITS) << COUNT_BITS, { size: 32 }),
  };
}
