import type { Hex } from "viem";
import { checkKey } from "../core/keys/keyBytes.js";
import type { RegistryClient } from "../reads/client.js";
import { encodeCall } from "../reads/encodeCall.js";
import { toOrganisationId } from "../reads/ids.js";
import { type Authorization, bySender } from "./authorization.js";
import {
  type RegistryCall,
  type SimulateReturnType,
  simulate,
  type WriteErrorType,
  type WriteOptions,
  type WriteReturnType,
  write,
} from "./write.js";

export type VetoManagerParameters = WriteOptions & {
  /** Identifier or id. */
  organisation: string;
  /** ERC-7913 key of the proposed manager. */
  manager: Hex;
  /** A manager's signed message, see `signManagerMessage`. Default: the sender is the manager. */
  authorization?: Authorization;
};
export type VetoManagerReturnType = WriteReturnType;
export type VetoManagerErrorType = WriteErrorType;
export type SimulateVetoManagerReturnType = SimulateReturnType;

/**
 * Refuses the proposed manager.
 *
 * @param client with a manager's account, or any account where an authorization is given
 * @returns hash of the transaction
 * @throws {VetoManagerErrorType}
 * @throws what `checkKey` throws
 */
export async function vetoManager(
  client: RegistryClient,
  parameters: VetoManagerParameters,
): Promise<VetoManagerReturnType> {
  return write(client, vetoManagerCall(parameters), parameters);
}

/**
 * Tries {@link vetoManager} without sending it.
 *
 * @param client with a manager's account, or any account where an authorization is given
 * @returns gas that it would use
 * @throws {VetoManagerErrorType}
 */
export async function simulateVetoManager(
  client: RegistryClient,
  parameters: VetoManagerParameters,
): Promise<SimulateVetoManagerReturnType> {
  return simulate(client, vetoManagerCall(parameters));
}

function vetoManagerCall({
  organisation,
  manager,
  authorization = bySender,
}: VetoManagerParameters): RegistryCall {
  return {
    contract: "members",
    data: encodeCall("members", "vetoManager", [
      toOrganisationId(organisation),
      checkKey(manager),
      authorization,
    ]),
  };
}
