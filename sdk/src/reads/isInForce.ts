import type { Hex } from "viem";
import type { RegistryClient } from "./client.js";
import type { ReadErrorType } from "./errorTypes.js";
import { type ReadOptions, read } from "./read.js";

export type IsInForceParameters = ReadOptions & {
  /** Agreement id. */
  id: Hex;
};
export type IsInForceReturnType = boolean;
export type IsInForceErrorType = ReadErrorType;

/**
 * Reads whether an agreement is in force, as contracts see it: `InForce`, or `Ending`.
 *
 * @param client where to ask
 * @param parameters agreement id, and the block
 * @returns false also where it is not registered
 * @throws {IsInForceErrorType}
 */
export function isInForce(
  client: RegistryClient,
  { id, blockNumber }: IsInForceParameters,
): Promise<IsInForceReturnType> {
  return read(client, { contract: "agreements", functionName: "isInForce", args: [id], blockNumber });
}
