import type { Hex } from "viem";
import { isObject } from "../core/json/isObject.js";
import { CallError } from "../errors/call.js";
import { ChainError } from "../errors/chain.js";
import { shown } from "../errors/shown.js";
import { TransactionError } from "../errors/transaction.js";
import { toBigInt, toNumber, toWord } from "../reads/answers.js";
import { checkWhole, MAX_TIMER, type RegistryClient } from "../reads/client.js";
import { request } from "../reads/request.js";

export type WaitForTransactionParameters = {
  hash: Hex;
  /** Milliseconds after which to give up. Default: 120,000. */
  timeout?: number;
  /** Milliseconds between two questions. Default: 1,000, and less at first. */
  interval?: number;
};
export type WaitForTransactionReturnType = { blockNumber: number; gasUsed: bigint };
export type WaitForTransactionErrorType = CallError | ChainError | TransactionError;

type Receipt = WaitForTransactionReturnType & { reverted: boolean };
const FIRST_INTERVAL = 20;

/**
 * Waits until a transaction is in a block.
 *
 * @param client where to ask
 * @param parameters the transaction's hash
 * @returns number of the block, and the gas that it used
 * @throws {WaitForTransactionErrorType} `TRANSACTION_REVERTED` where it took no effect, `TRANSACTION_TIMEOUT` where it may still do
 */
export async function waitForTransaction(
  client: RegistryClient,
  { hash, timeout = 120_000, interval = 1_000 }: WaitForTransactionParameters,
): Promise<WaitForTransactionReturnType> {
  checkWhole("timeout", timeout, 0, Number.MAX_SAFE_INTEGER);
  checkWhole("interval", interval, 1, MAX_TIMER);
  const wanted = checkHash(hash);
  const start = Date.now();
  for (let pause = Math.min(FIRST_INTERVAL, interval); ; pause = Math.min(pause * 2, interval)) {
    let receipt: Receipt | null = null;
    try {
      receipt = await getReceipt(client, wanted);
    } catch (error) {
      // An endpoint that fails once may answer the next time; the transaction goes its way meanwhile.
      if (!(error instanceof ChainError) || Date.now() - start >= timeout) throw error;
    }
    if (receipt) {
      const { reverted, ...result } = receipt;
      if (!reverted) return result;
      throw new TransactionError({
        code: "TRANSACTION_REVERTED",
        message: `The transaction ${hash} was refused in block ${receipt.blockNumber}.`,
        remedy: "Something changed after the dry run: try it again to see why.",
        values: { hash, blockNumber: receipt.blockNumber },
      });
    }
    if (Date.now() - start >= timeout) {
      throw new TransactionError({
        code: "TRANSACTION_TIMEOUT",
        message: `The transaction ${hash} is in no block after ${timeout} ms.`,
        remedy: "Wait for it longer before sending another: it may still take effect.",
        values: { hash, timeout },
      });
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

function checkHash(hash: Hex): Hex {
  const lower = typeof hash === "string" ? toWord(hash) : undefined;
  if (lower !== undefined) return lower;
  throw new CallError({
    code: "CALL_PARAMETER_INVALID",
    message: `${shown(hash)} is no hash of a transaction.`,
    remedy: "Give 0x and 64 hex digits.",
    values: { name: "hash", hash },
  });
}

function getReceipt(client: RegistryClient, hash: Hex): Promise<Receipt | null> {
  return request<Receipt | null>(client, {
    method: "eth_getTransactionReceipt",
    params: [hash],
    parse: (answer) => {
      if (answer === null) return null;
      if (!isObject(answer) || toWord(answer.transactionHash) !== hash) return undefined;
      const blockNumber = toNumber(answer.blockNumber);
      const gasUsed = toBigInt(answer.gasUsed);
      const status = toNumber(answer.status);
      if (blockNumber === undefined || gasUsed === undefined || status === undefined) return undefined;
      return { blockNumber, gasUsed, reverted: status !== 1 };
    },
  });
}
