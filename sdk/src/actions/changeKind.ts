import { OrganisationKind } from "../core/acts/actContext.js";
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

export type ChangeKindParameters = WriteOptions & {
  /** Identifier or id. */
  organisation: string;
  kind: Exclude<OrganisationKind, "none">;
};
export type ChangeKindReturnType = WriteReturnType;
export type ChangeKindErrorType = WriteErrorType;
export type SimulateChangeKindReturnType = SimulateReturnType;

/**
 * Changes an organisation's kind.
 *
 * @param client with the secretariat's account
 * @returns hash of the transaction
 * @throws {ChangeKindErrorType}
 * @throws {OrganisationError} `ORGANISATION_IDENTIFIER_INVALID`
 */
export async function changeKind(
  client: RegistryClient,
  parameters: ChangeKindParameters,
): Promise<ChangeKindReturnType> {
  return write(client, changeKindCall(parameters), parameters);
}

/**
 * Tries {@link changeKind} without sending it.
 *
 * @param client with the secretariat's account
 * @returns gas that it would use
 * @throws {ChangeKindErrorType}
 */
export async function simulateChangeKind(
  client: RegistryClient,
  parameters: ChangeKindParameters,
): Promise<SimulateChangeKindReturnType> {
  return simulate(client, changeKindCall(parameters));
}

function changeKindCall({ organisation, kind }: ChangeKindParameters): RegistryCall {
  return {
    contract: "members",
    data: encodeCall("members", "changeKind", [toOrganisationId(organisation), OrganisationKind[kind]]),
  };
}
