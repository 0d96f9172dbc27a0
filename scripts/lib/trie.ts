// Merkle Patricia tries from their definition, the plain way: for tests and measurements alone.

import { type Hex, keccak256 } from "viem";

/** A byte string, or a list of items. */
export type Item = Hex | readonly Item[];

/** A trie in memory. */
export type Trie = {
  root: Hex;
  /** RLP of each node that has a hash, each once. */
  nodes: readonly Hex[];
  /** RLP of the nodes that lead to a path, or as far as the trie goes towards it, from the root down. */
  prove: (path: Hex) => Hex[];
};

/** A node in hex digits, and the node below it on the way to a path of which `at` digits lie behind. */
type Node = { rlp: string; below: (path: string, at: number) => Place | undefined };
type Place = { node: Node; at: number };

const EMPTY: Node = { rlp: "80", below: () => undefined };

/**
 * Builds a trie of a hundred thousand entries in a second or two.
 *
 * @param entries value by path, which in the tries of Ethereum is the keccak256 of a key: all of one length, in lower case
 * @see Ethereum Yellow Paper, appendix D
 */
export function buildTrie(entries: Iterable<readonly [path: Hex, value: Hex]>): Trie {
  const nodes = new Set<Hex>();
  const sorted = [...entries]
    .map(([path, value]) => ({ path: path.slice(2), value: string(value.slice(2)) }))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
  const entry = (index: number) => sorted[index] as { path: string; value: string };

  /** The node of the entries from one index to another, which share the first `depth` digits. */
  const build = (from: number, to: number, depth: number): Node => {
    if (from === to) return EMPTY;
    const { path, value } = entry(from);
    if (to - from === 1) {
      return { rlp: list(string(compact(path.slice(depth), true)) + value), below: () => undefined };
    }
    const last = entry(to - 1).path;
    let shared = depth;
    while (path[shared] === last[shared]) shared++;
    if (shared > depth) {
      const node = build(from, to, shared);
      const way = path.slice(depth, shared);
      return {
        rlp: list(string(compact(way, false)) + reference(node)),
        below: (wanted, place) => (wanted.startsWith(way, place) ? { node, at: shared } : undefined),
      };
    }
    const children = Array.from("0123456789abcdef", (digit) => {
      const start = from;
      while (from < to && entry(from).path[depth] === digit) from++;
      return build(start, from, depth + 1);
    });
    return {
      rlp: list(`${children.map(reference).join("")}80`),
      below: (wanted, place) => {
        const node = children[Number.parseInt(wanted[place] ?? "", 16)];
        return node && node !== EMPTY ? { node, at: place + 1 } : undefined;
      },
    };
  };

  /** A node of less than 32 bytes stands in the one above it. */
  const reference = ({ rlp }: Node): string => {
    if (rlp.length < 64) return rlp;
    nodes.add(`0x${rlp}`);
    return `a0${hash(rlp).slice(2)}`;
  };

  const top = build(0, sorted.length, 0);
  nodes.add(`0x${top.rlp}`);
  return {
    root: hash(top.rlp),
    nodes: [...nodes],
    prove: (path) => {
      const proof: Hex[] = [];
      for (let place: Place | undefined = { node: top, at: 0 }; place; ) {
        const { node, at }: Place = place;
        if (node === top || node.rlp.length >= 64) proof.push(`0x${node.rlp}`);
        place = node.below(path.slice(2), at);
      }
      return proof;
    },
  };
}

/** RLP of an item. */
export function encodeRlp(item: Item): Hex {
  return `0x${digitsOf(item)}`;
}

function digitsOf(item: Item): string {
  return typeof item === "string" ? string(item.slice(2)) : list(item.map(digitsOf).join(""));
}

const string = (digits: string) =>
  digits.length === 2 && digits < "80" ? digits : prefix(0x80, digits) + digits;
const list = (digits: string) => prefix(0xc0, digits) + digits;

function prefix(offset: number, digits: string): string {
  const size = digits.length / 2;
  if (size <= 55) return byte(offset + size);
  const length = size > 255 ? byte(size >> 8) + byte(size & 255) : byte(size);
  return byte(offset + 55 + length.length / 2) + length;
}

const byte = (value: number) => value.toString(16).padStart(2, "0");

/** The hex-prefix encoding of a path's digits (Yellow Paper, appendix C). */
function compact(digits: string, isLeaf: boolean): string {
  const flag = isLeaf ? 2 : 0;
  return digits.length % 2 === 1 ? `${flag + 1}${digits}` : `${flag}0${digits}`;
}

const hash = (digits: string) => keccak256(Buffer.from(digits, "hex"));
