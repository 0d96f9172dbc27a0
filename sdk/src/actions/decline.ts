import type { RegistryClient } from "../reads/client.js";
import { type SenderActParameters, senderAct } from "./senderAct.js";
import {
  type SimulateActsReturnType,
  simulateActs,
  type WriteErrorType,
  type WriteReturnType,
  write,
} from "./write.js";

export type DeclineParameters = SenderActParameters;
export type DeclineReturnType = WriteReturnType;
export type DeclineErrorType = WriteErrorType;
export type SimulateDeclineReturnType = SimulateActsReturnType;

/**
 * Declines a proposed agreement, as the sending account; final.
 *
 * @param client with the account of a signatory of the organisation
 * @param parameters agreement, organisation and statement
 * @returns hash of the transaction
 * @throws {DeclineErrorType}
 * @throws what `checkAgreement`, `seatOf` and `statementHash` throw
 */
export async function decline(
  client: RegistryClient,
  parameters: DeclineParameters,
): Promise<DeclineReturnType> {
  return write(client, senderAct("decline", parameters), parameters);
}

/**
 * Tries {@link decline} without sending it.
 *
 * @param client with the account of a signatory of the organisation
 * @param parameters agreement, organisation and statement
 * @returns gas, and the status to which it would lead
 * @throws {DeclineErrorType}
 */
export async function simulateDecline(
  client: RegistryClient,
  parameters: DeclineParameters,
): Promise<SimulateDeclineReturnType> {
  return simulateActs(client, senderAct("decline", parameters));
}
