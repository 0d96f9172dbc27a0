import type { Hex } from "viem";
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

export type UpdateProfileParameters = WriteOptions & {
  /** Identifier or id. */
  organisation: string;
  /** Hash of the profile document, 32 bytes. */
  profile: Hex;
  /** A manager's signed message, see `signManagerMessage`. Default: the sender is the manager. */
  authorization?: Authorization;
};
export type UpdateProfileReturnType = WriteReturnType;
export type UpdateProfileErrorType = WriteErrorType;
export type SimulateUpdateProfileReturnType = SimulateReturnType;

/**
 * Changes the hash of an organisation's profile document.
 *
 * @param client with a manager's account, or any account where an authorization is given
 * @returns hash of the transaction
 * @throws {UpdateProfileErrorType}
 * @throws {OrganisationError} `ORGANISATION_IDENTIFIER_INVALID`
 */
export async function updateProfile(
  client: RegistryClient,
  parameters: UpdateProfileParameters,
): Promise<UpdateProfileReturnType> {
  return write(client, updateProfileCall(parameters), parameters);
}

/**
 * Tries {@link updateProfile} without sending it.
 *
 * @param client with a manager's account, or any account where an authorization is given
 * @returns gas that it would use
 * @throws {UpdateProfileErrorType}
 */
export async function simulateUpdateProfile(
  client: RegistryClient,
  parameters: UpdateProfileParameters,
): Promise<SimulateUpdateProfileReturnType> {
  return simulate(client, updateProfileCall(parameters));
}

function updateProfileCall({
  organisation,
  profile,
  authorization = bySender,
}: UpdateProfileParameters): RegistryCall {
  return {
    contract: "members",
    data: encodeCall("members", "updateProfile", [toOrganisationId(organisation), profile, authorization]),
  };
}
