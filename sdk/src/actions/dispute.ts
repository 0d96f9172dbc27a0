import type { RegistryClient } from "../reads/client.js";
import { type SenderActParameters, senderAct } from "./senderAct.js";
import {
  type SimulateActsReturnType,
  simulateActs,
  type WriteErrorType,
  type WriteReturnType,
  write,
} from "./write.js";

export type DisputeParameters = SenderActParameters;
export type DisputeReturnType = WriteReturnType;
export type DisputeErrorType = WriteErrorType;
export type SimulateDisputeReturnType = SimulateActsReturnType;

/**
 * Disputes the organisation's own attestation, as the sending account. Neither status nor force changes.
 *
 * @param client with the account of a manager of the organisation
 * @param parameters agreement, organisation and statement
 * @returns hash of the transaction
 * @throws {DisputeErrorType}
 * @throws what `checkAgreement`, `seatOf` and `statementHash` throw
 */
export async function dispute(
  client: RegistryClient,
  parameters: DisputeParameters,
): Promise<DisputeReturnType> {
  return write(client, senderAct("dispute", parameters), parameters);
}

/**
 * Tries {@link dispute} without sending it.
 *
 * @param client with the account of a manager of the organisation
 * @param parameters agreement, organisation and statement
 * @returns gas, and the status to which it would lead
 * @throws {DisputeErrorType}
 */
export async function simulateDispute(
  client: RegistryClient,
  parameters: DisputeParameters,
): Promise<SimulateDisputeReturnType> {
  return simulateActs(client, senderAct("dispute", parameters));
}
