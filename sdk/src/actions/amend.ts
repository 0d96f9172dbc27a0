import { statementHash } from "../core/acts/statement.js";
import type { Agreement, AgreementStruct } from "../core/agreement/agreement.js";
import { checkAgreement } from "../core/agreement/checkAgreement.js";
import { seatOf } from "../core/agreement/seats.js";
import type { RegistryClient } from "../reads/client.js";
import { encodeCall } from "../reads/encodeCall.js";
import type { SenderActParameters } from "./senderAct.js";
import {
  type ActsCall,
  type SimulateActsReturnType,
  simulateActs,
  type WriteErrorType,
  type WriteReturnType,
  write,
} from "./write.js";

export type AmendParameters = SenderActParameters & {
  /** The agreement whose id stands in `supersedes`. */
  predecessor: Agreement | AgreementStruct;
};
export type AmendReturnType = WriteReturnType;
export type AmendErrorType = WriteErrorType;
export type SimulateAmendReturnType = SimulateActsReturnType;

/**
 * Attests an agreement that supersedes another, as the sending account.
 *
 * @param client with the account of a signatory of the organisation
 * @param parameters the new agreement and its predecessor, organisation and statement
 * @returns hash of the transaction
 * @throws {AmendErrorType}
 * @throws what `checkAgreement`, `seatOf` and `statementHash` throw
 */
export async function amend(client: RegistryClient, parameters: AmendParameters): Promise<AmendReturnType> {
  return write(client, amendCall(parameters), parameters);
}

/**
 * Tries {@link amend} without sending it.
 *
 * @param client with the account of a signatory of the organisation
 * @param parameters the new agreement and its predecessor, organisation and statement
 * @returns gas, and the status to which it would lead
 * @throws {AmendErrorType}
 */
export async function simulateAmend(
  client: RegistryClient,
  parameters: AmendParameters,
): Promise<SimulateAmendReturnType> {
  return simulateActs(client, amendCall(parameters));
}

function amendCall({ agreement, predecessor, organisation, statement }: AmendParameters): ActsCall {
  const struct = checkAgreement(agreement);
  const seat = seatOf(struct, organisation);
  return {
    contract: "agreements",
    data: encodeCall("agreements", "amend", [
      struct,
      checkAgreement(predecessor),
      seat,
      statementHash(statement),
    ]),
    planned: { agreement: struct, acts: [{ kind: "attest", seat }] },
  };
}
