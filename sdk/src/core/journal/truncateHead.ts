import type { Hex } from "viem";

/** Sets the last 5 bytes to zero: the journal word keeps the count there. */
export function truncateHead(hash: Hex): Hex {
  return `${hash.slice(0, -10) as Hex}${"0".repeat(10)}`;
}
