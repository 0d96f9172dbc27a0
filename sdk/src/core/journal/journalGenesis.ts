import { type Address, type Hex, isAddress, keccak256 } from "viem";
import { JournalError } from "../../errors/journal.js";
import { encodeWords } from "../record/encodeWords.js";
import { truncateHead } from "./truncateHead.js";

/**
 * The head of a registry's journal before its first entry; with its count of 0 it is also the journal word of an empty registry.
 *
 * @param parameters.chainId EIP-155 chain id
 * @param parameters.registry address of the agreement registry
 * @returns 32 bytes of which the last 5 are zero
 * @throws {JournalError} `JOURNAL_REGISTRY_INVALID`
 */
export function journalGenesis({ chainId, registry }: { chainId: number; registry: Address }): Hex {
  if (!Number.isSafeInteger(chainId) || chainId <= 0 || !isAddress(registry)) {
    throw new JournalError({
      code: "JOURNAL_REGISTRY_INVALID",
      message: `There is no registry ${String(registry)} on chain ${String(chainId)}.`,
      remedy: "Give the chain id as a whole number and the address with its checksum or in lower case.",
      values: { chainId, registry },
    });
  }
  return truncateHead(keccak256(encodeWords(chainId, registry)));
}
