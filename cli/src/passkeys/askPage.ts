import { randomBytes, timingSafeEqual } from "node:crypto";
import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { CliError } from "../frame/CliError.js";
import type { Context } from "../frame/context.js";
import { describeError } from "../frame/describeError.js";
import { listenLocally } from "./listenLocally.js";
import { openBrowser } from "./openBrowser.js";
import { pageHtml } from "./page/pageHtml.js";
import type { PageReply, PageRequest } from "./page/protocol.js";
import type { PageInput } from "./pageOptions.js";
import { type PageWords, pageTexts } from "./pageTexts.js";
import { readAnswer } from "./readAnswer.js";

const DEFAULT_WAIT = 900;
const SECOND = 1000;
/** Milliseconds. A longer timer fires at once. */
const MAX_TIMER = 2 ** 31 - 1;
/** Bytes of an answer: an assertion has some hundred. */
const LARGEST = 64 * 1024;

export type AskPageParameters<T> = {
  method: PageRequest["method"];
  words: PageWords;
  /** All that the person has to see before agreeing, in plain text. */
  summary: string;
  /** Asks the browser, and makes something of its answer; what it throws stands on the page too. */
  work: (ask: (options: { publicKey: unknown }) => Promise<unknown>) => Promise<T>;
};

/**
 * Asks the person on a page that this process serves on this machine, under an address that nobody can guess, for one answer.
 *
 * @returns what `work` made of the answer
 * @throws {CliError} `CLI_PAGE_UNANSWERED`
 * @throws what `work` throws
 */
export async function askPage<T>(
  { method, words, summary, work }: AskPageParameters<T>,
  { open, wait = DEFAULT_WAIT }: PageInput,
  context: Context,
): Promise<T> {
  const token = randomBytes(32).toString("base64url");
  const { html, policy } = pageHtml(readScript());
  const answered = deferred<unknown>();
  const asked = deferred<PageRequest>();
  const judged = deferred<{ status: number; text: string }>();
  /** Once the page has heard what came of its answer, or has gone. */
  const finished = deferred<undefined>();
  let isAnswered = false;
  /** Once the browser has the page, nothing need lead there any more. */
  let forgetAddress = () => {};

  const { port, close } = await listenLocally((request, response) => {
    serve(request, response).catch(() => refuse(response, 400, context.say(pageTexts.gone)));
  });
  const origin = `http://localhost:${port}`;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // Another name that leads to this machine is not ours: its pages must not read this one.
    if (request.headers.host !== `localhost:${port}`) return refuse(response, 403);
    const [, given = "", part, ...rest] = (request.url ?? "").split("/");
    if (!isSame(given, token) || rest.length > 0) return refuse(response, 404);
    if (request.method === "GET" && part === undefined) {
      forgetAddress();
      response.setHeader("content-security-policy", policy);
      return reply(response, 200, "text/html", html);
    }
    if (request.method === "GET" && part === "request")
      return reply(response, 200, "application/json", toPageJson(await asked.promise));
    if (request.method !== "POST" || part !== "answer") return refuse(response, 404);
    if (request.headers.origin !== origin) return refuse(response, 403);
    if (request.headers["content-type"] !== "application/json") return refuse(response, 415);
    const answer = readAnswer(await readBody(request));
    if (answer === undefined) return refuse(response, 400);
    if (isAnswered) return refuse(response, 409);
    isAnswered = true;
    response.on("close", () => finished.resolve(undefined));
    if (answer instanceof Error) answered.reject(answer);
    else answered.resolve(answer);
    const { status, text } = await judged.promise;
    refuse(response, status, text);
  }

  const url = `${origin}/${token}`;
  context.announce(
    context.say(
      { en: "Read, and agree, on this page: {url}", vi: "Hãy đọc và đồng ý trên trang này: {url}" },
      { url },
    ),
  );
  const timer = setTimeout(
    () => answered.reject(new CliError("CLI_PAGE_UNANSWERED", { seconds: wait })),
    Math.min(wait * SECOND, MAX_TIMER),
  );
  try {
    if (open) forgetAddress = openBrowser(url, context.env);
    const made = await work(({ publicKey }) => {
      asked.resolve({
        language: context.language,
        heading: context.say(words.heading),
        summary,
        texts: Object.fromEntries(
          Object.entries({ ...pageTexts, button: words.button }).map(([name, text]) => [
            name,
            context.say(text),
          ]),
        ),
        method,
        publicKey,
      });
      return answered.promise;
    });
    judged.resolve({ status: 200, text: `${context.say(words.done)} ${context.say(pageTexts.close)}` });
    await finished.promise;
    return made;
  } catch (error) {
    const { message, remedy } = await describeError(error, context.language);
    judged.resolve({ status: 400, text: `${message} ${remedy}` });
    if (isAnswered) await finished.promise;
    throw error;
  } finally {
    clearTimeout(timer);
    forgetAddress();
    close();
  }
}

/** Built beside the program. */
const readScript = () => readFileSync(new URL("./passkeyPage.js", import.meta.url), "utf8");

const toPageJson = (request: PageRequest) =>
  JSON.stringify(request, (_, value: unknown) =>
    value instanceof Uint8Array ? { bytes: Buffer.from(value).toString("hex") } : value,
  );

function isSame(given: string, token: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The text of a body; nothing for one that is too large, which is read to its end so that its sender hears of it. */
async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= LARGEST) chunks.push(chunk);
  }
  return length <= LARGEST ? Buffer.concat(chunks).toString("utf8") : "";
}

function refuse(response: ServerResponse, status: number, text = ""): void {
  reply(response, status, "application/json", JSON.stringify({ text } satisfies PageReply));
}

function reply(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    "content-type": `${type}; charset=utf-8`,
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    connection: "close",
  });
  response.end(body);
}

/** A promise that is kept elsewhere. Nobody may be waiting when it fails. */
function deferred<T>() {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<T>((keep, fail) => {
    [resolve, reject] = [keep, fail];
  });
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}
