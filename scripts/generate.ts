// Writes everything in the tree that is made from something else. Each file of scripts/generate/ exports
// `generate()`, which returns contents by path and touches nothing, so that `--check` can compare instead of writing.
// Names of generators choose some of them.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./lib/root.mjs";
import { listFiles } from "./lib/setup.mjs";

interface Generator {
  generate: () => Promise<Record<string, string>>;
}

const check = process.argv.includes("--check");
const names = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
let [total, changed] = [0, 0];

for (const file of listFiles(["scripts/generate"]).filter((name) => name.endsWith(".ts"))) {
  if (names.length > 0 && !names.includes(basename(file, ".ts"))) continue;
  const { generate }: Generator = await import(pathToFileURL(join(root, file)).href);
  for (const [path, content] of Object.entries(await generate())) {
    total++;
    const target = join(root, path);
    if (existsSync(target) && readFileSync(target, "utf8") === content) continue;
    changed++;
    console.log(check ? `${path} is not what ${file} makes` : `${path} written`);
    if (check) continue;
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
}

console.log(`${total} files, ${changed} changed`);
if (total === 0 || (check && changed > 0)) process.exitCode = 1;
