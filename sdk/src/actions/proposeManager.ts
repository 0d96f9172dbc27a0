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

export type ProposeManagerParameters = WriteOptions & {
  /** Identifier or id. */
  organisation: string;
  /** ERC-7913 key of the manager. */
  manager: Hex;
};
export type ProposeManagerReturnType = WriteReturnType;
export type ProposeManagerErrorType = WriteErrorType;
export type SimulateProposeManagerReturnType = SimulateReturnType;

/**
 * Proposes a manager for an organisation that lost its own; it can be installed 14 days later unless a manager vetoes.
 *
 * @param client with the secretariat's account
 * @returns hash of the transaction
 * @throws {ProposeManagerErrorType}
 * @throws what `checkKey` throws
 */
export async function proposeManager(
  client: RegistryClient,
  parameters: ProposeManagerParameters,
): Promise<ProposeManagerReturnType> {
  return write(client, proposeManagerCall(parameters), parameters);
}

/**
 * Tries {@link proposeManager} without sending it.
 *
 * @param client with the secretariat's account
 * @returns gas that it would use
 * @throws {ProposeManagerErrorType}
 */
export async function simulateProposeManager(
  client: RegistryClient,
  parameters: ProposeManagerParameters,
): Promise<SimulateProposeManagerReturnType> {
  return simulate(client, proposeManagerCall(parameters));
}

function proposeManagerCall({ organisation, manager }: ProposeManagerParameters): RegistryCall {
  return {
    contract: "members",
    data: encodeCall("members", "proposeManager", [toOrganisationId(organisation), checkKey(manager)]),
  };
}
