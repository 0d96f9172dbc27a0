import { readFileSync } from "node:fs";
import { join } from "node:path";
import { MerklePatriciaTrie, verifyMerkleProof } from "@ethereumjs/mpt";
import { expect } from "chai";
import { bytesToHex, type Hex, hexToBytes, keccak256, numberToHex, pad, slice, stringToHex } from "viem";
import { deepen, neighbours, PLAIN_ACCOUNT } from "../../scripts/lib/deepState.js";
import { buildTrie, encodeRlp } from "../../scripts/lib/trie.js";
import { decodeHeader } from "../../sdk/src/core/proof/decodeHeader.js";
import { decodeRlp, type RlpItem } from "../../sdk/src/core/proof/decodeRlp.js";
import { proveAccount, proveSlot } from "../../sdk/src/core/proof/proveAccount.js";
import { TrieNodes } from "../../sdk/src/core/proof/TrieNodes.js";
import { ProofError } from "../../sdk/src/errors/proof.js";
import type { RegistryDeployment } from "../../sdk/src/exports/deployments.js";
import { type Evidence, givenHash, parseEvidence, verifyEvidence } from "../../sdk/src/exports/verify.js";
import { Random } from "../model/random.js";

const OTHERS = 100_000;
const random = new Random(1);
/** The hash of nothing known, where a filler is enough. */
const randomPath = (): Hex =>
  `0x${Array.from({ length: 8 }, () =>
    random
      .int(0, 2 ** 32 - 1)
      .toString(16)
      .padStart(8, "0"),
  ).join("")}`;
const randomPaths = Array.from({ length: OTHERS }, randomPath);
/** An integer's bytes, as RLP has them. */
const integer = (value: number): Hex =>
  numberToHex(value, { size: value > 0xffff ? 3 : value > 0xff ? 2 : 1 });
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

/** A key and what is to be proved of it. */
type Subject = { key: Hex; value: Hex | undefined };

/** Where the trie branches on the way to a key: at how many digits, and how widely. */
const ways: readonly (readonly [depths: number[], width: number])[] = [
  [range(0, 10), 15],
  [range(0, 64), 1],
  [[3, 7, 12, 13, 30, 61], 1],
  [[9, 60, 61, 62, 63], 2],
  [[63], 1],
];

/** A trie of over 100,000 entries, and keys of which some stand in it, at the end of each of the ways. */
function makeState(keyBytes: number, make: (index: number) => Hex) {
  const keyOf = (label: string) => slice(keccak256(stringToHex(label)), 0, keyBytes);
  const entries = new Map(randomPaths.map((path, index) => [path, make(index)]));
  const subjects: Subject[] = [];
  for (const [index, [depths, width]] of ways.entries()) {
    for (const kind of ["present", "absent", "absent, beside two", "absent, beside an extension"] as const) {
      const key = keyOf(`${index} ${kind}`);
      const path = keccak256(key);
      const last = depths.at(-1) ?? 0;
      const beside = neighbours(path, depths, width);
      if (kind === "absent, beside two") beside.push(...neighbours(path, [last], 2));
      if (kind === "absent, beside an extension") {
        const [one] = neighbours(path, [Math.min(last, 58)]);
        if (one) beside.push(...neighbours(one, [62]), one);
      }
      for (const [at, other] of beside.entries()) entries.set(other, make(at));
      const value = kind === "present" ? make(index) : undefined;
      if (value) entries.set(path, value);
      subjects.push({ key, value });
    }
  }
  for (const serial of range(0, 200)) {
    const key = keyOf(`${serial}`);
    const value = serial % 2 === 0 ? make(serial) : undefined;
    if (value) entries.set(keccak256(key), value);
    subjects.push({ key, value });
  }
  return { trie: buildTrie(entries), entries, subjects };
}

const codeOf = (work: () => unknown): unknown => {
  try {
    work();
    return undefined;
  } catch (error) {
    if (!(error instanceof ProofError)) throw error;
    return error.code;
  }
};

