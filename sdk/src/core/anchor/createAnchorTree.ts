import type { Hex } from "viem";
import { AnchorError } from "../../errors/anchor.js";
import { anchorLeaf, anchorNode, checkAnchorHash } from "./anchorHash.js";

/** A Merkle tree over files. */
export type AnchorTree = {
  /** What is anchored: 32 bytes. */
  root: Hex;
  /** SHA-256 of all files, in lower case, in the order in which they were given. */
  sha256s: readonly Hex[];
  /**
   * @param sha256 of one of the files
   * @returns the hashes that lead from the file to the root, 32 bytes each; none where it is the only one
   * @throws {AnchorError} `ANCHOR_FILE_UNKNOWN`, `ANCHOR_HASH_INVALID`
   */
  proofOf: (sha256: Hex) => Hex[];
};

/**
 * Builds the Merkle tree of files that are anchored together. The order of the files makes no difference to it.
 *
 * @param sha256s SHA-256 of each file, 32 bytes
 * @returns the root to anchor, and the proof for each file
 * @throws {AnchorError} `ANCHOR_EMPTY`, `ANCHOR_FILE_REPEATED`, `ANCHOR_HASH_INVALID`
 * @see OpenZeppelin, `@openzeppelin/merkle-tree` 1.x, `StandardMerkleTree.of(values, ["bytes32"])`, whose tree is the same
 */
export function createAnchorTree(sha256s: readonly Hex[]): AnchorTree {
  const files = sha256s.map((sha256, index) => checkAnchorHash(sha256, `sha256s[${index}]`));
  if (files.length === 0) {
    throw new AnchorError({
      code: "ANCHOR_EMPTY",
      message: "There is no file to anchor.",
      remedy: "Give the SHA-256 of at least one file.",
    });
  }
  const leaves = new Map<Hex, Hex>();
  for (const file of files) {
    if (leaves.has(file)) {
      throw new AnchorError({
        code: "ANCHOR_FILE_REPEATED",
        message: `The file ${file} stands twice.`,
        remedy: "Name each file once; copies of the same bytes are one file.",
        values: { sha256: file },
      });
    }
    leaves.set(file, anchorLeaf(file));
  }

  // A heap: the children of node i are nodes 2i + 1 and 2i + 2; the leaves stand at its end, in descending order.
  const first = files.length - 1;
  const nodes: Hex[] = new Array(first).concat([...leaves.values()].sort().reverse());
  const at = (index: number) => nodes[index] as Hex;
  for (let index = first - 1; index >= 0; index--) {
    nodes[index] = anchorNode(at(2 * index + 1), at(2 * index + 2));
  }
  const places = new Map(nodes.slice(first).map((leaf, index) => [leaf, first + index]));

  return {
    root: at(0),
    sha256s: files,
    proofOf: (sha256) => {
      const file = checkAnchorHash(sha256, "sha256");
      const leaf = leaves.get(file);
      const place = leaf && places.get(leaf);
      if (place === undefined) {
        throw new AnchorError({
          code: "ANCHOR_FILE_UNKNOWN",
          message: `The file ${file} is not in the tree.`,
          remedy: "Use the tree that was made with this file, and the file's exact bytes.",
          values: { sha256: file },
        });
      }
      const proof: Hex[] = [];
      for (let index = place; index > 0; index = (index - 1) >> 1) {
        proof.push(at(index % 2 === 0 ? index - 1 : index + 1));
      }
      return proof;
    },
  };
}
