import { type Hex, numberToHex } from "viem";
import type { RegistryClient } from "./client.js";
import type { ReadErrorType } from "./errorTypes.js";
import { type ReadOptions, read } from "./read.js";

export type GetJournalParameters = ReadOptions;
export type GetJournalReturnType = {
  /** Number of entries ever made. */
  count: number;
  /** 32 bytes of which the last 5 are zero. */
  head: Hex;
  /** Both in one word, as stored. */
  word: Hex;
};
export type GetJournalErrorType = ReadErrorType;

/**
 * Reads the journal of all changes of records: how many there were, and the hash of them all.
 *
 * @param client where to ask
 * @param parameters the block
 * @throws {GetJournalErrorType}
 */
export async function getJournal(
  client: RegistryClient,
  { blockNumber }: GetJournalParameters = {},
): Promise<GetJournalReturnType> {
  const [count, head] = await read(client, {
    contract: "agreements",
    functionName: "journal",
    args: [],
    blockNumber,
  });
  return { count, head, word: numberToHex(BigInt(head) | BigInt(count), { size: 32 }) };
}
