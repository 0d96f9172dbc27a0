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

export type RevokeKeyParameters = WriteOptions & {
  /** Identifier or id. */
  organisation: string;
  /** ERC-7913 key. */
  key: Hex;
  /** Unix seconds, exclusive, later than the block. Default: 0, from the next second on. */
  validUntil?: number;
  /** A manager's signed message, see `signManagerMessage`. Default: the sender is the manager. */
  authorization?: Authorization;
};
export type RevokeKeyReturnType = WriteReturnType;
export type RevokeKeyErrorType = WriteErrorType;
export type SimulateRevokeKeyReturnType = SimulateReturnType;

/**
 * Sets a key's end, or moves it earlier. What it signed before stays.
 *
 * @param client with a manager's account, or any account where an authorization is given
 * @returns hash of the transaction
 * @throws {RevokeKeyErrorType}
 * @throws what `checkKey` throws
 */
export async function revokeKey(
  client: RegistryClient,
  parameters: RevokeKeyParameters,
): Promise<RevokeKeyReturnType> {
  return write(client, revokeKeyCall(parameters), parameters);
}

/**
 * Tries {@link revokeKey} without sending it.
 *
 * @param client with a manager's account, or any account where an authorization is given
 * @returns gas that it would use
 * @throws {RevokeKeyErrorType}
 */
export async function simulateRevokeKey(
  client: RegistryClient,
  parameters: RevokeKeyParameters,
): Promise<SimulateRevokeKeyReturnType> {
  return simulate(client, revokeKeyCall(parameters));
}

function revokeKeyCall({
  organisation,
  key,
  validUntil = 0,
  authorization = bySender,
}: RevokeKeyParameters): RegistryCall {
  return {
    contract: "members",
    data: encodeCall("members", "revokeKey", [
      toOrganisationId(organisation),
      checkKey(key),
      validUntil,
      authorization,
    ]),
  };
}
