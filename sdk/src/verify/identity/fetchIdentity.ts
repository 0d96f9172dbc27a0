import { TIME_LIMIT } from "../../core/record/timeLimit.js";
import { shown } from "../../errors/shown.js";
import { VerifyError } from "../../errors/verify.js";
import { MAX_TIMER } from "../../reads/client.js";
import { identitySources } from "./identitySources.js";
import type { IdentityCode } from "./identityTexts.js";

export const identityProblems = [
  "IDENTITY_NOT_FOUND",
  "IDENTITY_STATUS",
  "IDENTITY_REDIRECTED",
  "IDENTITY_TIMEOUT",
  "IDENTITY_TLS",
  "IDENTITY_UNREACHABLE",
  "IDENTITY_TOO_LARGE",
  "IDENTITY_NOT_JSON",
] as const satisfies readonly IdentityCode[];

/** Why a document is not at hand. */
export type IdentityProblem = (typeof identityProblems)[number];

/** A web document as the host gave it, or why it is not at hand. */
export type IdentityDocument = {
  url: string;
  /** HTTP status, where the host answered. */
  status?: number;
} & ({ text: string; problem?: never } | { text?: never; problem: IdentityProblem });

/** What an organisation's host said, and when. Plain JSON data, to be kept and judged again. */
export type IdentitySnapshot = {
  identifier: string;
  /** Unix seconds by the clock of whoever fetched it. */
  fetchedAt: number;
  documents: readonly IdentityDocument[];
};

export type FetchIdentityParameters = {
  /** The organisation's identifier. */
  identifier: string;
  /** The Fetch API's `fetch`, or one like it that heeds `redirect: "manual"`. */
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Milliseconds for each document. Default: 10,000. */
  timeout?: number;
  /** Largest size of a document in bytes. Default: 65,536. */
  maxBytes?: number;
  /** Unix seconds by the verifier's own clock. Default: the machine's. */
  now?: number;
};
export type FetchIdentityReturnType = IdentitySnapshot;

/** Largest size of a web document in bytes, where nothing else is asked for. */
export const MAX_IDENTITY_BYTES = 65_536;

/** How Node names failures of a TLS handshake or certificate; a browser does not tell them from others. */
const TLS_FAILURE =
  /^(?:ERR_TLS_|ERR_SSL_|CERT_|CRL_|UNABLE_TO_|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED_CERT|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|EPROTO)/;

/**
 * Fetches the web documents in which the host of an identifier can say which organisation it is, and judges nothing. Only `https` is asked,
 * without credentials, and no redirect is followed. What went wrong is part of the snapshot.
 *
 * @param parameters identifier, `fetch` and limits
 * @returns the documents' texts, each with its address, to be given to `judgeIdentity`; none for an identifier without web documents
 * @throws {VerifyError} `VERIFY_INPUT_INVALID`
 * @see docs/identity.md
 */
export async function fetchIdentity({
  identifier,
  fetch,
  timeout = 10_000,
  maxBytes = MAX_IDENTITY_BYTES,
  now = Math.floor(Date.now() / 1000),
}: FetchIdentityParameters): Promise<FetchIdentityReturnType> {
  check("timeout", timeout, Number.isSafeInteger(timeout) && timeout > 0 && timeout <= MAX_TIMER);
  check("maxBytes", maxBytes, Number.isSafeInteger(maxBytes) && maxBytes > 0);
  check("now", now, Number.isSafeInteger(now) && now >= 0 && now < TIME_LIMIT);
  check("fetch", fetch, typeof fetch === "function");
  check("identifier", identifier, typeof identifier === "string");
  const { sources = [] } = identitySources(identifier);
  const documents = await Promise.all(
    sources.map(({ url }) => fetchDocument(url, (signal) => load(url, fetch, maxBytes, signal), timeout)),
  );
  return { identifier, fetchedAt: now, documents };
}

function check(name: string, value: unknown, isValid: boolean): void {
  if (isValid) return;
  throw new VerifyError({
    code: "VERIFY_INPUT_INVALID",
    message: `${name} cannot be ${shown(value)}.`,
    remedy: "Give whole milliseconds, bytes and Unix seconds, a text and a function.",
    values: { [name]: value },
  });
}

async function fetchDocument(
  url: string,
  work: (signal: AbortSignal) => Promise<IdentityDocument>,
  timeout: number,
): Promise<IdentityDocument> {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<IdentityDocument>((resolve) => {
    timer = setTimeout(() => resolve({ url, problem: "IDENTITY_TIMEOUT" }), timeout);
  });
  try {
    return await Promise.race([work(controller.signal), late]);
  } catch (error) {
    return { url, problem: isTlsFailure(error) ? "IDENTITY_TLS" : "IDENTITY_UNREACHABLE" };
  } finally {
    clearTimeout(timer);
    // Nothing more is wanted of the host: the rest of a body that was not read is not waited for.
    controller.abort();
  }
}

async function load(
  url: string,
  fetch: FetchIdentityParameters["fetch"],
  maxBytes: number,
  signal: AbortSignal,
): Promise<IdentityDocument> {
  const response = await fetch(url, {
    signal,
    // A browser shows a redirect that is not followed as an answer with status 0 and of its own type.
    redirect: "manual",
    credentials: "omit",
    referrerPolicy: "no-referrer",
    cache: "no-store",
    headers: { accept: "application/json" },
  });
  const { status } = response;
  const problem = (code: IdentityProblem): IdentityDocument => ({ url, status, problem: code });
  if (response.redirected || response.type === "opaqueredirect" || (status >= 300 && status < 400)) {
    return problem("IDENTITY_REDIRECTED");
  }
  if (status === 404 || status === 410) return problem("IDENTITY_NOT_FOUND");
  if (status !== 200) return problem("IDENTITY_STATUS");
  const bytes = await readBytes(response, maxBytes);
  if (!bytes) return problem("IDENTITY_TOO_LARGE");
  try {
    return { url, status, text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return problem("IDENTITY_NOT_JSON");
  }
}

/** The body, or undefined as soon as it is larger than it may be. */
async function readBytes({ body }: Response, maxBytes: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body?.getReader();
  for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) {
    size += chunk.value.length;
    if (size > maxBytes) return undefined;
    chunks.push(chunk.value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function isTlsFailure(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 8; cause = cause.cause, depth++) {
    if ("code" in cause && TLS_FAILURE.test(String(cause.code))) return true;
  }
  return false;
}