/** What 32 bytes of storage hold, of which the trie keeps no leading zeros, and nothing where all are zero. */
function toWord(value: Hex | undefined): Hex {
  const item = decodeRlp(hexToBytes(value ?? "0x80"));
  if (!(item instanceof Uint8Array)) throw new Error(`${value} is no word.`);
  return pad(bytesToHex(item), { size: 32 });
}

type Answer = Hex | "absent" | "refused";
const answerOf = (value: Uint8Array | null | undefined): Answer => (value ? bytesToHex(value) : "absent");

/** What the SDK says of a key, by these nodes. */
function ours(root: Hex, key: Hex, nodes: readonly Hex[]): Answer {
  let answer: Answer = "refused";
  codeOf(() => {
    answer = answerOf(new TrieNodes(nodes).get(root, key));
  });
  return answer;
}

/** What a second implementation says. */
async function theirs(root: Hex, key: Hex, nodes: readonly Hex[]): Promise<Answer> {
  try {
    const proof = nodes.map((node) => hexToBytes(node));
    // Without the root it would take that of the first node.
    return answerOf(
      await verifyMerkleProof(hexToBytes(key), proof, { root: hexToBytes(root), useKeyHashing: true }),
    );
  } catch {
    return "refused";
  }
}

function withByteChanged(node: Hex, at: number): Hex {
  const bytes = hexToBytes(node);
  const place = at % bytes.length;
  bytes[place] = (bytes[place] ?? 0) ^ random.int(1, 255);
  return bytesToHex(bytes);
}

/** Nodes that hold together, of which one was changed: whoever makes up a whole trie can have any. */
function forge(proof: readonly Hex[]): { root: Hex; nodes: Hex[] } {
  const index = random.int(0, proof.length - 1);
  const nodes = proof.with(index, withByteChanged(proof[index] as Hex, random.int(0, 40)));
  for (let at = index; at > 0; at--) {
    const [was, is] = [proof[at] as Hex, nodes[at] as Hex].map((node) => keccak256(node).slice(2));
    nodes[at - 1] = nodes[at - 1]?.replace(was ?? "", is ?? "") as Hex;
  }
  return { root: keccak256(nodes[0] as Hex), nodes };
}

/** Whether a node of two items leads further. */
function isExtension([path]: readonly RlpItem[]): boolean {
  return path instanceof Uint8Array && (path[0] ?? 0) < 0x20;
}

