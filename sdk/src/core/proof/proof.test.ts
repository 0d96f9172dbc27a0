import { expect } from "chai";
import fc from "fast-check";
import { bytesToHex, concatBytes, type Hex, hexToBytes, keccak256, numberToHex, toRlp } from "viem";
import { buildTrie } from "../../../../scripts/lib/trie.js";
import { ProofError } from "../../errors/proof.js";
import { decodeHeader } from "./decodeHeader.js";
import { decodeRlp, decodeRlpFields, type RlpItem } from "./decodeRlp.js";
import { proveAccount, proveSlot } from "./proveAccount.js";
import { TrieNodes } from "./TrieNodes.js";

type Nested = Hex | readonly Nested[];
const word = (value: number): Hex => numberToHex(value, { size: 32 });
const codeOf = (work: () => unknown): unknown => {
  try {
    work();
    return undefined;
  } catch (error) {
    if (!(error instanceof ProofError)) throw error;
    return error.code;
  }
};
const toNested = (item: RlpItem): Nested =>
  item instanceof Uint8Array ? bytesToHex(item) : item.map(toNested);

/** As tries of Ethereum are: the path to a value is the keccak256 of its key. */
const secureTrie = (entries: ReadonlyMap<Hex, Hex>) =>
  buildTrie([...entries].map(([key, value]) => [keccak256(key), value]));

const sets = fc
  .uniqueArray(fc.integer({ min: 0, max: 2 ** 31 - 1 }), { minLength: 1, maxLength: 60 })
  .map((keys) => new Map(keys.map((key, index) => [word(key), toRlp(numberToHex(index + 1))] as const)));

describe("decodeRlp", () => {
  it("reads what viem writes, whatever it is (property)", () => {
    const { nested } = fc.letrec<{ nested: Nested }>((tie) => ({
      nested: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        fc.uint8Array({ maxLength: 300 }).map((bytes) => bytesToHex(bytes)),
        fc.array(tie("nested"), { maxLength: 6 }),
      ),
    }));
    fc.assert(
      fc.property(nested, (value) => {
        expect(toNested(decodeRlp(hexToBytes(toRlp(value as Hex))))).to.deep.equal(value);
      }),
      { numRuns: 2_000 },
    );
  });

  it("refuses every form but the one", () => {
    for (const bytes of [
      "0x",
      "0x8100", // one small byte with a prefix
      "0xb80161", // a long prefix for a short string
      "0xf800",
      "0xb90001".padEnd(10, "0"), // a length with a leading zero
      "0x82ff", // cut off
      "0xc2ff",
      "0xc180c0", // more after it
      `0xfa${"f".repeat(6)}`, // a length beyond the end
      `0xbb${"0".repeat(8)}`,
      `0x${"c1".repeat(17)}c0`, // too deep
    ]) {
      expect(
        codeOf(() => decodeRlp(hexToBytes(bytes as Hex))),
        bytes,
      ).to.equal("PROOF_RLP_INVALID");
    }
    expect(codeOf(() => decodeRlpFields(hexToBytes("0x80")))).to.equal("PROOF_RLP_INVALID");
    expect(codeOf(() => decodeRlpFields(hexToBytes("0xc1c0")))).to.equal("PROOF_RLP_INVALID");
  });

  it("takes any bytes for what they are, in bounded time: an item, or a refusal (fuzz, 200,000)", function () {
    this.timeout(120_000);
    let seed = 1;
    const random = () => {
      // Marsaglia's xorshift: the same bytes in every run.
      seed ^= seed << 13;
      seed ^= seed >>> 17;
      seed ^= seed << 5;
      return seed >>> 0;
    };
    let accepted = 0;
    for (let run = 0; run < 200_000; run++) {
      const bytes = Uint8Array.from({ length: random() % 64 }, () => random());
      if (run % 2 === 0 && bytes.length > 0) bytes[0] = 0x80 + (random() % 0x80);
      if (codeOf(() => decodeRlp(bytes)) === undefined) {
        accepted++;
        // What is accepted is written again as the same bytes.
        if (accepted % 50 === 0) {
          expect(toRlp(toNested(decodeRlp(bytes)) as Hex)).to.equal(bytesToHex(bytes));
        }
      }
    }
    expect(accepted).to.be.greaterThan(1_000);
  });
});

