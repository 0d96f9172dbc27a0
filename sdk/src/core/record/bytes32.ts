import type { Hex } from "viem";

export const ZERO_BYTES32: Hex = `0x${"0".repeat(64)}`;

/** Whether a value is 32 bytes in the one form used throughout: `0x` and 64 lower-case hex digits. */
export function isBytes32(value: unknown): value is Hex {
  return typeof value === "string" && /^0x[0-9a-f]{64}$/.test(value);
}
