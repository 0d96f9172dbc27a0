import type { Hex } from "viem";
import { type JournalReplay, replayJournal } from "../core/journal/replayJournal.js";
import { ChainError } from "../errors/chain.js";
import { JournalError } from "../errors/journal.js";
import type { RegistryClient } from "./client.js";
import type { ReadErrorType } from "./errorTypes.js";
import { getBlock } from "./getBlock.js";
import { getEvents } from "./getEvents.js";
import { getJournal } from "./getJournal.js";
import type { ReadOptions } from "./read.js";

export type ListAgreementsParameters = ReadOptions;
export type ListAgreementsReturnType = {
  /** Each agreement once, as its last entry leaves it, in the order of their recording. */
  agreements: { id: Hex; word: Hex; marks: Hex }[];
  /** Whether nothing was left out or altered, and if so why not. */
  journal: JournalReplay;
  blockNumber: number;
};
export type ListAgreementsErrorType = ReadErrorType;

/**
 * Lists all agreements of the registry, and says whether the list is complete: the events are replayed against the journal.
 *
 * @param client where to ask
 * @param parameters the block
 * @returns agreements with the words that `decodeRecord` reads; rely on them only where `journal.complete` is true
 * @throws {ListAgreementsErrorType}
 */
export async function listAgreements(
  client: RegistryClient,
  parameters: ListAgreementsParameters = {},
): Promise<ListAgreementsReturnType> {
  const { chainId, agreements: registry } = await client.deployment();
  const blockNumber = parameters.blockNumber ?? (await getBlock(client)).number;
  const { word: journalWord } = await getJournal(client, { blockNumber });
  const events = await getEvents(client, {
    contract: "agreements",
    eventName: "RecordChanged",
    toBlock: blockNumber,
  });
  const entries = events.map(({ args }) => args);
  const last = new Map(entries.map(({ id, word, marks }) => [id, { id, word, marks }]));
  return {
    agreements: [...last.values()],
    journal: replay({ chainId, registry, entries, journalWord }),
    blockNumber,
  };
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
