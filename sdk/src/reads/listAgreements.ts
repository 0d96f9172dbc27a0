import type { Hex } from "viem";
import { type JournalReplay, replayJournal } from "../core/journal/replayJournal.js";
import type { Header } from "../core/proof/decodeHeader.js";
import { journalSlot } from "../core/record/storageSlots.js";
import { ChainError } from "../errors/chain.js";
import { JournalError } from "../errors/journal.js";
import type { RegistryClient } from "./client.js";
import { getEvents } from "./getEvents.js";
import { getJournal } from "./getJournal.js";
import { getProvedSlots } from "./getProvedSlots.js";
import { type ListErrorType, type ListOptions, type ListSource, listSource } from "./listSource.js";

export type ListAgreementsParameters = ListOptions;
export type ListAgreementsReturnType = ListSource & {
  /** Each agreement once, as its last entry leaves it, in the order of their recording. */
  agreements: { id: Hex; word: Hex; marks: Hex }[];
  /** Whether nothing was left out, added or altered, and if so why not. */
  journal: JournalReplay;
};
export type ListAgreementsErrorType = ListErrorType;

/**
 * Lists all agreements of the registry, and says whether the list is complete: the events are replayed against the journal. With `headers` the
 * journal's word is proved, and the endpoint has to be believed in nothing.
 *
 * @param client where to ask
 * @param parameters the block, and whose word is taken for its hash
 * @returns agreements with the words that `decodeRecord` reads; rely on them only where `journal.complete` is true, and as far as you believe `trust`
 * @throws {ListAgreementsErrorType}
 * @see docs/verdict.md, "Lists"
 */
export async function listAgreements(
  client: RegistryClient,
  parameters: ListAgreementsParameters = {},
): Promise<ListAgreementsReturnType> {
  const { chainId, agreements: registry } = await client.deployment();
  const { header, ...source } = await listSource(client, parameters);
  const journalWord = await readJournal(client, header, source.blockNumber);
  const events = await getEvents(client, {
    contract: "agreements",
    eventName: "RecordChanged",
    toBlock: source.blockNumber,
  });
  const entries = events.map(({ args }) => args);
  const last = new Map(entries.map(({ id, word, marks }) => [id, { id, word, marks }]));
  return {
    agreements: [...last.values()],
    journal: replay({ chainId, registry, entries, journalWord }),
    ...source,
  };
}

async function readJournal(
  client: RegistryClient,
  header: Header | undefined,
  blockNumber: number,
): Promise<Hex> {
  if (!header) return (await getJournal(client, { blockNumber })).word;
  const [word = "0x"] = await getProvedSlots(client, {
    contract: "agreements",
    header,
    slots: [journalSlot],
  });
  return word;
}

function replay(parameters: Parameters<typeof replayJournal>[0]): JournalReplay {
  try {
    return replayJournal(parameters);
  } catch (cause) {
    if (!(cause instanceof JournalError)) throw cause;
    throw new ChainError({
      code: "CHAIN_ANSWER_INVALID",
      message: `The endpoint's journal is none. ${cause.message}`,
      remedy: "Nothing was decided.",
      values: { method: "eth_getLogs", ...cause.values },
      cause,
    });
  }
}
