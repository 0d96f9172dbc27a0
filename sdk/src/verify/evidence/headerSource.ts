import type { Hex } from "viem";

/** Who has to be believed for a block's hash. */
export type HeaderTrust = "given-hash" | "one-rpc" | "k-of-n" | "light-client";

/**
 * Where a verifier gets the hashes of final blocks from. Evidence is proved against one of them; everything else in it is computed.
 */
export type HeaderSource = {
  trust: HeaderTrust;
  /**
   * @param number of the block
   * @returns hash of the final block with that number; undefined where the source knows none, or it is not final yet
   * @throws {MinhUocError} where the source could not be asked
   */
  hashOf: (number: number) => Promise<Hex | undefined>;
};
