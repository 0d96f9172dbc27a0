import type { RegistryClient } from "../reads/client.js";
import { type SenderActParameters, senderAct } from "./senderAct.js";
import {
  type SimulateActsReturnType,
  simulateActs,
  type WriteErrorType,
  type WriteReturnType,
  write,
} from "./write.js";

export type WithdrawDisputeParameters = SenderActParameters;
export type WithdrawDisputeReturnType = WriteReturnType;
export type WithdrawDisputeErrorType = WriteErrorType;
export type SimulateWithdrawDisputeReturnType = SimulateActsReturnType;

/**
 * Withdraws the organisation's dispute, as the sending account.
 *
 * @param client with the account of a manager of the organisation
 * @param parameters agreement, organisation and statement
 * @returns hash of the transaction
 * @throws {WithdrawDisputeErrorType}
 * @throws what `checkAgreement`, `seatOf` and `statementHash` throw
 */
export async function withdrawDispute(
  client: RegistryClient,
  parameters: WithdrawDisputeParameters,
): Promise<WithdrawDisputeReturnType> {
  return write(client, senderAct("withdrawDispute", parameters), parameters);
}

/**
 * Tries {@link withdrawDispute} without sending it.
 *
 * @param client with the account of a manager of the organisation
 * @param parameters agreement, organisation and statement
 * @returns gas, and the status to which it would lead
 * @throws {WithdrawDisputeErrorType}
 */
export async function simulateWithdrawDispute(
  client: RegistryClient,
  parameters: WithdrawDisputeParameters,
): Promise<SimulateWithdrawDisputeReturnType> {
  return simulateActs(client, senderAct("withdrawDispute", parameters));
}
