import type { Agreement, AgreementStruct } from "../core/agreement/agreement.js";
import { checkAgreement } from "../core/agreement/checkAgreement.js";
import type { RegistryClient } from "./client.js";
import type { ReadErrorType } from "./errorTypes.js";
import { toOrganisationId } from "./ids.js";
import { type ReadOptions, read } from "./read.js";

export type HasAttestedParameters = ReadOptions & {
  agreement: Agreement | AgreementStruct;
  /** Identifier or id. */
  organisation: string;
};
export type HasAttestedReturnType = boolean;
export type HasAttestedErrorType = ReadErrorType;

/**
 * Reads whether an organisation has attested an agreement.
 *
 * @param client where to ask
 * @param parameters agreement, organisation, and the block
 * @returns false also for an organisation without a seat
 * @throws {HasAttestedErrorType}
 * @throws what `checkAgreement` throws
 */
export async function hasAttested(
  client: RegistryClient,
  { agreement, organisation, blockNumber }: HasAttestedParameters,
): Promise<HasAttestedReturnType> {
  const args = [checkAgreement(agreement), toOrganisationId(organisation)] as const;
  return read(client, { contract: "agreements", functionName: "hasAttested", args, blockNumber });
}
