import {
  BaseError,
  HttpRequestError,
  InsufficientFundsError,
  TimeoutError,
  WaitForTransactionReceiptTimeoutError,
} from "viem";
import { MinhUocError, type MinhUocErrorParameters } from "../../sdk/src/errors/MinhUocError.js";

/** Codes of {@link DeployError}; `docs/deploy.md` explains each one. */
export type DeployErrorCode =
  | "DEPLOY_OPTION_INVALID"
  | "DEPLOY_NETWORK_UNKNOWN"
  | "DEPLOY_VARIABLE_MISSING"
  | "DEPLOY_ACCOUNT_MISSING"
  | "DEPLOY_RPC_UNREACHABLE"
  | "DEPLOY_RPC_INVALID"
  | "DEPLOY_RPC_FAILED"
  | "DEPLOY_CHAIN_WRONG"
  | "DEPLOY_CHAIN_BEHIND"
  | "DEPLOY_PROXY_WRONG"
  | "DEPLOY_PROXY_REFUSED"
  | "DEPLOY_SIMULATION_FAILED"
  | "DEPLOY_CODE_WRONG"
  | "DEPLOY_HISTORY_UNAVAILABLE"
  | "DEPLOY_FUNDS_INSUFFICIENT"
  | "DEPLOY_TRANSACTION_PENDING"
  | "DEPLOY_TRANSACTION_FAILED"
  | "DEPLOY_RECORD_INVALID"
  | "DEPLOY_RECORD_DIFFERS";

/** A deployment that cannot go on. Running the same command again is always safe: it goes on where this one stopped. */
export class DeployError extends MinhUocError {
  override readonly name = "DeployError";
  declare readonly code: DeployErrorCode;

  constructor(parameters: MinhUocErrorParameters & { code: DeployErrorCode }) {
    super(parameters);
  }
}

/** What a node or viem says in one line, without the endpoint, whose path or query may hold an access key. */
export function reasonOf(error: unknown): string {
  const text =
    error instanceof BaseError
      ? error.details || error.shortMessage
      : error instanceof Error
        ? error.message
        : String(error);
  return (text.split("\n")[0] ?? "").replace(/https?:\/\/\S+/g, "the endpoint").replace(/\.$/, "");
}

/**
 * Does something over RPC and turns what goes wrong there into a coded error.
 *
 * @param what what was asked, for the message: "the chain id"
 */
export async function overRpc<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DeployError) throw error;
    throw rpcError(what, error);
  }
}

function rpcError(what: string, cause: unknown): DeployError {
  const values = { asked: what, reason: reasonOf(cause) };
  const find = (matches: (error: unknown) => boolean) =>
    cause instanceof BaseError ? cause.walk(matches) : null;
  if (find((error) => error instanceof InsufficientFundsError)) {
    return new DeployError({
      code: "DEPLOY_FUNDS_INSUFFICIENT",
      message: `The deployer's balance does not cover ${what}: ${values.reason}.`,
      remedy: "Fund the deployer and run the command again.",
      values,
      cause,
    });
  }
  if (find((error) => error instanceof WaitForTransactionReceiptTimeoutError)) {
    return new DeployError({
      code: "DEPLOY_TRANSACTION_PENDING",
      message: `No block holds ${what} yet.`,
      remedy: "Run the same command again: it waits for it and goes on.",
      values,
      cause,
    });
  }
  const isUnreadable =
    !(cause instanceof BaseError) ||
    find((error) => error instanceof SyntaxError || error instanceof TypeError);
  const isDown = find((error) => error instanceof HttpRequestError || error instanceof TimeoutError);
  if (isDown && !find((error) => error instanceof SyntaxError)) {
    return new DeployError({
      code: "DEPLOY_RPC_UNREACHABLE",
      message: `The RPC endpoint did not answer when asked for ${what}: ${values.reason}.`,
      remedy: "Check the endpoint and the connection, then run the same command again.",
      values,
      cause,
    });
  }
  if (isUnreadable) {
    return new DeployError({
      code: "DEPLOY_RPC_INVALID",
      message: `The RPC endpoint's answer to ${what} cannot be read: ${values.reason}.`,
      remedy: "Check that the URL is an Ethereum JSON-RPC endpoint.",
      values,
      cause,
    });
  }
  return new DeployError({
    code: "DEPLOY_RPC_FAILED",
    message: `The RPC endpoint refused ${what}: ${values.reason}.`,
    remedy: "Correct what the endpoint names, or use one that offers this, then run the same command again.",
    values,
    cause,
  });
}
