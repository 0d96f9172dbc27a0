import type { SignedAct } from "../core/acts/signedAct.js";
import type { Agreement, AgreementStruct } from "../core/agreement/agreement.js";
import type { RegistryClient } from "../reads/client.js";
import { relayCall } from "./relayCall.js";
import {
  type SimulateActsReturnType,
  simulateActs,
  type WriteErrorType,
  type WriteOptions,
  type WriteReturnType,
  write,
} from "./write.js";

export type SubmitActsParameters = WriteOptions & {
  agreement: Agreement | AgreementStruct;
  /**
   * Acts of any kinds and organisations; those already recorded are skipped. The registry takes those that accounts signed before those of
   * other keys: where the order of different kinds matters, submit them one after another.
   */
  acts: readonly SignedAct[];
};
export type SubmitActsReturnType = WriteReturnType;
export type SubmitActsErrorType = WriteErrorType;
export type SimulateSubmitActsReturnType = SimulateActsReturnType;

/**
 * Submits signed acts on one agreement, all in one transaction. Anyone can; the sender has no say in them.
 *
 * @param client with any account
 * @param parameters the agreement and the acts
 * @returns hash of the transaction
 * @throws {SubmitActsErrorType} where an act is refused, `values.act` is its position in `acts`; leave it out to submit the others
 * @throws what `checkAgreement`, `seatOf`, `statementHash`, `checkKey` and `checkSignature` throw
 */
export async function submitActs(
  client: RegistryClient,
  parameters: SubmitActsParameters,
): Promise<SubmitActsReturnType> {
  return write(client, await relayCall(client, parameters), parameters);
}

/**
 * Tries {@link submitActs} without sending it.
 *
 * @param client with any account
 * @param parameters the agreement and the acts
 * @returns gas, the status to which it would lead, and which acts would be skipped
 * @throws {SubmitActsErrorType}
 */
export async function simulateSubmitActs(
  client: RegistryClient,
  parameters: SubmitActsParameters,
): Promise<SimulateSubmitActsReturnType> {
  return simulateActs(client, await relayCall(client, parameters));
}
