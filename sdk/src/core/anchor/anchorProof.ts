import type { Address, Hex } from "viem";
import { checkAnchorProof } from "./checkAnchorProof.js";
import type { AnchorTree } from "./createAnchorTree.js";

/** Media type of an anchor proof; the version is that of its `version` member. */
export const ANCHOR_PROOF_MEDIA_TYPE = "application/vnd.minhuoc.anchor+json;version=1";

/** An anchor proof, version 1: a JSON document that travels with its file. All hashes are `0x` and 64 lower-case hex digits. */
export type AnchorProof = {
  version: 1;
  /** SHA-256 of the file. */
  sha256: Hex;
  /** Merkle root that was anchored. */
  root: Hex;
  /** Hashes that lead from the file to the root, 64 at most. */
  proof: readonly Hex[];
  /** EIP-155 id of the chain of the registry that keeps the root. With `registry`, or not at all. */
  chainId?: number;
  /** Address of the `AgreementRegistry` that keeps the root. With `chainId`, or not at all. */
  registry?: Address;
};

export type AnchorProofParameters = {
  /** SHA-256 of one of the tree's files. */
  sha256: Hex;
  /** Where the root is anchored, so that a verifier need not be told. */
  deployment?: { chainId: number; registry: Address };
};

/**
 * Writes the proof for one file of a tree.
 *
 * @param tree what `createAnchorTree` returned
 * @param parameters the file, and where the root is anchored
 * @returns a JSON document; write it with `JSON.stringify`
 * @throws {AnchorError} `ANCHOR_FILE_UNKNOWN`, `ANCHOR_HASH_INVALID`; `ANCHOR_PROOF_INVALID` for a chain id or address that is none
 */
export function anchorProof(tree: AnchorTree, { sha256, deployment }: AnchorProofParameters): AnchorProof {
  const proof = tree.proofOf(sha256);
  const place = deployment && { chainId: deployment.chainId, registry: deployment.registry };
  return checkAnchorProof({
    version: 1,
    sha256: sha256.toLowerCase(),
    root: tree.root,
    proof,
    ...place,
  });
}
