// `npm run demo`: the whole life of the alliance's agreements on an embedded chain, from news report to verdict.
//   npm run demo -- --json         one JSON document on stdout, nothing else there
//   npm run demo -- --serve        leaves the chain up until Ctrl-C, with three snippets to try
//   npm run demo -- --lang vi      in Vietnamese; by default the locale decides
// Exit code 0 only where everything that was expected was seen, 1 where it was not, 2 where the command line is at fault.

import { parseArgs } from "node:util";

/** The port that Ethereum's tools expect. */
const SERVE_PORT = 8545;

/** The command line is at fault, not the run. */
class UsageError extends Error {
  constructor(code: string, value: string, remedy: string) {
    super(`${code}: ${value} is not accepted. ${remedy}`);
  }
}

async function main(): Promise<boolean> {
  const { values } = parseArgs({
    options: {
      json: { type: "boolean", default: false },
      serve: { type: "boolean", default: false },
      lang: { type: "string" },
      port: { type: "string" },
    },
  });
  const { json, serve } = values;
  const language = languageOf(values.lang);
  const port = values.port === undefined ? (serve ? SERVE_PORT : 0) : portOf(values.port);
  // Loaded late, so that a slip in the command line is answered at once.
  const { runDemo } = await import("./demo/run.js");
  return runDemo({ json, serve, language, port });
}

function languageOf(option: string | undefined): "vi" | "en" {
  if (option === "vi" || option === "en") return option;
  if (option !== undefined)
    throw new UsageError("DEMO_LANGUAGE_UNKNOWN", `--lang ${option}`, "Use --lang vi or --lang en.");
  return /^vi/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || "") ? "vi" : "en";
}

function portOf(option: string): number {
  const port = Number(option);
  if (/^[0-9]{1,5}$/.test(option) && port < 65_536) return port;
  throw new UsageError("DEMO_PORT_INVALID", `--port ${option}`, "Use a port from 0 (any free one) to 65535.");
}

main().then(
  (held) => {
    process.exitCode = held ? 0 : 1;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    const usage =
      error instanceof UsageError || String((error as { code?: unknown }).code).startsWith("ERR_PARSE_ARGS");
    process.exitCode = usage ? 2 : 1;
  },
);
