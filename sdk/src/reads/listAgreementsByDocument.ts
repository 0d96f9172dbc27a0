import type { Hex } from "viem";
import type { JournalReplay } from "../core/journal/replayJournal.js";
import { isBytes32 } from "../core/record/bytes32.js";
import { CallError } from "../errors/call.js";
import { shown } from "../errors/shown.js";
import type { RegistryClient } from "./client.js";
import { checkTerms } from "./getAgreement.js";
import { getEvents } from "./getEvents.js";
import { type ListAgreementsReturnType, listAgreements } from "./listAgreements.js";
import type { ListErrorType, ListOptions } from "./listSource.js";

export type ListAgreementsByDocumentParameters = ListOptions & {
  /** SHA-256 of the document's bytes. */
  document: Hex;
};
export type ListAgreementsByDocumentReturnType = Omit<ListAgreementsReturnType, "journal"> & {
  /** Whether these are all that name the document, and if not why. */
  journal:
    | JournalReplay
    | {
        complete: false;
        /** The endpoint gives no terms for these agreements; any of them may name the document. */
        reason: "withheld";
        ids: Hex[];
        message: string;
      };
};
export type ListAgreementsByDocumentErrorType = ListErrorType;

/**
 * Lists the agreements that name a document, and says whether these are all. It reads the whole journal and the terms of every agreement in it;
 * the terms lead to the id, so none can be altered, and what is withheld is named. `findAgreementsByDocument` asks for much less and proves
 * nothing by what it does not find.
 *
 * @param client where to ask
 * @param parameters SHA-256 of the document, the block, and whose word is taken for its hash
 * @returns as `listAgreements`; rely on it only where `journal.complete` is true
 * @throws {ListAgreementsByDocumentErrorType} `CALL_PARAMETER_INVALID` also for what is no hash
 * @see docs/verdict.md, "Lists"
 */
export async function listAgreementsByDocument(
  client: RegistryClient,
  { document, ...options }: ListAgreementsByDocumentParameters,
): Promise<ListAgreementsByDocumentReturnType> {
  const sha256: unknown = typeof document === "string" ? document.toLowerCase() : document;
  if (!isBytes32(sha256)) {
    throw new CallError({
      code: "CALL_PARAMETER_INVALID",
      message: `document is ${shown(document)}, which is not 32 bytes.`,
      remedy: "Give 0x and 64 hex digits.",
      values: { name: "document", document },
    });
  }
  const { agreements, journal, ...source } = await listAgreements(client, options);
  const events = await getEvents(client, {
    contract: "agreements",
    eventName: "AgreementRecorded",
    toBlock: source.blockNumber,
  });
  const terms = new Map(events.map(({ args }) => [args.id, checkTerms(args.id, args.agreement)]));
  const ids = agreements.filter(({ id }) => !terms.has(id)).map(({ id }) => id);
  return {
    agreements: agreements.filter(({ id }) => terms.get(id)?.documents.includes(sha256)),
    journal:
      journal.complete && ids.length > 0
        ? {
            complete: false,
            reason: "withheld",
            ids,
            message: `The terms of ${ids.length} agreements are missing.`,
          }
        : journal,
    ...source,
  };
}