describe("TrieNodes", () => {
  it("proves what is there, and that nothing else is (property)", () => {
    fc.assert(
      fc.property(sets, fc.integer({ min: 0, max: 2 ** 31 - 1 }), (entries, other) => {
        const { root, nodes } = secureTrie(entries);
        const trie = new TrieNodes(nodes);
        for (const [key, value] of entries) expect(trie.get(root, key)).to.deep.equal(hexToBytes(value));
        trie.requireAllUsed();
        if (!entries.has(word(other))) expect(trie.get(root, word(other))).to.equal(undefined);
      }),
      { numRuns: 300 },
    );
  });

  it("never proves another value after a change of any byte (property)", () => {
    fc.assert(
      fc.property(
        sets,
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (entries, which, where, flip) => {
          const { root, nodes } = secureTrie(entries);
          const index = which % nodes.length;
          const bytes = hexToBytes(nodes[index] as Hex);
          const at = where % bytes.length;
          bytes[at] = (bytes[at] ?? 0) ^ flip;
          const trie = new TrieNodes(nodes.with(index, bytesToHex(bytes)));
          let missing = 0;
          for (const [key, value] of entries) {
            const code = codeOf(() => expect(trie.get(root, key)).to.deep.equal(hexToBytes(value)));
            if (code !== undefined) {
              expect(code).to.equal("PROOF_NODE_MISSING");
              missing++;
            }
          }
          expect(missing).to.be.greaterThan(0);
          expect(codeOf(() => trie.requireAllUsed())).to.equal("PROOF_NODE_UNUSED");
        },
      ),
      { numRuns: 500 },
    );
  });

  it("takes any nodes for what they are: a proof, or a refusal (fuzz, 20,000)", () => {
    const item = fc.oneof(
      fc.uint8Array({ maxLength: 40 }).map((bytes) => bytesToHex(bytes)),
      fc.array(
        fc.uint8Array({ maxLength: 33 }).map((bytes) => bytesToHex(bytes)),
        { maxLength: 17 },
      ),
      fc.array(fc.constantFrom<Hex>("0x", "0x00", "0x20", "0x1f", word(1)), { minLength: 2, maxLength: 2 }),
      fc.array(fc.constantFrom<Hex>("0x", word(1)), { minLength: 17, maxLength: 17 }),
    );
    fc.assert(
      fc.property(item, (fields) => {
        const node = toRlp(fields as Hex[]);
        const trie = new TrieNodes([node]);
        let value: Uint8Array | undefined;
        codeOf(() => {
          value = trie.get(keccak256(node), word(1));
        });
        // Only a leaf at the end of the whole path proves a value, and no path here is whole.
        expect(value).to.equal(undefined);
      }),
      { numRuns: 20_000 },
    );
  });

  it("starts from the root that it is given, whatever the nodes hold", () => {
    const mine = secureTrie(new Map([[word(1), toRlp("0x01")]]));
    const forged = secureTrie(new Map([[word(1), toRlp("0x02")]]));
    const trie = new TrieNodes([...mine.nodes, ...forged.nodes]);
    expect(trie.get(mine.root, word(1))).to.deep.equal(hexToBytes("0x01"));
    expect(codeOf(() => trie.requireAllUsed())).to.equal("PROOF_NODE_UNUSED");
    expect(codeOf(() => new TrieNodes(forged.nodes).get(mine.root, word(1)))).to.equal("PROOF_NODE_MISSING");
    expect(new TrieNodes([]).get(keccak256("0x80"), word(1))).to.equal(undefined);
  });

  it("refuses nodes of a form that no trie has", () => {
    for (const node of [
      toRlp("0x01"),
      toRlp(["0x", "0x01"]),
      toRlp(["0x40", "0x01"]),
      toRlp(["0x01"]),
      // No step further: a file of nothing else would be walked through for each of thousands of keys.
      toRlp(["0x00", keccak256("0x01")]),
      toRlp([`0x20${keccak256(word(1)).slice(2)}`, "0x"]),
      toRlp(Array.from({ length: 17 }, () => "0x010203" as Hex)),
    ]) {
      expect(
        codeOf(() => new TrieNodes([node]).get(keccak256(node), word(1))),
        node,
      ).to.equal("PROOF_NODE_INVALID");
    }
  });
});

