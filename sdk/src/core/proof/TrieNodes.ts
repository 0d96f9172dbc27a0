import { bytesToHex, type Hex, hexToBytes, keccak256 } from "viem";
import { ProofError, type ProofErrorCode } from "../../errors/proof.js";
import { decodeRlp, type RlpItem } from "./decodeRlp.js";

/** keccak256 of the RLP of an empty string: the root of a trie that holds nothing. */
const EMPTY_ROOT = keccak256("0x80");

/**
 * Nodes of Merkle Patricia tries, found by their hashes, from which values are proved against roots. Which node belongs to which trie is
 * nobody's claim: each is reached from a root by hashes, or is not used.
 *
 * @see Ethereum Yellow Paper, appendix D
 */
export class TrieNodes {
  readonly #nodes = new Map<Hex, Uint8Array>();
  readonly #decoded = new Map<Hex, RlpItem>();

  /** @param nodes RLP of each node, in any order */
  constructor(nodes: readonly Hex[]) {
    for (const node of nodes) {
      const bytes = hexToBytes(node);
      this.#nodes.set(keccak256(bytes), bytes);
    }
  }

  /**
   * The value under a key, proved; undefined where it is proved that there is none.
   *
   * @param root of the trie, 32 bytes
   * @param key 32 bytes, whose keccak256 is the path (a "secure" trie)
   * @throws {ProofError} `PROOF_NODE_MISSING`, `PROOF_NODE_INVALID`, `PROOF_RLP_INVALID`
   */
  get(root: Hex, key: Hex): Uint8Array | undefined {
    if (root === EMPTY_ROOT) return undefined;
    const path = toNibbles(hexToBytes(keccak256(key)));
    let at = 0;
    let node = this.#load(root);
    for (;;) {
      if (node instanceof Uint8Array) throw broken("PROOF_NODE_INVALID", "A trie node is no list.", root);
      let child: RlpItem | undefined;
      if (node.length === 17) {
        const nibble = path[at];
        // All paths have the same length, so no value stands in a branch.
        if (nibble === undefined) throw broken("PROOF_NODE_INVALID", "A trie is deeper than its keys.", root);
        child = node[nibble];
        at++;
      } else if (node.length === 2) {
        const { nibbles, isLeaf } = decodePath(node[0], root);
        const fits = nibbles.every((nibble, index) => nibble === path[at + index]);
        if (!fits || (isLeaf && at + nibbles.length !== path.length)) return undefined;
        at += nibbles.length;
        child = node[1];
        if (isLeaf) {
          if (child instanceof Uint8Array && child.length > 0) return child;
          throw broken("PROOF_NODE_INVALID", "A leaf of a trie holds no value.", root);
        }
      }
      if (child === undefined) throw broken("PROOF_NODE_INVALID", "A trie node has an unknown form.", root);
      if (!(child instanceof Uint8Array)) node = child;
      else if (child.length === 0) return undefined;
      else if (child.length === 32) node = this.#load(bytesToHex(child));
      else
        throw broken(
          "PROOF_NODE_INVALID",
          "A trie node refers to another by something else than a hash.",
          root,
        );
    }
  }

  /**
   * Refuses nodes that nothing has led to, so that a file holds what it proves and nothing else.
   *
   * @throws {ProofError} `PROOF_NODE_UNUSED`
   */
  requireAllUsed(): void {
    for (const hash of this.#nodes.keys()) {
      if (!this.#decoded.has(hash))
        throw broken("PROOF_NODE_UNUSED", "A trie node belongs to nothing that is proved.", hash);
    }
  }

  /** Whether something that was proved so far led to a node. */
  isUsed(node: Hex): boolean {
    return this.#decoded.has(keccak256(node));
  }

  #load(hash: Hex): RlpItem {
    const known = this.#decoded.get(hash);
    if (known !== undefined) return known;
    const node = this.#nodes.get(hash);
    if (node === undefined) throw broken("PROOF_NODE_MISSING", "A trie node is missing.", hash);
    const item = decodeRlp(node);
    this.#decoded.set(hash, item);
    return item;
  }
}

function toNibbles(bytes: Uint8Array): number[] {
  return Array.from(bytes).flatMap((byte) => [byte >> 4, byte & 15]);
}

/** The hex-prefix encoding: the first nibble tells leaf from extension and odd from even (Yellow Paper, appendix C). */
function decodePath(item: RlpItem | undefined, root: Hex): { nibbles: number[]; isLeaf: boolean } {
  const all = item instanceof Uint8Array ? toNibbles(item) : [];
  const [flag, padding] = all;
  // An extension leads further: nodes that do not could be as many as a file holds, for each key anew.
  const isEmpty = flag === 0 && all.length === 2;
  if (flag === undefined || flag > 3 || (flag % 2 === 0 && padding !== 0) || isEmpty) {
    throw broken("PROOF_NODE_INVALID", "A trie node has no path.", root);
  }
  return { nibbles: all.slice(flag % 2 === 1 ? 1 : 2), isLeaf: flag >= 2 };
}

function broken(code: ProofErrorCode, message: string, hash: Hex): ProofError {
  return new ProofError({
    code,
    message,
    remedy: "Trust nothing in it: ask for the evidence again.",
    values: { hash },
  });
}
