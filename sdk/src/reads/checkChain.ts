import { ChainError } from "../errors/chain.js";
import { readChainId } from "./readChainId.js";
import type { Requester } from "./request.js";

/**
 * Checks that the endpoint serves a chain, still: a wallet switches chains, and the registry has the same address on each.
 *
 * @param client where to ask
 * @param expected EIP-155 chain id
 * @throws {ChainError} `CHAIN_MISMATCH`
 */
export async function checkChain(client: Requester, expected: number): Promise<void> {
  const actual = await readChainId(client);
  if (actual === expected) return;
  throw new ChainError({
    code: "CHAIN_MISMATCH",
    message: `The endpoint serves chain ${actual}, not chain ${expected}.`,
    remedy: "Use an endpoint of the chain on which the registry stands.",
    values: { expected, actual },
  });
}
