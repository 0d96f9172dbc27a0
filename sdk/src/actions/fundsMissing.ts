import { type Address, formatEther } from "viem";
import { ChainError } from "../errors/chain.js";
import { TransactionError } from "../errors/transaction.js";
import { toBigInt } from "../reads/answers.js";
import type { RegistryClient } from "../reads/client.js";
import { request } from "../reads/request.js";

/** How nodes word it, each in its own way: geth and most others, Hardhat and its kin, Nethermind, Besu, zkSync. */
const WORDINGS = /(insufficient|enough) ?(funds|balance)|exceeds .*balance/i;

const inEther = (wei: bigint) => `${formatEther(wei)} ETH (${wei} wei)`;

/**
 * Whether a transaction was refused because its account cannot pay for it, as the endpoint says; the balance alone says nothing of a refusal
 * for another reason, which may be that the transaction is there already.
 *
 * @param refusal why it was not sent
 * @returns the error that says so, with what is missing where the present price shows it (wallets offer more, and other transactions may wait);
 * undefined where the reason is another one or the endpoint does not tell the balance
 */
export async function fundsMissing(
  client: RegistryClient,
  { address, gas }: { address: Address; gas: bigint },
  refusal: unknown,
): Promise<TransactionError | undefined> {
  if (!(refusal instanceof ChainError) || refusal.code !== "CHAIN_REQUEST_REFUSED") return undefined;
  if (!WORDINGS.test(String(refusal.values.reason))) return undefined;
  try {
    const [balance, price] = await Promise.all([
      request(client, { method: "eth_getBalance", params: [address, "latest"], parse: toBigInt }),
      request(client, { method: "eth_gasPrice", params: [], parse: toBigInt }),
    ]);
    const cost = gas * price;
    return new TransactionError({
      code: "ACCOUNT_FUNDS_MISSING",
      message: `The account ${address} cannot pay for the transaction, says the endpoint: it holds ${inEther(balance)}, and the present price is ${inEther(cost)}.`,
      remedy: "Nothing was sent; fund it, with something to spare, or send from another account.",
      values: { address, balance, cost, ...(cost > balance && { missing: cost - balance }) },
      cause: refusal,
    });
  } catch {
    return undefined;
  }
}
