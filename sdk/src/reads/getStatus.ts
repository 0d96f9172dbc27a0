import type { Hex } from "viem";
import { Status } from "../core/record/record.js";
import type { RegistryClient } from "./client.js";
import type { ReadErrorType } from "./errorTypes.js";
import { nameOf, type ReadOptions, read } from "./read.js";

export type GetStatusParameters = ReadOptions & {
  /** Agreement id. */
  id: Hex;
};
export type GetStatusReturnType = Status;
export type GetStatusErrorType = ReadErrorType;

const statuses = Object.keys(Status) as Status[];

/**
 * Reads the status of an agreement, as contracts see it.
 *
 * @param client where to ask
 * @param parameters agreement id, and the block
 * @returns e.g. `InForce`; `Unknown` where it is not registered
 * @throws {GetStatusErrorType}
 */
export async function getStatus(
  client: RegistryClient,
  { id, blockNumber }: GetStatusParameters,
): Promise<GetStatusReturnType> {
  const status = await read(client, {
    contract: "agreements",
    functionName: "statusOf",
    args: [id],
    blockNumber,
  });
  return nameOf(statuses, status);
}
