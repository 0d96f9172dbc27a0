import type { Hex } from "viem";
import type { RegistryClient } from "./client.js";
import type { ReadErrorType } from "./errorTypes.js";
import { getEvents } from "./getEvents.js";

export type FindAgreementsByDocumentParameters = {
  /** SHA-256 of the document's bytes. */
  document: Hex;
  /** Number of the last block to look at. Default: the latest. */
  toBlock?: number;
};
/** Agreement ids, in the order of their recording. */
export type FindAgreementsByDocumentReturnType = Hex[];
export type FindAgreementsByDocumentErrorType = ReadErrorType;

/**
 * Finds the agreements that name a document. Anyone admitted can record an agreement on any document, so there may be several, and who
 * the parties are has to be looked at; and an endpoint can leave events out, so that none was found proves nothing:
 * `listAgreementsByDocument` reads more, and says whether it has found all.
 *
 * @param client where to ask
 * @param parameters SHA-256 of the document
 * @returns agreement ids
 * @throws {FindAgreementsByDocumentErrorType}
 */
export async function findAgreementsByDocument(
  client: RegistryClient,
  { document, toBlock }: FindAgreementsByDocumentParameters,
): Promise<FindAgreementsByDocumentReturnType> {
  const events = await getEvents(client, {
    contract: "agreements",
    eventName: "DocumentRecorded",
    filter: { document },
    toBlock,
  });
  return [...new Set(events.map(({ args }) => args.id))];
}
