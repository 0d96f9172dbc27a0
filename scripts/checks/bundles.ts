import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { root } from "../lib/root.mjs";
import { fail, type Outcome } from "./check.js";

/** What users of these entry points have anyway, through the client that they bring. */
const peers = ["viem", "viem/*", "ethers"];

/**
 * The most that each entry point may weigh in a browser, minified and gzipped, in bytes, and what is not counted. Who verifies offline needs
 * no client, so there everything counts.
 */
const budgets: Record<string, { limit: number; without: string[] }> = {
  ".": { limit: 99_000, without: peers },
  "./core": { limit: 43_000, without: peers },
  "./signers": { limit: 9_000, without: peers },
  "./verify": { limit: 60_000, without: [] },
  "./viem": { limit: 79_000, without: peers },
  "./ethers": { limit: 79_000, without: peers },
  "./abi": { limit: 3_000, without: peers },
  "./deployments": { limit: 1_000, without: peers },
};

/**
 * The SDK and viem ask for the same version of this package, and share one copy wherever they alone are installed; in this workspace other
 * packages keep them from sharing it.
 */
const alias = { "@noble/hashes": join(root, "sdk/node_modules/@noble/hashes/esm") };

/** Every entry point bundles for a browser, without Node's built-ins, within its budget. */
export async function bundles(): Promise<Outcome> {
  const manifest: { exports: Record<string, { default: string } | string> } = JSON.parse(
    readFileSync(join(root, "sdk/package.json"), "utf8"),
  );
  const entries = Object.entries(manifest.exports).filter(([name]) => !name.endsWith(".json"));
  const lines: string[] = [];
  let failed = 0;
  for (const [name, target] of entries) {
    const file = join(root, "sdk", typeof target === "string" ? target : target.default);
    const budget = budgets[name];
    let problem: string | undefined;
    let size = 0;
    if (budget === undefined) problem = "has no budget in scripts/checks/bundles.ts";
    else if (!existsSync(file)) problem = "is not built";
    else {
      try {
        const { outputFiles } = await build({
          entryPoints: [file],
          bundle: true,
          write: false,
          minify: true,
          format: "esm",
          platform: "browser",
          target: "es2022",
          external: budget.without,
          alias,
          logLevel: "silent",
        });
        size = gzipSync(outputFiles[0]?.contents ?? "").length;
        if (size > budget.limit) problem = `exceeds its budget of ${budget.limit} bytes`;
      } catch (error) {
        problem = error instanceof Error ? error.message : String(error);
      }
    }
    if (problem) failed++;
    lines.push(`minhuoc${name.slice(1)}: ${size} bytes${problem ? ` – ${problem}` : ""}`);
  }
  const missing = Object.keys(budgets).filter((name) => !entries.some(([entry]) => entry === name));
  if (missing.length > 0)
    return fail(`CHECK_SUBJECT_MISSING: sdk/package.json exports no ${missing.join(", ")}.`);
  return { passed: failed === 0 ? 1 : 0, failed: failed === 0 ? 0 : 1, output: lines.join("\n") };
}
