import type { Hex } from "viem";
import type { RegistryClient } from "./client.js";
import type { ReadErrorType } from "./errorTypes.js";
import { type ReadOptions, read } from "./read.js";

export type WasInForceAtParameters = ReadOptions & {
  /** Agreement id. */
  id: Hex;
  /** Unix seconds, not after the block's. */
  time: number;
};
export type WasInForceAtReturnType = boolean;
export type WasInForceAtErrorType = ReadErrorType;

/**
 * Reads whether an agreement was in force at a time in the past; the answer never changes.
 *
 * @param client where to ask
 * @param parameters agreement id, time, and the block
 * @returns false also where it is not registered
 * @throws {WasInForceAtErrorType} `TIME_IN_FUTURE` among them
 */
export function wasInForceAt(
  client: RegistryClient,
  { id, time, blockNumber }: WasInForceAtParameters,
): Promise<WasInForceAtReturnType> {
  return read(client, {
    contract: "agreements",
    functionName: "wasInForceAt",
    args: [id, time],
    blockNumber,
  });
}
