import type { Hex } from "viem";
import { checkKey } from "../core/keys/keyBytes.js";
import type { RegistryClient } from "../reads/client.js";
import { encodeCall } from "../reads/encodeCall.js";
import { toOrganisationId } from "../reads/ids.js";
import {
  type RegistryCall,
  type SimulateReturnType,
  simulate,
  type WriteErrorType,
  type WriteOptions,
  type WriteReturnType,
  write,
} from "./write.js";

export type InstallManagerParameters = WriteOptions & {
  /** Identifier or id. */
  organisation: string;
  /** ERC-7913 key of the manager. */
  manager: Hex;
};
export type InstallManagerReturnType = WriteReturnType;
export type InstallManagerErrorType = WriteErrorType;
export type SimulateInstallManagerReturnType = SimulateReturnType;

/**
 * Installs the proposed manager once the delay is over.
 *
 * @param client with any account
 * @returns hash of the transaction
 * @throws {InstallManagerErrorType}
 * @throws what `checkKey` throws
 */
export async function installManager(
  client: RegistryClient,
  parameters: InstallManagerParameters,
): Promise<InstallManagerReturnType> {
  return write(client, installManagerCall(parameters), parameters);
}

/**
 * Tries {@link installManager} without sending it.
 *
 * @param client with any account
 * @returns gas that it would use
 * @throws {InstallManagerErrorType}
 */
export async function simulateInstallManager(
  client: RegistryClient,
  parameters: InstallManagerParameters,
): Promise<SimulateInstallManagerReturnType> {
  return simulate(client, installManagerCall(parameters));
}

function installManagerCall({ organisation, manager }: InstallManagerParameters): RegistryCall {
  return {
    contract: "members",
    data: encodeCall("members", "installManager", [toOrganisationId(organisation), checkKey(manager)]),
  };
}
