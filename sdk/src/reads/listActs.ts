import type { Hex } from "viem";
import { decodeActContext } from "../core/acts/actContext.js";
import { type RecordedAct, replayActs } from "../core/acts/actsHead.js";
import { ActError } from "../errors/act.js";
import { ChainError } from "../errors/chain.js";
import type { RegistryClient } from "./client.js";
import type { ReadErrorType } from "./errorTypes.js";
import { getBlock } from "./getBlock.js";
import { getEvents } from "./getEvents.js";
import { read } from "./read.js";

export type ListActsParameters = {
  /** Agreement id. */
  id: Hex;
  /** Number of the last block to look at. Default: the latest. */
  toBlock?: number;
};
export type ListActsReturnType = {
  acts: (RecordedAct & {
    /** Id of the organisation that acted; 32 zero bytes for `superseded`. */
    organisation: Hex;
    blockNumber: number;
    transactionHash: Hex;
  })[];
  /** Whether these are all acts, in order and unaltered: whether they lead to the head that the registry keeps. */
  complete: boolean;
};
export type ListActsErrorType = ReadErrorType;

/**
 * Lists the acts on an agreement, and checks them against the hash of its history.
 *
 * @param client where to ask
 * @param parameters agreement id
 * @returns the acts in the order of the chain
 * @throws {ListActsErrorType}
 */
export async function listActs(
  client: RegistryClient,
  { id, ...parameters }: ListActsParameters,
): Promise<ListActsReturnType> {
  const toBlock = parameters.toBlock ?? (await getBlock(client)).number;
  const events = await getEvents(client, {
    contract: "agreements",
    eventName: "ActRecorded",
    filter: { id },
    toBlock,
  });
  const acts = events.map(({ args, blockNumber, transactionHash }) => {
    const { organisation, context, keyId, statement } = args;
    return { ...decode(context), keyId, statement, organisation, blockNumber, transactionHash };
  });
  const { actsHead } = await read(client, {
    contract: "agreements",
    functionName: "recordOf",
    args: [id],
    blockNumber: toBlock,
  });
  return { acts, complete: leadTo(actsHead, id.toLowerCase() as Hex, acts) };
}

/** Whether acts are a whole history: whether they lead to its head. */
export function leadTo(actsHead: Hex, id: Hex, acts: readonly RecordedAct[]): boolean {
  try {
    return replayActs(id, acts) === actsHead;
  } catch (error) {
    // No registry records such an act.
    if (error instanceof ActError) return false;
    throw error;
  }
}

function decode(context: Hex) {
  try {
    return decodeActContext(context);
  } catch (cause) {
    throw new ChainError({
      code: "CHAIN_ANSWER_INVALID",
      message: `The endpoint gives an act with the context ${context}, which no registry records.`,
      remedy: "Ask another endpoint; nothing was decided.",
      values: { method: "eth_getLogs", context },
      cause,
    });
  }
}
