import type { Hex } from "viem";
import { AnchorError } from "../../errors/anchor.js";
import { shown } from "../../errors/shown.js";
import { anchorLeaf, anchorNode, checkAnchorHash } from "./anchorHash.js";

export type VerifyInclusionParameters = {
  /** SHA-256 of the file, 32 bytes. */
  sha256: Hex;
  /** Merkle root, 32 bytes. */
  root: Hex;
  /** Hashes from the file's neighbour up to the root's child, 32 bytes each. */
  proof: readonly Hex[];
};

/**
 * Says whether a proof leads from a file to a root. Whether and when that root was anchored is another question, which `verifyAnchor` asks.
 *
 * @param parameters file, root and proof
 * @returns false for a proof of another file or another tree, and for one that is cut short, extended or changed
 * @throws {AnchorError} `ANCHOR_HASH_INVALID` or `ANCHOR_PROOF_INVALID` for what is no hash or no list of hashes
 * @see OpenZeppelin Contracts, `MerkleProof.verify`
 */
export function verifyInclusion({ sha256, root, proof }: VerifyInclusionParameters): boolean {
  if (!Array.isArray(proof)) {
    throw new AnchorError({
      code: "ANCHOR_PROOF_INVALID",
      message: `The proof is ${shown(proof)}, which is no list.`,
      remedy: "Give the list of hashes that proofOf returned.",
      values: { path: "/proof" },
    });
  }
  const steps = Array.from(proof, (hash, index) => checkAnchorHash(hash, `proof[${index}]`));
  const leaf = anchorLeaf(checkAnchorHash(sha256, "sha256"));
  return steps.reduce(anchorNode, leaf) === checkAnchorHash(root, "root");
}
