import type { Hex } from "viem";
import { isObject } from "../core/json/isObject.js";
import { ChainError } from "../errors/chain.js";
import { MinhUocError } from "../errors/MinhUocError.js";
import { TransactionError } from "../errors/transaction.js";
import { toBytes } from "./answers.js";
import { reverted } from "./reverted.js";

const CALLS = ["eth_call", "eth_estimateGas", "eth_sendTransaction"];
const MAX_DEPTH = 8;
/** Their effect may have come about although the answer was lost. */
const SENDS = ["eth_sendTransaction"];
const SENT_PERHAPS =
  "The transaction may have been sent all the same: look for it, or try the dry run, before you send it again.";

/**
 * Gives a failure of a wallet library or endpoint its code. Libraries wrap what an endpoint said in errors of their own; the facts are
 * found in whatever layer they stand.
 *
 * @param method what was asked
 * @param error what was thrown
 */
export function chainFailure(method: string, error: unknown): MinhUocError {
  if (error instanceof MinhUocError) return error;
  const layers = unwrap(error);
  const text = layers.map(words).join("; ");
  const codes = layers.map(({ code }) => code);

  const data = CALLS.includes(method) ? revertData(layers) : undefined;
  if (data !== undefined) return reverted(data, error);
  if (codes.includes(4001) || codes.includes("ACTION_REJECTED")) {
    return new TransactionError({
      code: "ACCOUNT_REJECTED",
      message: "The wallet's owner refused.",
      remedy: "Nothing was signed or sent; ask again when the owner agrees.",
      values: { method },
      cause: error,
    });
  }
  if (codes.includes("TIMEOUT") || layers.some(({ name }) => name === "TimeoutError")) {
    return new ChainError({
      code: "CHAIN_TIMEOUT",
      message: `The endpoint did not answer ${method} in time.`,
      remedy: SENDS.includes(method)
        ? SENT_PERHAPS
        : "Try again, or ask another endpoint; nothing was decided.",
      values: { method },
      cause: error,
    });
  }
  if (isRateLimited(text, layers)) {
    return new ChainError({
      code: "CHAIN_RATE_LIMITED",
      message: `The endpoint answers no more requests for now, ${method} among them.`,
      remedy: "Wait and try again, or ask another endpoint; nothing was decided.",
      values: { method },
      cause: error,
    });
  }
  if (codes.includes("BAD_DATA") || isRubbish(layers, text)) {
    return new ChainError({
      code: "CHAIN_ANSWER_INVALID",
      message: `The endpoint's answer to ${method} is no JSON-RPC: ${words(layers[0] ?? {})}.`,
      remedy: "Ask another endpoint; nothing was decided.",
      values: { method },
      cause: error,
    });
  }
  // The innermost is the endpoint's own word; what a library makes of it may say that a call reverted where none was made.
  const refusal = layers.findLast(({ code }) => Number.isInteger(code) && (Number(code) < 0 || code === 3));
  if (refusal || isTooLarge(text)) {
    const reason = words(refusal ?? layers[0] ?? {});
    if (CALLS.includes(method) && /revert/i.test(reason)) return reverted("0x", error);
    return new ChainError({
      code: "CHAIN_REQUEST_REFUSED",
      message: `The endpoint refused ${method}: ${reason}.`,
      remedy: "Check what it allows, or ask another endpoint; nothing was decided.",
      values: { method, rpcCode: refusal?.code, reason, tooLarge: isTooLarge(text) },
      cause: error,
    });
  }
  return new ChainError({
    code: "CHAIN_UNREACHABLE",
    message: `The endpoint could not be reached for ${method}: ${words(layers[0] ?? {})}.`,
    remedy: SENDS.includes(method)
      ? SENT_PERHAPS
      : "Check the address and the connection, or ask another endpoint; nothing was decided.",
    values: { method },
    cause: error,
  });
}

type Layer = Record<string, unknown> & { name?: unknown; code?: unknown; data?: unknown };

/** The error and what it was made from, outermost first. */
function unwrap(error: unknown, depth = 0): Layer[] {
  if (!isObject(error) || depth > MAX_DEPTH) return [];
  const inner = [error.cause, error.error, error.info, error.data].flatMap((part) => unwrap(part, depth + 1));
  return [error, ...inner];
}

/** What a contract gave as its error; "0x" where it reverted without one is not data. */
function revertData(layers: Layer[]): Hex | undefined {
  const candidates = layers.map(({ data }) => toBytes(data));
  return candidates.find((data) => data !== undefined && data !== "0x");
}

function isRubbish(layers: Layer[], text: string): boolean {
  return (
    layers.some(({ name }) => name === "SyntaxError") ||
    /not valid JSON|Unexpected (token|end)|JSON Parse|destructur|properties of (null|undefined)/i.test(text)
  );
}

/** Asking for less would be refused as well. Providers word it each in its own way, all over HTTP 429 where that still shows. */
function isRateLimited(text: string, layers: Layer[]): boolean {
  return (
    layers.some(({ status, statusCode }) => status === 429 || statusCode === 429) ||
    /rate.?limit|too many requests|requests? (per|limit)|(request|daily|monthly) (count|quota|limit)|quota (reached|exceeded)|compute units|throttl|\b429\b/i.test(
      text,
    )
  );
}

/** Providers word it each in its own way; 10 MiB is the most that viem takes. */
function isTooLarge(text: string): boolean {
  return /too (many|large|big)|more than [\d,]+ (results|logs|blocks)|limit|exceed|block range|response size|\b413\b/i.test(
    text,
  );
}

/** What a layer says, without what its library adds about itself and the request. */
function words({ details, message }: Layer): string {
  const text = typeof details === "string" && details !== "" ? details : String(message ?? "");
  return text.trim().split("\n")[0]?.trim().replace(/\.$/, "").replace(/\p{C}/gu, " ").slice(0, 200) ?? "";
}
