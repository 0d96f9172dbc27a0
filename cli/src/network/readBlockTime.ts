import type { RegistryClient } from "minhuoc/verify";
import { hexToNumber, numberToHex } from "viem";

/** The time of a block, in Unix seconds. */
export async function readBlockTime(client: RegistryClient, blockNumber: number): Promise<number> {
  const block = (await client.request({
    method: "eth_getBlockByNumber",
    params: [numberToHex(blockNumber), false],
  })) as { timestamp: `0x${string}` };
  return hexToNumber(block.timestamp);
}
