import type { Hex } from "viem";
import type { RegistryClient } from "./client.js";
import type { ReadErrorType } from "./errorTypes.js";
import { type ReadOptions, read } from "./read.js";

export type GetAnchorParameters = ReadOptions & {
  /** Merkle root, 32 bytes. */
  root: Hex;
};
/** Unix seconds; undefined where the root was never seen. */
export type GetAnchorReturnType = number | undefined;
export type GetAnchorErrorType = ReadErrorType;

/**
 * Reads when a Merkle root was anchored first.
 *
 * @param client where to ask
 * @param parameters the root, and the block
 * @returns Unix seconds, or undefined
 * @throws {GetAnchorErrorType}
 */
export async function getAnchor(
  client: RegistryClient,
  { root, blockNumber }: GetAnchorParameters,
): Promise<GetAnchorReturnType> {
  const time = await read(client, {
    contract: "agreements",
    functionName: "anchoredAt",
    args: [root],
    blockNumber,
  });
  return time === 0 ? undefined : time;
}
