import { type Hex, keccak256 } from "viem";
import { JournalError } from "../../errors/journal.js";
import { isBytes32, ZERO_BYTES32 } from "../record/bytes32.js";
import { encodeWords } from "../record/encodeWords.js";
import { truncateHead } from "./truncateHead.js";

/** What an entry of the journal says: the two words of an agreement after a change. */
export type JournalChange = {
  /** Agreement id. */
  id: Hex;
  word: Hex;
  /** The second word; 32 zero bytes where the word's flag says that none is kept. */
  marks: Hex;
};

const FLAG_MARKED = 1n << 108n;

/**
 * Extends the head of the journal by one entry: `keccak256(abi.encode(head, id, word, marks))` with its last 5 bytes set to zero.
 *
 * @param head 32 bytes of which the last 5 are zero: the genesis, or the head after the entry before
 * @returns the new head, in the same form
 * @throws {JournalError} `JOURNAL_WORD_INVALID` for the head, `JOURNAL_ENTRY_INVALID` for the change
 */
export function extendJournal(head: Hex, change: JournalChange): Hex {
  if (!isBytes32(head) || !head.endsWith("0".repeat(10))) {
    throw new JournalError({
      code: "JOURNAL_WORD_INVALID",
      message: `${String(head)} is no head of a journal.`,
      remedy: "Give 32 bytes of which the last 5 are zero, as journalGenesis and decodeJournal return them.",
      values: { head },
    });
  }
  const { id, word, marks } = change;
  for (const [name, value] of Object.entries({ id, word, marks })) {
    if (!isBytes32(value)) throw invalidEntry(`${name} is ${String(value)}, which is not 32 bytes`, change);
  }
  if (marks !== ZERO_BYTES32 && (BigInt(word) & FLAG_MARKED) === 0n) {
    throw invalidEntry("it has marks, and its word says that none are kept", change);
  }
  return truncateHead(keccak256(encodeWords(head, id, word, marks)));
}

function invalidEntry(problem: string, change: JournalChange): JournalError {
  return new JournalError({
    code: "JOURNAL_ENTRY_INVALID",
    message: `The registry cannot have written this entry of the journal: ${problem}.`,
    remedy: "Read the RecordChanged events from the registry's own address, through another endpoint.",
    values: { problem, ...change },
  });
}
