import type { Address, Hex } from "viem";
import { isObject } from "../core/json/isObject.js";
import { toAddress, toByteList } from "./answers.js";
import { encodeBlock } from "./encodeCall.js";
import { type Requester, request } from "./request.js";

/** The nodes that lead to an account, and to each slot that was asked for, with the value that the endpoint claims. */
export type AccountProof = { accountProof: Hex[]; storage: Map<Hex, { value: Hex; proof: Hex[] }> };

/**
 * Asks for the proofs of an account and of slots of its storage (EIP-1186). Nothing of the answer is proved until `TrieNodes` has led there.
 *
 * @param client where to ask
 * @param address of the account
 * @param blockNumber the block at whose end to read
 * @param slots 32 bytes each
 */
export function getProof(
  client: Requester,
  address: Address,
  blockNumber: number,
  slots: readonly Hex[],
): Promise<AccountProof> {
  return request(client, {
    method: "eth_getProof",
    params: [address, slots, encodeBlock(blockNumber)],
    parse: (answer) => {
      if (!isObject(answer) || toAddress(answer.address) !== address.toLowerCase()) return undefined;
      const accountProof = toByteList(answer.accountProof);
      if (!accountProof || !Array.isArray(answer.storageProof)) return undefined;
      const storage = new Map<Hex, { value: Hex; proof: Hex[] }>();
      for (const [index, slot] of slots.entries()) {
        const entry: unknown = answer.storageProof[index];
        const proof = isObject(entry) ? toByteList(entry.proof) : undefined;
        const value = isObject(entry) ? toStorageWord(entry.value) : undefined;
        if (!proof || value === undefined) return undefined;
        storage.set(slot, { value, proof });
      }
      return { accountProof, storage };
    },
  });
}

function toStorageWord(answer: unknown): Hex | undefined {
  if (typeof answer !== "string" || !/^0x[0-9a-fA-F]{1,64}$/.test(answer)) return undefined;
  return `0x${answer.slice(2).toLowerCase().padStart(64, "0")}`;
}
