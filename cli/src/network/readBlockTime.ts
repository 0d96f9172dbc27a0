import type { RegistryClient } from "minhuoc";
import { hexToNumber } from "viem";
import { ask } from "./ask.js";

/** The time of the latest block, in Unix seconds. */
export async function readBlockTime(client: RegistryClient): Promise<number> {
  const block = (await ask(client, "eth_getBlockByNumber", ["latest", false])) as {
    timestamp: `0x${string}`;
  };
  return hexToNumber(block.timestamp);
}
