import { type Hash, type Hex, keccak256, numberToHex, type TransactionReceipt } from "viem";
import {
  getBlock,
  getCode,
  sendRawTransaction,
  sendTransaction,
  waitForTransactionReceipt,
} from "viem/actions";
import { creationInput, type DeployClient, locate, pendingTransactions, request } from "./chain.js";
import type { ContractName } from "./contracts.js";
import { DeployError, overRpc, reasonOf } from "./DeployError.js";
import { checkCode, checkFunds, type Plan, type PlannedContract, type Standing } from "./plan.js";
import { PROXY, PROXY_CODE, PROXY_GAS_PRICE, PROXY_SIGNER, PROXY_TRANSACTION } from "./proxy.js";

/** What a deployment tells while it runs. */
export type DeployEvent =
  | { step: "waiting"; transactions: number }
  | { step: "sent" | "mined"; what: ContractName | "proxy" | "proxy funding"; transaction: Hash }
  | { step: "found"; what: ContractName };

export interface ApplyOptions {
  onProgress?: ((event: DeployEvent) => void) | undefined;
  /** How long to wait for one transaction, in milliseconds. */
  timeout?: number | undefined;
}

const DEFAULT_TIMEOUT_MS = 300_000;

/**
 * Waits until no transaction of the deployer is pending: an earlier run that was cut off may have sent some.
 *
 * @throws {DeployError} `DEPLOY_TRANSACTION_PENDING` after the timeout
 */
export async function awaitPending(
  client: DeployClient,
  { onProgress, timeout = DEFAULT_TIMEOUT_MS }: ApplyOptions,
): Promise<void> {
  const end = Date.now() + timeout;
  for (let told = false; ; told = true) {
    const transactions = await pendingTransactions(client);
    if (transactions === 0) return;
    if (!told) onProgress?.({ step: "waiting", transactions });
    if (Date.now() >= end) {
      throw new DeployError({
        code: "DEPLOY_TRANSACTION_PENDING",
        message: `${transactions} transactions of ${client.account.address} are still pending.`,
        remedy: "Wait, or replace them with a higher fee, then run the same command again.",
        values: { deployer: client.account.address, transactions },
      });
    }
    await new Promise((resolve) => setTimeout(resolve, client.pollingInterval));
  }
}

/**
 * Sends what the plan lacks, one transaction after the other, and checks each contract's code as it stands.
 *
 * @returns the hashes sent, and where each contract stands
 * @throws {DeployError} nothing was sent where the funds do not suffice
 */
export async function applyPlan(
  client: DeployClient,
  plan: Plan,
  options: ApplyOptions = {},
): Promise<{ transactions: Hash[]; contracts: (PlannedContract & { standing: Standing })[] }> {
  const { onProgress, timeout = DEFAULT_TIMEOUT_MS } = options;
  const transactions: Hash[] = [];
  const contracts: (PlannedContract & { standing: Standing })[] = [];

  const mined = async (
    what: ContractName | "proxy" | "proxy funding",
    hash: Hash,
  ): Promise<TransactionReceipt> => {
    transactions.push(hash);
    onProgress?.({ step: "sent", what, transaction: hash });
    const receipt = await overRpc(`transaction ${hash}`, () =>
      waitForTransactionReceipt(client, { hash, timeout }),
    );
    onProgress?.({ step: "mined", what, transaction: receipt.transactionHash });
    return receipt;
  };

  if (plan.contracts.some(({ standing }) => !standing)) {
    checkFunds(plan);
    if (!plan.proxy.stands) await placeProxy(client, plan, mined);
  }
  for (const contract of plan.contracts) {
    const { name, standing } = contract;
    if (standing) {
      onProgress?.({ step: "found", what: name });
      contracts.push({ ...contract, standing });
      continue;
    }
    const data = creationInput(contract);
    const hash = await send(client, `the creation of ${name}`, { to: PROXY, data });
    const { status, blockNumber, transactionHash } = await mined(name, hash);
    if (!(await checkCode(client, contract))) {
      throw new DeployError({
        code: "DEPLOY_TRANSACTION_FAILED",
        message: `Transaction ${transactionHash} is in block ${blockNumber}, and ${name} does not stand.`,
        remedy: "Look at the transaction in a block explorer, then run the same command again.",
        values: { contract: name, transaction: transactionHash, status },
      });
    }
    // Someone else may have been first: the same code all the same.
    const created =
      status === "success" ? { block: Number(blockNumber), transaction: transactionHash } : undefined;
    contracts.push({ ...contract, standing: created ?? (await locate(client, contract)) });
  }
  return { transactions, contracts };
}

async function send(
  client: DeployClient,
  what: string,
  transaction: { to: Hex; data?: Hex; value?: bigint },
): Promise<Hash> {
  const { account } = client;
  const value = transaction.value ?? 0n;
  const gas = await overRpc(`the gas of ${what}`, async () =>
    BigInt(
      await request<Hex>(client, "eth_estimateGas", [
        { from: account.address, ...transaction, value: numberToHex(value) },
      ]),
    ),
  );
  return overRpc(what, () => sendTransaction(client, { account, chain: null, gas, ...transaction }));
}

/** Places the CREATE2 proxy with its keyless transaction. Its signer is funded only once the chain has shown that it would take it. */
async function placeProxy(
  client: DeployClient,
  { proxy: { funding }, chainId }: Plan,
  mined: (what: "proxy" | "proxy funding", hash: Hash) => Promise<TransactionReceipt>,
): Promise<void> {
  const refused = (reason: string, cause?: unknown) =>
    new DeployError({
      code: "DEPLOY_PROXY_REFUSED",
      message: `The CREATE2 proxy ${PROXY} is missing on chain ${chainId}, and the chain refuses the keyless transaction that places it: ${reason}.`,
      remedy: "Ask the chain's operator to place it, or choose a chain that has it.",
      values: { proxy: PROXY, chainId, reason },
      cause,
    });
  const { baseFeePerGas } = await overRpc("the base fee", () => getBlock(client));
  if (baseFeePerGas !== null && baseFeePerGas > PROXY_GAS_PRICE) {
    throw refused(`its gas price of 100 gwei is below the base fee of ${baseFeePerGas} wei`);
  }
  const place = () => sendRawTransaction(client, { serializedTransaction: PROXY_TRANSACTION });
  const isKnown = (error: unknown) =>
    /already (known|imported|exists)|known transaction/i.test(reasonOf(error));

  if (funding > 0n) {
    // Sent before the signer has funds, it must be refused for that reason and no other.
    const reason = await place().then(() => undefined, reasonOf);
    if (reason !== undefined && !/fund|balance/i.test(reason)) throw refused(reason);
    await mined(
      "proxy funding",
      await send(client, "the proxy's funding", { to: PROXY_SIGNER, value: funding }),
    );
  }
  const hash = keccak256(PROXY_TRANSACTION);
  await place().catch((error: unknown) => {
    if (!isKnown(error)) throw refused(reasonOf(error), error);
  });
  await mined("proxy", hash);
  if (
    (await overRpc("the code of the CREATE2 proxy", () => getCode(client, { address: PROXY }))) !== PROXY_CODE
  ) {
    throw refused("it is in a block and left no code");
  }
}
