// States as deep as those of public chains, for tests and measurements. Nobody has to look for keys whose hashes begin alike: a trie can be built
// over paths that are the hash of nothing known.

import { bytesToHex, concat, type Hex, hexToBytes, keccak256, numberToHex } from "viem";
import { agreementId } from "../../sdk/src/core/agreement/agreementId.js";
import { decodeRlp, decodeRlpFields, type RlpItem } from "../../sdk/src/core/proof/decodeRlp.js";
import { agreementSlots } from "../../sdk/src/core/record/storageSlots.js";
import type { Evidence } from "../../sdk/src/verify/evidence/evidenceSchema.js";
import { neededNodes } from "../../sdk/src/verify/evidence/gatherEvidence.js";
import { buildTrie, encodeRlp } from "./trie.js";

type Entry = readonly [path: Hex, value: Hex];

/** An account that holds one wei, as most others do little more. */
export const PLAIN_ACCOUNT = encodeRlp(["0x", "0x01", keccak256("0x80"), keccak256("0x")]);

const STATE_ROOT = 3;

/**
 * Paths beside another, by which a trie branches on the way to it.
 *
 * @param path 32 bytes
 * @param depths how many digits they share with it, and no more
 * @param width how many there are at each depth, up to 15
 */
export function neighbours(path: Hex, depths: Iterable<number>, width = 1): Hex[] {
  return [...depths].flatMap((depth) =>
    Array.from({ length: width }, (_, index): Hex => {
      const digit = (Number.parseInt(path[2 + depth] ?? "", 16) + 1 + index) % 16;
      const rest = keccak256(concat([path, numberToHex(16 * depth + index, { size: 2 })]));
      return `${path.slice(0, 2 + depth)}${digit.toString(16)}${rest.slice(3 + depth)}` as Hex;
    }),
  );
}

/**
 * The same evidence as of a block with a deep state: the two accounts and all that is proved of their storage stand where they stood, among many
 * others. The header is that of another block, with the new state root; nothing else changes.
 *
 * @param evidence recorded from a chain of few accounts
 * @param depth.state nodes on the way to an account; all but the last are full branches
 * @param depth.storage the same within both accounts
 * @param others accounts besides
 */
export function deepen(
  evidence: Evidence,
  depth: { state: number; storage: number },
  others: readonly Entry[] = [],
): Evidence {
  const nodes = new Map(evidence.nodes.map((node) => [keccak256(node), node]));
  const fields = decodeRlpFields(hexToBytes(evidence.header)).map((field) => bytesToHex(field));
  const accounts = new Map(entriesOf(nodes, fields[STATE_ROOT] as Hex));
  // Nothing stands in some of these, which is proved as well.
  const slots = Object.values(agreementSlots(agreementId(evidence.agreement))).map((slot) => keccak256(slot));
  const registries = [evidence.agreements, evidence.members].map((address) => {
    const path = keccak256(address);
    const [nonce, balance, root, codeHash] = decodeRlpFields(hexToBytes(accounts.get(path) ?? "0xc0"));
    if (!nonce || !balance || !root || !codeHash) throw new Error(`The file has no account ${address}.`);
    const stored = entriesOf(nodes, bytesToHex(root));
    const wanted = new Set([...stored.map(([slot]) => slot), ...slots]);
    const storage = grow(stored, wanted, depth.storage, "0x01");
    const account = [bytesToHex(nonce), bytesToHex(balance), storage.root, bytesToHex(codeHash)];
    return { entry: [path, encodeRlp(account)] as const, proofs: storage.proofs };
  });
  const entries = registries.map(({ entry }) => entry);
  const paths = new Set(entries.map(([path]) => path));
  const state = grow([...entries, ...others], paths, depth.state, PLAIN_ACCOUNT);
  const deep = {
    ...evidence,
    header: encodeRlp(fields.with(STATE_ROOT, state.root)),
    nodes: [...new Set([...state.proofs, ...registries.flatMap(({ proofs }) => proofs)])].sort(),
  };
  return { ...deep, nodes: neededNodes(deep) };
}

/** A trie of the entries with full branches on the way to some paths, and what leads to these. */
function grow(entries: readonly Entry[], paths: Iterable<Hex>, depth: number, value: Hex) {
  const levels = Array.from({ length: depth - 1 }, (_, level) => level);
  const beside = [...paths].flatMap((path) => neighbours(path, levels, 15));
  const { root, prove } = buildTrie(new Map([...beside.map((path): Entry => [path, value]), ...entries]));
  return { root, proofs: [...paths].flatMap(prove) };
}

/** The entries of a trie to which a file's nodes lead. */
function entriesOf(nodes: ReadonlyMap<Hex, Hex>, root: Hex): Entry[] {
  const digits = (bytes: RlpItem | undefined) =>
    bytes instanceof Uint8Array ? bytesToHex(bytes).slice(2) : "";
  const visit = (item: RlpItem | undefined, path: Hex): Entry[] => {
    if (item === undefined) return [];
    if (item instanceof Uint8Array) {
      const node = nodes.get(bytesToHex(item));
      return node ? visit(decodeRlp(hexToBytes(node)), path) : [];
    }
    if (item.length === 17)
      return item.slice(0, 16).flatMap((child, digit) => visit(child, `${path}${digit.toString(16)}`));
    const [flag = "", padding = ""] = digits(item[0]);
    const way: Hex = `${path}${flag === "1" || flag === "3" ? padding : ""}${digits(item[0]).slice(2)}`;
    return flag >= "2" ? [[way, `0x${digits(item[1])}`]] : visit(item[1], way);
  };
  return visit(hexToBytes(root), "0x");
}
