import type { RegistryClient } from "../reads/client.js";
import { type SenderActParameters, senderAct } from "./senderAct.js";
import {
  type SimulateActsReturnType,
  simulateActs,
  type WriteErrorType,
  type WriteReturnType,
  write,
} from "./write.js";

export type AttestParameters = SenderActParameters;
export type AttestReturnType = WriteReturnType;
export type AttestErrorType = WriteErrorType;
export type SimulateAttestReturnType = SimulateActsReturnType;

/**
 * Attests an agreement, as the sending account; the first attestation records it.
 *
 * @param client with the account of a signatory of the organisation
 * @param parameters agreement, organisation and statement
 * @returns hash of the transaction
 * @throws {AttestErrorType}
 * @throws what `checkAgreement`, `seatOf` and `statementHash` throw
 */
export async function attest(
  client: RegistryClient,
  parameters: AttestParameters,
): Promise<AttestReturnType> {
  return write(client, senderAct("attest", parameters), parameters);
}

/**
 * Tries {@link attest} without sending it.
 *
 * @param client with the account of a signatory of the organisation
 * @param parameters agreement, organisation and statement
 * @returns gas, and the status to which it would lead
 * @throws {AttestErrorType}
 */
export async function simulateAttest(
  client: RegistryClient,
  parameters: AttestParameters,
): Promise<SimulateAttestReturnType> {
  return simulateActs(client, senderAct("attest", parameters));
}