describe("proofs in a state of over 100,000 keys", function () {
  this.timeout(120_000);

  let accounts: ReturnType<typeof makeState>;
  let slots: ReturnType<typeof makeState>;
  const states = () => [accounts, slots];

  before(() => {
    slots = makeState(32, (index) =>
      encodeRlp(index % 3 === 0 ? integer(index + 1) : (randomPaths[index % OTHERS] ?? "0x01")),
    );
    accounts = makeState(20, (index) =>
      encodeRlp([integer(index + 1), "0x01", slots.trie.root, keccak256(integer(index % 100))]),
    );
  });

  it("are of tries that a second implementation builds in the same way", async () => {
    for (const { entries } of states()) {
      // The last ones are those on the ways.
      const some = [...entries].slice(OTHERS - 1_000);
      const second = new MerklePatriciaTrie();
      for (const [path, value] of some) await second.put(hexToBytes(path), hexToBytes(value));
      expect(some.length).to.be.greaterThan(2_000);
      expect(buildTrie(some).root).to.equal(bytesToHex(second.root()));
    }
  });

  it("go through ten nodes and more, extensions, nodes within nodes, and all 64 digits", () => {
    const seen = states().map(({ trie, subjects }) => {
      const proofs = subjects.map(({ key }) => trie.prove(keccak256(key)));
      const items = proofs.flat().map((node) => decodeRlp(hexToBytes(node)));
      return {
        deep: proofs.filter(({ length }) => length >= 10).length,
        deepest: Math.max(...proofs.map(({ length }) => length)),
        extensions: items.filter(
          (item) => !(item instanceof Uint8Array) && item.length === 2 && isExtension(item),
        ).length,
        embedding: items.filter(
          (item) => !(item instanceof Uint8Array) && item.some((child) => !(child instanceof Uint8Array)),
        ).length,
      };
    });
    for (const { deep, deepest, extensions } of seen) {
      expect(deep).to.be.at.least(8);
      expect(deepest).to.be.at.least(60);
      expect(extensions).to.be.at.least(10);
    }
    expect(seen[1]?.embedding).to.be.at.least(10);
  });

  it("say of every key what is there, as a second implementation does", async () => {
    for (const { trie, subjects } of states()) {
      for (const { key, value } of subjects) {
        const proof = trie.prove(keccak256(key));
        expect(ours(trie.root, key, proof)).to.equal(value ?? "absent");
        expect(await theirs(trie.root, key, proof)).to.equal(value ?? "absent");
        const nodes = new TrieNodes(proof);
        nodes.get(trie.root, key);
        nodes.requireAllUsed();
      }
    }
  });

  it("lead from the state's root to an account, and from the account to a word", () => {
    const some = ({ subjects }: typeof slots) => subjects.slice(0, 30);
    const proofs = some(slots).flatMap(({ key }) => slots.trie.prove(keccak256(key)));
    for (const { key, value } of some(accounts)) {
      const nodes = new TrieNodes([...accounts.trie.prove(keccak256(key)), ...proofs]);
      if (value === undefined) {
        expect(codeOf(() => proveAccount(nodes, accounts.trie.root, key))).to.equal("PROOF_ACCOUNT_MISSING");
        continue;
      }
      const account = proveAccount(nodes, accounts.trie.root, key);
      expect(account.storageRoot).to.equal(slots.trie.root);
      for (const { key: slot, value: word } of some(slots)) {
        expect(proveSlot(nodes, account, slot)).to.equal(toWord(word));
      }
      nodes.requireAllUsed();
    }
  });

  it("are refused with any node changed or left out, by a second implementation too", async () => {
    for (const { trie, subjects } of states()) {
      for (const { key } of subjects.slice(0, -180)) {
        const proof = trie.prove(keccak256(key));
        for (const [index, node] of proof.entries()) {
          const wrong = [
            proof.with(index, withByteChanged(node, random.int(0, 600))),
            proof.toSpliced(index, 1),
          ];
          for (const nodes of wrong) {
            expect(codeOf(() => new TrieNodes(nodes).get(trie.root, key))).to.equal("PROOF_NODE_MISSING");
          }
          expect(await theirs(trie.root, key, random.pick(wrong))).to.equal("refused");
        }
      }
    }
  });

  it("are refused with a node too many, which changes no answer", () => {
    for (const { trie, subjects } of states()) {
      for (const [index, { key, value }] of subjects.entries()) {
        const proof = trie.prove(keccak256(key));
        const other = trie.prove(keccak256((subjects[(index + 1) % subjects.length] as Subject).key));
        const foreign = other.find((node) => !proof.includes(node)) as Hex;
        const nodes = new TrieNodes([...proof, foreign]);
        expect(answerOf(nodes.get(trie.root, key))).to.equal(value ?? "absent");
        expect(codeOf(() => nodes.requireAllUsed())).to.equal("PROOF_NODE_UNUSED");
      }
    }
  });

  it("prove of another key what a second implementation takes them to prove", async () => {
    const answers: Record<string, number> = {};
    for (const { trie, subjects } of states()) {
      for (let run = 0; run < 500; run++) {
        const [{ key }, { key: other }] = [random.pick(subjects), random.pick(subjects)];
        const proof = trie.prove(keccak256(other));
        const answer = ours(trie.root, key, proof);
        expect(answer).to.equal(await theirs(trie.root, key, proof));
        const kind = answer.startsWith("0x") ? "value" : answer;
        answers[kind] = (answers[kind] ?? 0) + 1;
      }
    }
    expect(answers.refused).to.be.greaterThan(200);
  });

  it("are read as a second implementation reads them, even of tries that nobody has built (fuzz, 2,000)", async () => {
    let accepted = 0;
    for (let run = 0; run < 2_000; run++) {
      const { trie, subjects } = random.pick(states());
      const { key } = random.pick(subjects);
      const { root, nodes } = forge(trie.prove(keccak256(key)));
      const answer = ours(root, key, nodes);
      if (answer === "refused") continue;
      accepted++;
      expect(await theirs(root, key, nodes)).to.equal(answer);
    }
    expect(accepted).to.be.greaterThan(200);
  });
});

