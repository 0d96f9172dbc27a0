import type { Hex } from "viem";

export const headerTrusts = ["given-hash", "one-rpc", "k-of-n", "light-client"] as const;

/** Who has to be believed for a block's hash. */
export type HeaderTrust = (typeof headerTrusts)[number];

/**
 * Who has to be believed, the least comfortable first. A proof needs nobody's word but for one block hash: one that a person compared, one of the
 * final blocks of an endpoint, of several that agree, or of a light client.
 */
export type TrustLevel = "none" | "one-rpc" | "k-of-n" | `proof-${HeaderTrust}`;

/**
 * Where a verifier gets the hashes of final blocks from. Evidence and lists are proved against one of them; everything else is computed.
 */
export type HeaderSource = {
  trust: HeaderTrust;
  /**
   * @param number of the block
   * @param chainId EIP-155 id of the chain that is meant
   * @returns hash of the final block with that number; undefined where the source knows none, or it is not final yet
   * @throws {MinhUocError} where the source could not be asked
   */
  hashOf: (number: number, chainId: number) => Promise<Hex | undefined>;
};
