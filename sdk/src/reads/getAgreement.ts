import type { Hex } from "viem";
import type { AgreementStruct } from "../core/agreement/agreement.js";
import { agreementId } from "../core/agreement/agreementId.js";
import { ChainError } from "../errors/chain.js";
import { MinhUocError } from "../errors/MinhUocError.js";
import type { RegistryClient } from "./client.js";
import type { ReadErrorType } from "./errorTypes.js";
import { getEvents } from "./getEvents.js";

export type GetAgreementParameters = {
  /** Agreement id. */
  id: Hex;
  /** Number of the last block to look at. Default: the latest. */
  toBlock?: number;
};
/** Undefined where no such event was found. */
export type GetAgreementReturnType = AgreementStruct | undefined;
export type GetAgreementErrorType = ReadErrorType;

/**
 * Finds what an agreement commits to, from the event of its recording. Its id is computed again, so the answer is right or refused.
 *
 * @param client where to ask
 * @param parameters agreement id
 * @returns the agreement with hashes in place of its strings, or undefined
 * @throws {GetAgreementErrorType}
 */
export async function getAgreement(
  client: RegistryClient,
  { id, toBlock }: GetAgreementParameters,
): Promise<GetAgreementReturnType> {
  const [event] = await getEvents(client, {
    contract: "agreements",
    eventName: "AgreementRecorded",
    filter: { id },
    toBlock,
  });
  if (!event) return undefined;
  return checkTerms(id, event.args.agreement);
}

/** The terms that an endpoint gives of an agreement, where they lead to its id. */
export function checkTerms(id: Hex, agreement: AgreementStruct): AgreementStruct {
  if (idOf(agreement) === id.toLowerCase()) return agreement;
  throw new ChainError({
    code: "CHAIN_ANSWER_INVALID",
    message: `The endpoint gives an agreement that has not the id ${id}.`,
    remedy: "Ask another endpoint; nothing was decided.",
    values: { method: "eth_getLogs", id, agreement },
  });
}

function idOf(agreement: AgreementStruct): Hex | undefined {
  try {
    return agreementId(agreement);
  } catch (error) {
    if (error instanceof MinhUocError) return undefined;
    throw error;
  }
}