type Recorded = { deployment: RegistryDeployment; files: { name: string; document: string }[] };

describe("an evidence file in a state of over 100,000 accounts", function () {
  this.timeout(120_000);

  const folder = join(import.meta.dirname, "..", "vectors", "evidence");
  const { deployment, files }: Recorded = JSON.parse(readFileSync(join(folder, "recorded.json"), "utf8"));
  const verify = async (evidence: Evidence, blockHash: Hex, document: string) => {
    const { judgement } = await verifyEvidence({
      evidence: JSON.stringify(evidence),
      deployment,
      document: new TextEncoder().encode(document),
      headers: givenHash(blockHash),
      now: 1_900_000_000,
    });
    const { indication, subIndication } = judgement.authenticity;
    return subIndication ? `${indication} ${subIndication}` : indication;
  };

  const blockHashOf = ({ header }: Evidence) => keccak256(header);
  const recorded = files.map(({ name, document }) => ({
    name,
    document,
    evidence: parseEvidence(readFileSync(join(folder, "files", `${name}.json`))),
  }));

  it("says what it says where it was recorded, whichever it is", async () => {
    for (const { name, document, evidence } of recorded) {
      const deep = deepen(evidence, { state: 10, storage: 7 });
      expect(deep.nodes.length, name).to.be.greaterThan(3 * evidence.nodes.length);
      expect(await verify(deep, blockHashOf(deep), document), name).to.equal(
        await verify(evidence, blockHashOf(evidence), document),
      );
    }
  });

  it("passes, and after no change of its proofs", async () => {
    const [{ evidence, document } = expect.fail("There is no file.")] = recorded;
    const others = randomPaths.map((path) => [path, PLAIN_ACCOUNT] as const);
    const deep = deepen(evidence, { state: 10, storage: 7 }, others);
    const said = (nodes: Hex[]) => verify({ ...deep, nodes: nodes.sort() }, blockHashOf(deep), document);
    expect(await said(deep.nodes)).to.equal("TOTAL_PASSED");

    const { stateRoot } = decodeHeader(deep.header);
    const nodes = new TrieNodes(deep.nodes);
    for (const address of [deep.agreements, deep.members]) proveAccount(nodes, stateRoot, address);
    // The ways to the two accounts share the root.
    expect(deep.nodes.filter((node) => nodes.isUsed(node)).length).to.be.at.least(19);

    for (const [index, node] of deep.nodes.entries()) {
      const without = deep.nodes.toSpliced(index, 1);
      expect(await said(without)).to.equal("TOTAL_FAILED PROOF_NODE_MISSING");
      expect(await said([...without, withByteChanged(node, random.int(0, 600))])).to.equal(
        "TOTAL_FAILED PROOF_NODE_MISSING",
      );
    }
    expect(await said([...deep.nodes, ...evidence.nodes.slice(0, 1)])).to.equal(
      "TOTAL_FAILED PROOF_NODE_UNUSED",
    );
    // Header and proofs belong together, and the header's hash is the block's.
    expect(await verify({ ...deep, header: evidence.header }, blockHashOf(evidence), document)).to.equal(
      "TOTAL_FAILED PROOF_NODE_MISSING",
    );
    expect(await verify(deep, blockHashOf(evidence), document)).to.equal("INDETERMINATE BLOCK_NOT_TRUSTED");
  });
});
