import { expect } from "chai";
import fc from "fast-check";
import { type Address, type Hex, numberToHex } from "viem";
import { JournalError } from "../../errors/journal.js";
import { decodeJournal } from "./decodeJournal.js";
import { extendJournal } from "./extendJournal.js";
import { journalGenesis } from "./journalGenesis.js";
import { type JournalEntry, replayJournal } from "./replayJournal.js";

const registry: Address = "0x5FbDB2315678afecb367f032d93F642f64180aa3";
const deployment = { chainId: 31_337, registry };
const GENESIS: Hex = "0x4eff3c5b1f35f65d2bda0ccda908c188864ba7e5ec40a4fd1eb5960000000000";
const word32 = (value: number | bigint) => numberToHex(value, { size: 32 });
const MARKED = 1n << 108n;

const fails = (run: () => unknown, code: string) => {
  expect(run).to.throw(JournalError).with.property("code", code);
};

/** A journal of so many entries, and the word that the registry would hold. */
function journalOf(length: number) {
  let head = GENESIS;
  const entries: JournalEntry[] = [];
  for (let count = 1; count <= length; count++) {
    const change = {
      id: word32(count % 3),
      word: word32(BigInt(count) | (count % 2 === 0 ? MARKED : 0n)),
      marks: word32(count % 2 === 0 ? count : 0),
    };
    entries.push({ count, ...change });
    head = extendJournal(head, change);
  }
  return { ...deployment, entries, journalWord: word32(BigInt(head) + BigInt(length)) };
}

describe("journal", () => {
  it("starts from the chain id and the registry's address", () => {
    expect(journalGenesis(deployment)).to.equal(GENESIS);
    expect(journalGenesis({ chainId: 1, registry })).not.to.equal(GENESIS);
    fails(() => journalGenesis({ chainId: 0, registry }), "JOURNAL_REGISTRY_INVALID");
    fails(() => journalGenesis({ chainId: 1, registry: "0x12" }), "JOURNAL_REGISTRY_INVALID");
  });

  it("extends the head by id, word and marks", () => {
    const id: Hex = "0x226b5a1476a481ae02f93da1325ed28fe2ee83cdee488d8de0c8a7087d652f73";
    expect(extendJournal(GENESIS, { id, word: word32(1), marks: word32(0) })).to.equal(
      "0xa910897ff3e0e55bd138b9f3b1692a8be1237faed6c498dcda79620000000000",
    );
  });

  it("refuses malformed heads and entries, and marks that are not kept", () => {
    const change = { id: word32(1), word: word32(1), marks: word32(0) };
    fails(() => extendJournal(word32(1), change), "JOURNAL_WORD_INVALID");
    fails(() => extendJournal(GENESIS, { ...change, id: "0x1" }), "JOURNAL_ENTRY_INVALID");
    fails(() => extendJournal(GENESIS, { ...change, word: null as unknown as Hex }), "JOURNAL_ENTRY_INVALID");
    fails(() => extendJournal(GENESIS, { ...change, marks: word32(1) }), "JOURNAL_ENTRY_INVALID");
    expect(extendJournal(GENESIS, { ...change, word: word32(MARKED), marks: word32(1) })).to.have.length(66);
  });

  it("keeps count and head in one word", () => {
    expect(decodeJournal(`${GENESIS.slice(0, -10) as Hex}ffffffffff`)).to.deep.equal({
      count: 2 ** 40 - 1,
      head: GENESIS,
    });
    fails(() => decodeJournal("0x12"), "JOURNAL_WORD_INVALID");
    fails(() => decodeJournal(word32(0)), "JOURNAL_WORD_INVALID");
  });
});

describe("replayJournal", () => {
  it("finds a journal complete, of any length", () => {
    for (const length of [0, 1, 7]) {
      const journal = journalOf(length);
      expect(replayJournal(journal)).to.deep.equal({ complete: true, ...decodeJournal(journal.journalWord) });
    }
  });

  const changed = (change: (entries: JournalEntry[]) => void) => {
    const journal = journalOf(7);
    change(journal.entries);
    return replayJournal(journal);
  };
  const swap = (entries: JournalEntry[], a: number, b: number) => {
    const moved = entries.splice(a, 1);
    entries.splice(b, 0, ...moved);
  };

  it("names a gap", () => {
    expect(changed((entries) => entries.splice(3, 2))).to.include({
      complete: false,
      reason: "gap",
      count: 4,
    });
    expect(changed((entries) => entries.shift())).to.include({ reason: "gap", count: 1 });
  });

  it("names a list that is cut off, and one that is longer than the registry's", () => {
    expect(changed((entries) => entries.splice(5))).to.include({ reason: "truncated", count: 6 });
    expect(changed((entries) => entries.splice(0))).to.include({ reason: "truncated", count: 1 });
    expect(changed((entries) => entries.push({ ...(entries[6] as JournalEntry), count: 8 }))).to.include({
      reason: "surplus",
      count: 8,
    });
  });

  it("names a duplicate and a change of order", () => {
    expect(changed((entries) => entries.splice(3, 0, entries[2] as JournalEntry))).to.include({
      reason: "duplicate",
      count: 3,
    });
    expect(changed((entries) => swap(entries, 2, 4))).to.include({ reason: "reordered", count: 3 });
  });

  it("sees that an id, a word or marks were altered, and another chain or registry", () => {
    for (const alter of [
      (entry: JournalEntry) => ({ ...entry, id: word32(99) }),
      (entry: JournalEntry) => ({ ...entry, word: word32(99n | MARKED) }),
      (entry: JournalEntry) => ({ ...entry, marks: word32(99) }),
    ]) {
      expect(changed((entries) => entries.splice(3, 1, alter(entries[3] as JournalEntry)))).to.include({
        reason: "altered",
      });
    }
    const journal = journalOf(7);
    expect(replayJournal({ ...journal, chainId: 1 })).to.include({ reason: "altered" });
    expect(replayJournal({ ...journal, registry: "0x1111111111111111111111111111111111111111" })).to.include({
      reason: "altered",
    });
  });

  it("sees renumbered entries, whatever was left out", () => {
    const journal = journalOf(7);
    const entries = journal.entries
      .filter((_, index) => index !== 3)
      .map((entry, index) => ({ ...entry, count: index + 1 }));
    expect(replayJournal({ ...journal, entries })).to.include({ reason: "truncated" });
    const padded = [...entries, { ...(entries[5] as JournalEntry), count: 7 }];
    expect(replayJournal({ ...journal, entries: padded })).to.include({ reason: "altered" });
  });

  it("finds no other list complete", () => {
    const journal = journalOf(9);
    const pool = fc
      .subarray(journal.entries)
      .chain((part) => fc.shuffledSubarray(part, { minLength: part.length }));
    fc.assert(
      fc.property(pool, (entries) => {
        const same = entries.length === 9 && entries.every((entry, index) => entry.count === index + 1);
        expect(replayJournal({ ...journal, entries }).complete).to.equal(same);
      }),
    );
  });

  it("gives no answer where the list or the word is malformed", () => {
    const journal = journalOf(2);
    fails(() => replayJournal({ ...journal, journalWord: "0x" }), "JOURNAL_WORD_INVALID");
    for (const count of [0, -1, 1.5, "1"]) {
      const entries = [{ ...(journal.entries[0] as JournalEntry), count: count as number }];
      fails(() => replayJournal({ ...journal, entries }), "JOURNAL_ENTRY_INVALID");
    }
  });
});
