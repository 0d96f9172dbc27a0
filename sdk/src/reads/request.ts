import { ChainError } from "../errors/chain.js";
import { shown } from "../errors/shown.js";
import { chainFailure } from "./chainFailure.js";
import type { RegistryPort } from "./client.js";

/** The part of a client that asks. */
export type Requester = Pick<RegistryPort, "request"> & { timeout: number };

/** Milliseconds that a person may take over a wallet's question. */
export const PATIENCE = 3_600_000;

/**
 * Asks an endpoint once and reads its answer.
 *
 * @param parameters.parse gives undefined for an answer that cannot be one
 * @throws {ChainError} `CHAIN_…`, whatever went wrong on the way
 * @throws {ContractError} where a call reverted
 * @throws {TransactionError} `ACCOUNT_REJECTED`
 */
export async function request<T>(
  client: Requester,
  {
    method,
    params,
    parse,
  }: { method: string; params: readonly unknown[]; parse: (answer: unknown) => T | undefined },
): Promise<T> {
  const answer = await attempt(client, method, client.request({ method, params }));
  const value = parse(answer);
  if (value !== undefined) return value;
  throw new ChainError({
    code: "CHAIN_ANSWER_INVALID",
    message: `The endpoint's answer to ${method} is none: ${shown(answer, 120)}.`,
    remedy: "Ask another endpoint; nothing was decided.",
    values: { method, answer },
  });
}

/** Waits for what a library does over the endpoint, no longer than the client's timeout, and gives its failure a code. */
export async function attempt<T>(
  { timeout }: Pick<Requester, "timeout">,
  method: string,
  work: Promise<T>,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(
        new ChainError({
          code: "CHAIN_TIMEOUT",
          message: `The endpoint did not answer ${method} within ${timeout} ms.`,
          remedy: "Try again, or ask another endpoint; nothing was decided.",
          values: { method, timeout },
        }),
      );
    }, timeout);
  });
  try {
    return await Promise.race([work, late]);
  } catch (error) {
    throw chainFailure(method, error);
  } finally {
    clearTimeout(timer);
  }
}
