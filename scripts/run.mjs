#!/usr/bin/env node
// What stands behind every `npm run`: brings a fit Node, the locked dependencies and the built workspace where one
// of them is missing, then runs the script. Runs on Node 20, on built-ins alone. Set-up speaks on stderr only, so that
// a script's stdout is its own.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { exitCode, run } from "./lib/process.mjs";
import { root } from "./lib/root.mjs";
import { ensureDependencies, ensureNode, prepare, SetupError } from "./lib/setup.mjs";

/**
 * What `npm run <name>` runs, and whether the workspace is built first.
 *
 * @type {Record<string, { command: string[], prepare?: boolean }>}
 */
const scripts = {
  build: { command: [], prepare: true },
  demo: { command: ["scripts/demo.ts"], prepare: true },
  deploy: { command: ["scripts/deploy.ts"], prepare: true },
  guide: { command: ["scripts/guide.ts"], prepare: true },
  bench: { command: ["scripts/bench.ts"], prepare: true },
  generate: { command: ["scripts/generate.ts"], prepare: true },
  format: { command: ["scripts/check.ts", "--fix"] },
  hardhat: { command: ["node_modules/hardhat/dist/src/cli.js"] },
  // The checks build for themselves, so that a build that fails is a failed check.
  test: { command: ["scripts/check.ts"] },
};

/** @param {string[]} argv */
async function main([name = "", ...args]) {
  const script = Object.hasOwn(scripts, name) ? scripts[name] : undefined;
  if (!script) {
    const names = Object.keys(scripts).join(", ");
    throw new SetupError("SETUP_UNKNOWN_SCRIPT", `There is no script "${name}".`, `Use one of: ${names}.`);
  }
  const node = await ensureNode();
  await ensureDependencies(node);
  if (script.prepare) await prepare(node);
  const [file, ...fixed] = script.command;
  if (!file) return 0;
  if (!existsSync(join(root, file))) {
    throw new SetupError(
      "SETUP_SCRIPT_MISSING",
      `${file} does not exist.`,
      "Restore it from the repository.",
    );
  }
  const loader = file.endsWith(".ts") ? ["--import", "tsx"] : [];
  return exitCode(await run(node, [...loader, file, ...fixed, ...args], { stdio: "inherit" }));
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    console.error(error instanceof SetupError ? error.message : error);
    process.exitCode = 1;
  },
);
