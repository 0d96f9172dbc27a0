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

export type SuspendParameters = WriteOptions & {
  /** Identifier or id. */
  organisation: string;
};
export type SuspendReturnType = WriteReturnType;
export type SuspendErrorType = WriteErrorType;
export type SimulateSuspendReturnType = SimulateReturnType;

/**
 * Stops an organisation from attesting; everything else it can still do.
 *
 * @param client with the secretariat's account
 * @returns hash of the transaction
 * @throws {SuspendErrorType}
 * @throws {OrganisationError} `ORGANISATION_IDENTIFIER_INVALID`
 */
export async function suspend(
  client: RegistryClient,
  parameters: SuspendParameters,
): Promise<SuspendReturnType> {
  return write(client, suspendCall(parameters), parameters);
}

/**
 * Tries {@link suspend} without sending it.
 *
 * @param client with the secretariat's account
 * @returns gas that it would use
 * @throws {SuspendErrorType}
 */
export async function simulateSuspend(
  client: RegistryClient,
  parameters: SuspendParameters,
): Promise<SimulateSuspendReturnType> {
  return simulate(client, suspendCall(parameters));
}

function suspendCall({ organisation }: SuspendParameters): RegistryCall {
  return {
    contract: "members",
    data: encodeCall("members", "suspend", [toOrganisationId(organisation)]),
  };
}
