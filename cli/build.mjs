// Bundles `mou` for Node: one small file to start with, and a chunk for whatever a command needs besides.

import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

rmSync(here("dist"), { recursive: true, force: true });
await build({
  entryPoints: [here("src/main.ts")],
  outdir: here("dist"),
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.20",
  minify: true,
  // Names of classes are shown in errors.
  keepNames: true,
  // Packages in CommonJS ask for Node's own modules with `require`.
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
  legalComments: "linked",
  logLevel: "warning",
});
// The script of the page on which passkeys are asked.
await build({
  entryPoints: { passkeyPage: here("src/passkeys/page/page.ts") },
  outdir: here("dist"),
  bundle: true,
  format: "iife",
  platform: "browser",
  target: "es2022",
  minify: true,
  logLevel: "warning",
});
