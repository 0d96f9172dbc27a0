import type { Hex } from "viem";
import type { RegistryClient } from "../reads/client.js";
import { encodeCall } from "../reads/encodeCall.js";
import {
  type RegistryCall,
  type SimulateReturnType,
  simulate,
  type WriteErrorType,
  type WriteOptions,
  type WriteReturnType,
  write,
} from "./write.js";

export type AnchorParameters = WriteOptions & {
  /** Merkle root, 32 bytes. */
  root: Hex;
};
export type AnchorReturnType = WriteReturnType;
export type AnchorErrorType = WriteErrorType;
export type SimulateAnchorReturnType = SimulateReturnType;

/**
 * Keeps the first time at which a Merkle root was seen: proves that bytes existed, and never creates or changes a record.
 *
 * @param client with any account
 * @param parameters the root
 * @returns hash of the transaction
 * @throws {AnchorErrorType}
 */
export async function anchor(
  client: RegistryClient,
  parameters: AnchorParameters,
): Promise<AnchorReturnType> {
  return write(client, anchorCall(parameters), parameters);
}

/**
 * Tries {@link anchor} without sending it.
 *
 * @param client with any account
 * @param parameters the root
 * @returns gas that it would use
 * @throws {AnchorErrorType}
 */
export async function simulateAnchor(
  client: RegistryClient,
  parameters: AnchorParameters,
): Promise<SimulateAnchorReturnType> {
  return simulate(client, anchorCall(parameters));
}

function anchorCall({ root }: AnchorParameters): RegistryCall {
  return {
    contract: "agreements",
    data: encodeCall("agreements", "anchor", [root]),
  };
}