describe("proveAccount and proveSlot", () => {
  const address = "0x5555555555555555555555555555555555555555";
  const storage = secureTrie(new Map([[word(2), toRlp("0x2a")]]));
  const account = (fields: Hex[]) => {
    const { root, nodes } = secureTrie(new Map<Hex, Hex>([[address, toRlp(fields)]]));
    return proveAccount(new TrieNodes(nodes), root, address);
  };

  it("lead from a state root to a word", () => {
    const proved = account(["0x01", "0x", storage.root, keccak256("0x60")]);
    expect(proved).to.deep.equal({ storageRoot: storage.root, codeHash: keccak256("0x60") });
    const nodes = new TrieNodes(storage.nodes);
    expect(proveSlot(nodes, proved, word(2))).to.equal(word(42));
    expect(proveSlot(nodes, proved, word(3))).to.equal(word(0));
  });

  it("tell an account that is not there from one that holds nothing", () => {
    const { root, nodes } = secureTrie(new Map<Hex, Hex>([[address, "0xc0"]]));
    expect(
      codeOf(() => proveAccount(new TrieNodes(nodes), root, "0x6666666666666666666666666666666666666666")),
    ).to.equal("PROOF_ACCOUNT_MISSING");
    expect(codeOf(() => proveAccount(new TrieNodes([]), keccak256("0x80"), address))).to.equal(
      "PROOF_ACCOUNT_MISSING",
    );
    expect(codeOf(() => account([]))).to.equal("PROOF_VALUE_INVALID");
    expect(codeOf(() => account(["0x", "0x", storage.root, "0x60"]))).to.equal("PROOF_VALUE_INVALID");
    expect(codeOf(() => account(["0x", "0x", storage.root, word(1), "0x"]))).to.equal("PROOF_VALUE_INVALID");
  });

  it("take a word in its one form only", () => {
    for (const stored of [
      "0x80",
      "0x00",
      "0x820001",
      toRlp(bytesToHex(new Uint8Array(33).fill(1))),
      "0xc0",
    ] as Hex[]) {
      const { root, nodes } = secureTrie(new Map([[word(2), stored]]));
      const proved = { storageRoot: root, codeHash: word(1) };
      expect(
        codeOf(() => proveSlot(new TrieNodes(nodes), proved, word(2))),
        stored,
      ).to.equal("PROOF_VALUE_INVALID");
    }
  });
});

describe("decodeHeader", () => {
  const fields = (changes: Record<number, Hex> = {}, length = 21): Hex[] =>
    Array.from(
      { length },
      (_, index) => changes[index] ?? ({ 3: word(7), 8: "0x05", 11: "0x6553f100" } as const)[index] ?? "0x",
    );

  it("reads root, number and time, and hashes what it was given", () => {
    const header = toRlp(fields());
    expect(decodeHeader(header)).to.deep.equal({
      hash: keccak256(header),
      number: 5,
      time: 0x6553f100,
      stateRoot: word(7),
    });
    expect(decodeHeader(toRlp(fields({ 8: "0x" }))).number).to.equal(0);
  });

  it("refuses a list that is none", () => {
    for (const wrong of [
      fields({}, 14),
      fields({}, 33),
      fields({ 3: "0x01" }),
      fields({ 8: "0x0005" }),
      fields({ 8: "0x01020304050607" }),
      fields({ 11: "0xffffffffffff" }),
    ]) {
      expect(codeOf(() => decodeHeader(toRlp(wrong)))).to.equal("PROOF_HEADER_INVALID");
    }
    const bytes = concatBytes([hexToBytes(toRlp(fields())), hexToBytes("0x00")]);
    expect(codeOf(() => decodeHeader(bytesToHex(bytes)))).to.equal("PROOF_RLP_INVALID");
  });
});
