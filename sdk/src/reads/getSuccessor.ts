import type { Hex } from "viem";
import { ZERO_BYTES32 } from "../core/record/bytes32.js";
import type { RegistryClient } from "./client.js";
import type { ReadErrorType } from "./errorTypes.js";
import { type ReadOptions, read } from "./read.js";

export type GetSuccessorParameters = ReadOptions & {
  /** Agreement id. */
  id: Hex;
};
/** Id of the agreement that amends it; undefined where none does. */
export type GetSuccessorReturnType = Hex | undefined;
export type GetSuccessorErrorType = ReadErrorType;

/**
 * Reads which agreement superseded this one.
 *
 * @param client where to ask
 * @param parameters agreement id, and the block
 * @returns the successor's id, or undefined
 * @throws {GetSuccessorErrorType}
 */
export async function getSuccessor(
  client: RegistryClient,
  { id, blockNumber }: GetSuccessorParameters,
): Promise<GetSuccessorReturnType> {
  const successor = await read(client, {
    contract: "agreements",
    functionName: "successorOf",
    args: [id],
    blockNumber,
  });
  return successor === ZERO_BYTES32 ? undefined : successor;
}
