import type { Hex } from "viem";
import { KeyRole } from "../core/acts/memberTypedData.js";
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

export type AddKeyParameters = WriteOptions & {
  /** Identifier or id. */
  organisation: string;
  /** ERC-7913 key. */
  key: Hex;
  role: Exclude<KeyRole, "none">;
  /** Unix seconds, inclusive. Default: 0, from the block that enrols it on. */
  validFrom?: number;
  /** Unix seconds, exclusive. Default: 0, no end. */
  validUntil?: number;
  /** A manager's signed message, see `signManagerMessage`. Default: the sender is the manager. */
  authorization?: Authorization;
};
export type AddKeyReturnType = WriteReturnType;
export type AddKeyErrorType = WriteErrorType;
export type SimulateAddKeyReturnType = SimulateReturnType;

/**
 * Enrols a key.
 *
 * @param client with a manager's account, or any account where an authorization is given
 * @returns hash of the transaction
 * @throws {AddKeyErrorType}
 * @throws what `checkKey` throws
 */
export async function addKey(
  client: RegistryClient,
  parameters: AddKeyParameters,
): Promise<AddKeyReturnType> {
  return write(client, addKeyCall(parameters), parameters);
}

/**
 * Tries {@link addKey} without sending it.
 *
 * @param client with a manager's account, or any account where an authorization is given
 * @returns gas that it would use
 * @throws {AddKeyErrorType}
 */
export async function simulateAddKey(
  client: RegistryClient,
  parameters: AddKeyParameters,
): Promise<SimulateAddKeyReturnType> {
  return simulate(client, addKeyCall(parameters));
}

function addKeyCall({
  organisation,
  key,
  role,
  validFrom = 0,
  validUntil = 0,
  authorization = bySender,
}: AddKeyParameters): RegistryCall {
  return {
    contract: "members",
    data: encodeCall("members", "addKey", [
      toOrganisationId(organisation),
      checkKey(key),
      KeyRole[role],
      validFrom,
      validUntil,
      authorization,
    ]),
  };
}
