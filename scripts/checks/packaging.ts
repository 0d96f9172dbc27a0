import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { run } from "../lib/process.mjs";
import { root } from "../lib/root.mjs";
import { fail, node, type Outcome, pass, program } from "./check.js";

/** Packs the SDK as it would be published and lets two linters look at the package. */
export async function packaging(): Promise<Outcome> {
  const folder = mkdtempSync(join(root, "cache", "pack-"));
  try {
    const args = ["pack", "--workspace", "sdk", "--pack-destination", folder, "--json", "--loglevel=error"];
    const cli = process.env.npm_execpath;
    const packed = cli?.endsWith(".js")
      ? await run(process.execPath, [cli, ...args])
      : await run("npm", args, { shell: process.platform === "win32" });
    const names = [...packed.stdout.matchAll(/"filename":\s*"([^"]+)"/g)].map(([, name = ""]) => name);
    if (packed.code !== 0 || names.length !== 1) return fail(packed.output);
    const file = join(folder, names[0] ?? "");

    const lint = await node(program("publint"), [file, "--strict"]);
    if (lint.code !== 0) return fail(lint.output);
    const types = await node(program("@arethetypeswrong/cli", "attw"), [
      file,
      "--profile",
      "esm-only",
      "--no-color",
    ]);
    return types.code === 0 ? pass() : fail(types.output);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
