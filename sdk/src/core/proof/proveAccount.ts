import { type Address, bytesToHex, type Hex } from "viem";
import { ProofError } from "../../errors/proof.js";
import { decodeRlp, decodeRlpFields } from "./decodeRlp.js";
import type { TrieNodes } from "./TrieNodes.js";

/** What is used of an account. */
export type ProvedAccount = { storageRoot: Hex; codeHash: Hex };

/**
 * Proves an account against a state root.
 *
 * @param nodes where the trie's nodes are found
 * @param stateRoot of a block's header
 * @param address the account
 * @throws {ProofError} `PROOF_ACCOUNT_MISSING` where it is proved that there is none, `PROOF_VALUE_INVALID`, and what `TrieNodes.get` throws
 */
export function proveAccount(nodes: TrieNodes, stateRoot: Hex, address: Address): ProvedAccount {
  const value = nodes.get(stateRoot, address.toLowerCase() as Hex);
  if (value === undefined) {
    throw new ProofError({
      code: "PROOF_ACCOUNT_MISSING",
      message: `There is no account ${address} in this state.`,
      remedy: "Check the address and the block.",
      values: { address },
    });
  }
  const [, , storageRoot, codeHash, ...others] = decodeRlpFields(value);
  if (storageRoot?.length !== 32 || codeHash?.length !== 32 || others.length > 0) {
    throw invalid("account", bytesToHex(value));
  }
  return { storageRoot: bytesToHex(storageRoot), codeHash: bytesToHex(codeHash) };
}

/**
 * Proves a storage slot against an account's storage root.
 *
 * @param slot 32 bytes
 * @returns 32 bytes; zero where it is proved that nothing is stored
 * @throws {ProofError} `PROOF_VALUE_INVALID`, and what `TrieNodes.get` throws
 */
export function proveSlot(nodes: TrieNodes, { storageRoot }: ProvedAccount, slot: Hex): Hex {
  const value = nodes.get(storageRoot, slot);
  if (value === undefined) return `0x${"0".repeat(64)}`;
  const word = decodeRlp(value);
  // Zero is not stored, and a number has no leading zero.
  if (!(word instanceof Uint8Array) || word.length === 0 || word.length > 32 || word[0] === 0) {
    throw invalid("word", bytesToHex(value));
  }
  return `0x${bytesToHex(word).slice(2).padStart(64, "0")}`;
}

function invalid(what: string, value: Hex): ProofError {
  return new ProofError({
    code: "PROOF_VALUE_INVALID",
    message: `The trie holds ${value.slice(0, 80)}, which is no ${what}.`,
    remedy: "Trust nothing in it: ask for the evidence again.",
    values: { value },
  });
}
