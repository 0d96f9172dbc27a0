import type { Hex } from "viem";

export const headerTrusts = ["given-hash", "one-rpc", "k-of-n", "light-client"] as const;

/** Who has to be believed for a block's hash. */
export type HeaderTrust = (typeof headerTrusts)[number];

/**
 * Where a verifier gets the hashes of final blocks from. Evidence is proved against one of them; everything else in it is computed.
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
