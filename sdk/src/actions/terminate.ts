import type { RegistryClient } from "../reads/client.js";
import { type SenderActParameters, senderAct } from "./senderAct.js";
import {
  type SimulateActsReturnType,
  simulateActs,
  type WriteErrorType,
  type WriteReturnType,
  write,
} from "./write.js";

export type TerminateParameters = SenderActParameters;
export type TerminateReturnType = WriteReturnType;
export type TerminateErrorType = WriteErrorType;
export type SimulateTerminateReturnType = SimulateActsReturnType;

/**
 * Gives notice, or consents to the end, as the sending account.
 *
 * @param client with the account of a signatory of the organisation
 * @param parameters agreement, organisation and statement
 * @returns hash of the transaction
 * @throws {TerminateErrorType}
 * @throws what `checkAgreement`, `seatOf` and `statementHash` throw
 */
export async function terminate(
  client: RegistryClient,
  parameters: TerminateParameters,
): Promise<TerminateReturnType> {
  return write(client, senderAct("terminate", parameters), parameters);
}

/**
 * Tries {@link terminate} without sending it.
 *
 * @param client with the account of a signatory of the organisation
 * @param parameters agreement, organisation and statement
 * @returns gas, and the status to which it would lead
 * @throws {TerminateErrorType}
 */
export async function simulateTerminate(
  client: RegistryClient,
  parameters: TerminateParameters,
): Promise<SimulateTerminateReturnType> {
  return simulateActs(client, senderAct("terminate", parameters));
}
