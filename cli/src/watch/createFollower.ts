import type { RegistryClient } from "minhuoc";
import { agreementRegistryAbi, memberRegistryAbi } from "minhuoc/abi";
import { decodeEventLog, type Hex, hexToNumber, numberToHex } from "viem";
import { CliError } from "../frame/CliError.js";
import { ask } from "../network/ask.js";

/** An event of the registry, or that it was taken back. */
export type FollowedEvent = {
  event: string;
  removed: boolean;
  blockNumber: number;
  blockHash: Hex;
  transaction: Hex;
  values: Readonly<Record<string, unknown>>;
};

type Block = { number: number; hash: Hex };
type Log = {
  address: Hex;
  topics: [Hex, ...Hex[]];
  data: Hex;
  blockNumber: Hex;
  blockHash: Hex;
  transactionHash: Hex;
};

/** Blocks that are remembered: a chain does not take back more than that. */
const MEMORY = 256;
/** Blocks in one request. */
const CHUNK = 1_000;

const abi = [...agreementRegistryAbi, ...memberRegistryAbi];

/**
 * Follows the events of a registry. Each question goes on from the last block whose hash still stands, so that nothing is told twice, nothing
 * is left out, and what a reorganisation of the chain takes back is told as removed.
 *
 * @param parameters.fromBlock where to begin; default: after the newest block
 */
export function createFollower(client: RegistryClient, { fromBlock }: { fromBlock?: number }) {
  /** Blocks that were read, ascending; what was told of each. */
  let known: { block: Block; events: FollowedEvent[] }[] = [];
  let next = fromBlock;
  let head: number | undefined;

  return {
    /** The newest block of the chain when it was last asked. */
    newestBlock: (): number | undefined => head,
    /**
     * @returns the events since the last time, in the order of the chain, those that were taken back first
     * @throws where an endpoint fails: the next call goes on as if it had not been asked
     */
    next: async (): Promise<FollowedEvent[]> => {
      const { agreements, members } = await client.deployment();
      const newest = await getBlock(client, "latest");
      if (!newest) return [];
      head = newest.number;
      next ??= newest.number + 1;
      const { kept, removed } = await findFork(client, known);
      const restart = removed[0]?.block.number ?? next;
      const events: FollowedEvent[] = [];
      const added: typeof known = [];
      for (let from = restart; from <= newest.number; from += CHUNK) {
        const to = Math.min(from + CHUNK - 1, newest.number);
        const logs = (await ask(client, "eth_getLogs", [
          { address: [agreements, members], fromBlock: numberToHex(from), toBlock: numberToHex(to) },
        ])) as Log[];
        for (const log of logs) {
          const event = decode(log);
          events.push(event);
          const block = { number: event.blockNumber, hash: event.blockHash };
          const last = added.at(-1);
          if (last?.block.hash === block.hash) last.events.push(event);
          else added.push({ block, events: [event] });
        }
      }
      // The newest block is remembered also where nothing happened in it: it is how the next question sees a fork.
      if (restart <= newest.number && added.at(-1)?.block.hash !== newest.hash)
        added.push({ block: newest, events: [] });
      const told = removed
        .flatMap((entry) => entry.events)
        .map((event) => ({ ...event, removed: true }))
        .reverse();
      known = [...kept, ...added].slice(-MEMORY);
      next = Math.max(restart, newest.number + 1);
      return [...told, ...events];
    },
  };
}

/** The blocks that still stand, and those that do not. */
async function findFork<E extends { block: Block }>(
  client: RegistryClient,
  known: readonly E[],
): Promise<{ kept: E[]; removed: E[] }> {
  for (let count = known.length; count > 0; count--) {
    const block = known[count - 1]?.block;
    if (block && (await getBlock(client, numberToHex(block.number)))?.hash === block.hash)
      return { kept: known.slice(0, count), removed: known.slice(count) };
  }
  return { kept: [], removed: [...known] };
}

async function getBlock(client: RegistryClient, tag: Hex | "latest"): Promise<Block | undefined> {
  const block = (await ask(client, "eth_getBlockByNumber", [tag, false])) as {
    number: Hex;
    hash: Hex;
  } | null;
  return block ? { number: hexToNumber(block.number), hash: block.hash } : undefined;
}

function decode({ topics, data, blockNumber, blockHash, transactionHash }: Log): FollowedEvent {
  const place = {
    removed: false,
    blockNumber: hexToNumber(blockNumber),
    blockHash,
    transaction: transactionHash,
  };
  try {
    const { eventName, args } = decodeEventLog({ abi, topics, data });
    return { event: String(eventName), ...place, values: Object(args) };
  } catch (cause) {
    throw new CliError("CLI_UNEXPECTED", { problem: `log ${topics[0]}` }, cause);
  }
}
