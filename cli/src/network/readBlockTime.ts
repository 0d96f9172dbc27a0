import type { RegistryClient } from "minhuoc";
import { hexToNumber, numberToHex } from "viem";
import { ask } from "./ask.js";

/** The time of a block, in Unix seconds. */
export async function readBlockTime(client: RegistryClient, blockNumber: number): Promise<number> {
  const block = (await ask(client, "eth_getBlockByNumber", [numberToHex(blockNumber), false])) as {
    timestamp: `0x${string}`;
  };
  return hexToNumber(block.timestamp);
}
