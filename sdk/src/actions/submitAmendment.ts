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

export type SubmitAmendmentParameters = WriteOptions & {
  agreement: Agreement | AgreementStruct;
  /** The agreement whose id stands in `supersedes`. */
  predecessor: Agreement | AgreementStruct;
  /** Acts of any kinds and organisations; those already recorded are skipped. */
  acts: readonly SignedAct[];
};
export type SubmitAmendmentReturnType = WriteReturnType;
export type SubmitAmendmentErrorType = WriteErrorType;
export type SimulateSubmitAmendmentReturnType = SimulateActsReturnType;

/**
 * Submits signed acts on an agreement that supersedes another, all in one transaction. Anyone can; the sender has no say in them.
 *
 * @param client with any account
 * @param parameters the agreement, its predecessor and the acts
 * @returns hash of the transaction
 * @throws {SubmitAmendmentErrorType} where an act is refused, `values.act` is its position in `acts`; leave it out to submit the others
 * @throws what `checkAgreement`, `seatOf`, `statementHash` and `checkKey` throw
 */
export async function submitAmendment(
  client: RegistryClient,
  parameters: SubmitAmendmentParameters,
): Promise<SubmitAmendmentReturnType> {
  return write(client, await relayCall(client, parameters), parameters);
}

/**
 * Tries {@link submitAmendment} without sending it.
 *
 * @param client with any account
 * @param parameters the agreement, its predecessor and the acts
 * @returns gas, the status to which it would lead, and which acts would be skipped
 * @throws {SubmitAmendmentErrorType}
 */
export async function simulateSubmitAmendment(
  client: RegistryClient,
  parameters: SubmitAmendmentParameters,
): Promise<SimulateSubmitAmendmentReturnType> {
  return simulateActs(client, await relayCall(client, parameters));
}
