import type { Address, Hex } from "viem";
import { JournalError } from "../../errors/journal.js";
import { decodeJournal } from "./decodeJournal.js";
import { extendJournal, type JournalChange } from "./extendJournal.js";
import { journalGenesis } from "./journalGenesis.js";

/** A `RecordChanged` event: a change with its number, counted from 1. */
export type JournalEntry = JournalChange & { count: number };

/**
 * Why a list of entries is not the journal:
 * `duplicate`, an entry comes twice; `reordered`, it comes too late; `gap`, it is missing between others; `truncated`, entries at the end are missing;
 * `surplus`, there are more entries than the word counts; `altered`, the numbers fit and the contents, the chain or the registry do not.
 */
export type JournalDefect = "duplicate" | "reordered" | "gap" | "truncated" | "surplus" | "altered";

export type JournalReplay =
  | { complete: true; count: number; head: Hex }
  | {
      complete: false;
      reason: JournalDefect;
      /** Number of the first entry concerned; where the contents differ, of the last one that may. */
      count: number;
      /** What happened, in one sentence. */
      message: string;
    };

/**
 * Replays the journal: says whether a list of entries is complete, in order and unaltered.
 *
 * @param parameters.entries every `RecordChanged` event of the registry since its deployment, in the order of the chain
 * @param parameters.journalWord 32 bytes from the journal slot, read at the same block as the last of the events
 * @returns `complete: true`, or the reason why not and the entry concerned
 * @throws {JournalError} where the list or the word is malformed: then nothing was checked
 */
export function replayJournal(parameters: {
  chainId: number;
  registry: Address;
  entries: readonly JournalEntry[];
  journalWord: Hex;
}): JournalReplay {
  const { entries, journalWord } = parameters;
  const journal = decodeJournal(journalWord);
  const defect = (reason: JournalDefect, count: number, message: string): JournalReplay => {
    return { complete: false, reason, count, message };
  };

  let head = journalGenesis(parameters);
  for (const [index, entry] of entries.entries()) {
    const expected = index + 1;
    const { count } = entry;
    if (!Number.isSafeInteger(count) || count < 1) {
      throw new JournalError({
        code: "JOURNAL_ENTRY_INVALID",
        message: `An entry of the journal has the number ${String(count)}.`,
        remedy: "Entries are counted from 1; read the events again, through another endpoint.",
        values: { entry },
      });
    }
    if (count < expected) return defect("duplicate", count, `Entry ${count} comes twice.`);
    if (count > expected) {
      return entries.some((other) => other.count === expected)
        ? defect("reordered", expected, `Entry ${expected} comes after entry ${count}.`)
        : defect("gap", expected, `Entry ${expected} is missing before entry ${count}.`);
    }
    head = extendJournal(head, entry);
  }
  if (entries.length < journal.count) {
    return defect(
      "truncated",
      entries.length + 1,
      `Entries ${entries.length + 1} to ${journal.count} are missing.`,
    );
  }
  if (entries.length > journal.count) {
    return defect(
      "surplus",
      journal.count + 1,
      `There are ${entries.length} entries where the registry counts ${journal.count}.`,
    );
  }
  if (head !== journal.head) {
    return defect(
      "altered",
      journal.count,
      `The entries lead to the head ${head}, and the registry has ${journal.head}.`,
    );
  }
  return { complete: true, count: journal.count, head };
}
