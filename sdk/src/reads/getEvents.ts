import {
  type Abi,
  type ContractEventName,
  type DecodeEventLogReturnType,
  decodeEventLog,
  encodeEventTopics,
  type Hex,
} from "viem";
import { isObject } from "../core/json/isObject.js";
import { ChainError } from "../errors/chain.js";
import { toAddress, toBytes, toNumber, toWord } from "./answers.js";
import type { RegistryClient } from "./client.js";
import { abis, checked, encodeBlock, type RegistryContract } from "./encodeCall.js";
import { getBlock } from "./getBlock.js";
import { request } from "./request.js";

/** An event of a registry, decoded. */
export type RegistryEvent<C extends RegistryContract, N extends ContractEventName<(typeof abis)[C]>> = {
  blockNumber: number;
  logIndex: number;
  transactionHash: Hex;
  args: DecodeEventLogReturnType<(typeof abis)[C], N, Hex[], Hex, true>["args"];
};

/** Requests served in a row until more blocks are asked for again. */
const SERVED_UNTIL_MORE = 16;

type Log = { blockNumber: number; logIndex: number; transactionHash: Hex; topics: Hex[]; data: Hex };

/**
 * Reads events, from the registry's own address only, in chunks of blocks since its deployment.
 *
 * @param parameters.filter values of indexed arguments; of a list, any
 * @param parameters.toBlock number of the last block. Default: the latest
 * @returns events in the order of the chain
 * @throws {ChainError} `CHAIN_ANSWER_INVALID` for a log of another address, another event or another block; `CHAIN_LOGS_LIMITED`
 *   where the endpoint refuses even a single block
 */
export async function getEvents<
  const C extends RegistryContract,
  const N extends ContractEventName<(typeof abis)[C]>,
>(
  client: RegistryClient,
  {
    contract,
    eventName,
    filter,
    toBlock,
  }: {
    contract: C;
    eventName: N;
    filter?: Readonly<Record<string, Hex | readonly Hex[]>>;
    toBlock?: number | undefined;
  },
): Promise<RegistryEvent<C, N>[]> {
  const deployment = await client.deployment();
  const address = deployment[contract];
  const event = { abi: abis[contract] as Abi, eventName: eventName as string };
  const topics = checked(eventName, filter, () =>
    encodeEventTopics({ ...event, args: filter ?? {} }),
  ) as Topic[];
  if (toBlock !== undefined) encodeBlock(toBlock);
  const last = toBlock ?? (await getBlock(client)).number;

  const events: RegistryEvent<C, N>[] = [];
  let chunk = client.blocksPerRequest;
  let served = 0;
  for (let from = deployment.deployBlock; from <= last; ) {
    const to = Math.min(from + chunk - 1, last);
    let logs: Log[];
    try {
      logs = await getLogs(client, { address, topics, from, to });
    } catch (error) {
      if (!(error instanceof ChainError) || error.values.tooLarge !== true) throw error;
      if (from === to) throw limited(from, error);
      chunk = Math.ceil((to - from + 1) / 2);
      served = 0;
      continue;
    }
    // One crowded stretch must not leave the rest of the chain to be read block by block.
    if (++served % SERVED_UNTIL_MORE === 0) chunk = Math.min(2 * chunk, client.blocksPerRequest);
    for (const log of logs) {
      events.push({ ...place(log), args: decode(event, log) as RegistryEvent<C, N>["args"] });
    }
    from = to + 1;
  }
  return events;
}

function place({ blockNumber, logIndex, transactionHash }: Log) {
  return { blockNumber, logIndex, transactionHash };
}

/** What a topic may be: anything, one value, or one of several. */
type Topic = Hex | readonly Hex[] | null;
type Range = { address: Hex; topics: readonly Topic[]; from: number; to: number };

async function getLogs(client: RegistryClient, range: Range): Promise<Log[]> {
  const { address, topics, from, to } = range;
  const filter = { address, topics, fromBlock: encodeBlock(from), toBlock: encodeBlock(to) };
  const logs = await request(client, {
    method: "eth_getLogs",
    params: [filter],
    parse: (answer) => {
      if (!Array.isArray(answer)) return undefined;
      const parsed = answer.map((log) => parseLog(log, range));
      return parsed.every((log) => log !== undefined) ? parsed : undefined;
    },
  });
  return logs.sort((a, b) => a.blockNumber - b.blockNumber || a.logIndex - b.logIndex);
}

/** An endpoint's filter is not trusted: address, topics and block of each log are checked again. */
function parseLog(log: unknown, { address, topics: wanted, from, to }: Range): Log | undefined {
  if (!isObject(log) || !Array.isArray(log.topics) || log.removed === true) return undefined;
  const blockNumber = toNumber(log.blockNumber);
  const logIndex = toNumber(log.logIndex);
  const transactionHash = toWord(log.transactionHash);
  const data = toBytes(log.data);
  const topics = log.topics.map(toWord);
  if (
    toAddress(log.address) !== address.toLowerCase() ||
    blockNumber === undefined ||
    blockNumber < from ||
    blockNumber > to ||
    logIndex === undefined ||
    transactionHash === undefined ||
    data === undefined ||
    !topics.every((topic) => topic !== undefined) ||
    wanted.some(
      (topic, index) => topic !== null && ![topic].flat().some((one) => one.toLowerCase() === topics[index]),
    )
  ) {
    return undefined;
  }
  return { blockNumber, logIndex, transactionHash, topics, data };
}

function decode(event: { abi: Abi; eventName: string }, { topics, data }: Log): unknown {
  try {
    return decodeEventLog({ ...event, topics: topics as [Hex, ...Hex[]], data, strict: true }).args;
  } catch (cause) {
    throw new ChainError({
      code: "CHAIN_ANSWER_INVALID",
      message: `The endpoint gave a log that is no ${event.eventName} event.`,
      remedy: "Ask another endpoint; nothing was decided.",
      values: { eventName: event.eventName, topics, data },
      cause,
    });
  }
}

function limited(block: number, cause: unknown): ChainError {
  return new ChainError({
    code: "CHAIN_LOGS_LIMITED",
    message: `The endpoint refuses the events of the single block ${block}.`,
    remedy: "Ask another endpoint; nothing was decided.",
    values: { block },
    cause,
  });
}
