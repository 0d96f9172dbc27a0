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

export type ReinstateParameters = WriteOptions & {
  /** Identifier or id. */
  organisation: string;
};
export type ReinstateReturnType = WriteReturnType;
export type ReinstateErrorType = WriteErrorType;
export type SimulateReinstateReturnType = SimulateReturnType;

/**
 * Lets a suspended organisation attest again.
 *
 * @param client with the secretariat's account
 * @returns hash of the transaction
 * @throws {ReinstateErrorType}
 * @throws {OrganisationError} `ORGANISATION_IDENTIFIER_INVALID`
 */
export async function reinstate(
  client: RegistryClient,
  parameters: ReinstateParameters,
): Promise<ReinstateReturnType> {
  return write(client, reinstateCall(parameters), parameters);
}

/**
 * Tries {@link reinstate} without sending it.
 *
 * @param client with the secretariat's account
 * @returns gas that it would use
 * @throws {ReinstateErrorType}
 */
export async function simulateReinstate(
  client: RegistryClient,
  parameters: ReinstateParameters,
): Promise<SimulateReinstateReturnType> {
  return simulate(client, reinstateCall(parameters));
}

function reinstateCall({ organisation }: ReinstateParameters): RegistryCall {
  return {
    contract: "members",
    data: encodeCall("members", "reinstate", [toOrganisationId(organisation)]),
  };
}
