import type { Hex } from "viem";
import { isObject } from "../core/json/isObject.js";
import { TIME_LIMIT } from "../core/record/timeLimit.js";
import { toNumber, toWord } from "./answers.js";
import { encodeBlock } from "./encodeCall.js";
import { type Requester, request } from "./request.js";

/** What is used of a block's header. */
export type Block = {
  number: number;
  hash: Hex;
  /** Unix seconds. */
  time: number;
};

/**
 * Reads a block's number, hash and time.
 *
 * @param parameters.block a number, or a tag of the endpoint's own
 * @throws {ChainError} `CHAIN_ANSWER_INVALID` also where the endpoint knows no such block
 */
export async function getBlock(
  client: Requester,
  { block = "latest" }: { block?: number | "latest" | "finalized" } = {},
): Promise<Block> {
  return request(client, {
    method: "eth_getBlockByNumber",
    params: [encodeBlock(block), false],
    parse: (answer) => {
      if (!isObject(answer)) return undefined;
      const number = toNumber(answer.number);
      const hash = toWord(answer.hash);
      const time = toNumber(answer.timestamp);
      if (number === undefined || hash === undefined || time === undefined || time >= TIME_LIMIT)
        return undefined;
      return typeof block === "number" && block !== number ? undefined : { number, hash, time };
    },
  });
}
