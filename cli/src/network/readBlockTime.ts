import type { RegistryClient } from "minhuoc";
import { hexToNumber, numberToHex } from "viem";
import { ask } from "./ask.js";

/** The time of a block, in Unix seconds. */
export async function readBlockTime(client: RegistryClient, block: number | "latest"): Promise<number> {
  const name = typeof block === "number" ? numberToHex(block) : block;
  const { timestamp } = (await ask(client, "eth_getBlockByNumber", [name, false])) as {
    timestamp: `0x${string}`;
  };
  return hexToNumber(timestamp);
}
