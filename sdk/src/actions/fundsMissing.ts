import type { Address } from "viem";
import { ChainError } from "../errors/chain.js";
import { TransactionError } from "../errors/transaction.js";
import { toBigInt } from "../reads/answers.js";
import type { RegistryClient } from "../reads/client.js";
import { request } from "../reads/request.js";

/**
 * Whether a transaction was refused because its account cannot pay for it: asked of the chain, since what endpoints say of it differs.
 *
 * @param refusal why it was not sent
 * @returns the error that says so, or undefined where the reason is another one or the endpoint does not tell
 */
export async function fundsMissing(
  client: RegistryClient,
  { address, gas }: { address: Address; gas: bigint },
  refusal: unknown,
): Promise<TransactionError | undefined> {
  if (!(refusal instanceof ChainError) || refusal.code !== "CHAIN_REQUEST_REFUSED") return undefined;
  try {
    const [balance, price] = await Promise.all([
      request(client, { method: "eth_getBalance", params: [address, "latest"], parse: toBigInt }),
      request(client, { method: "eth_gasPrice", params: [], parse: toBigInt }),
    ]);
    const cost = gas * price;
    // Nodes word it each in its own way, and wallets offer more than the present price.
    if (balance >= cost && !/(insufficient|enough) funds/i.test(refusal.message)) return undefined;
    return new TransactionError({
      code: "ACCOUNT_FUNDS_MISSING",
      message: `The account ${address} holds ${balance} wei, and the transaction needs ${cost}.`,
      remedy: "Nothing was sent; fund it, with something to spare, or send from another account.",
      values: { address, balance, cost, missing: cost > balance ? cost - balance : 0n },
      cause: refusal,
    });
  } catch {
    return undefined;
  }
}
