import type { Hex } from "viem";
import type { Header } from "../core/proof/decodeHeader.js";
import { proveAccount, proveSlot } from "../core/proof/proveAccount.js";
import { TrieNodes } from "../core/proof/TrieNodes.js";
import { checkCode } from "./checkDeployment.js";
import type { RegistryClient } from "./client.js";
import type { RegistryContract } from "./encodeCall.js";
import { getProof } from "./getProof.js";

/** Slots in one request; endpoints limit the size of an answer. */
const SLOTS_PER_REQUEST = 64;

/**
 * Reads slots of a registry's storage with a proof for each, against a header that is trusted. What the endpoint claims is not looked at.
 *
 * @param client where to ask
 * @param parameters.header as `getTrustedHeader` gives it
 * @param parameters.slots 32 bytes each
 * @returns the words, in the order of the slots
 * @throws {ProofError} where the endpoint's proofs do not lead there
 * @throws {ChainError} `REGISTRY_CODE_MISMATCH` where another contract stands at the address
 */
export async function getProvedSlots(
  client: RegistryClient,
  { contract, header, slots }: { contract: RegistryContract; header: Header; slots: readonly Hex[] },
): Promise<Hex[]> {
  const deployment = await client.deployment();
  const address = deployment[contract];
  const words: Hex[] = [];
  for (let from = 0; from < slots.length; from += SLOTS_PER_REQUEST) {
    const asked = slots.slice(from, from + SLOTS_PER_REQUEST);
    const { accountProof, storage } = await getProof(client, address, header.number, asked);
    const nodes = new TrieNodes([...accountProof, ...[...storage.values()].flatMap(({ proof }) => proof)]);
    const account = proveAccount(nodes, header.stateRoot, address);
    checkCode(address, account.codeHash, deployment[`${contract}CodeHash`]);
    words.push(...asked.map((slot) => proveSlot(nodes, account, slot)));
  }
  return words;
}
