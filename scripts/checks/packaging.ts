import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { run } from "../lib/process.mjs";
import { root } from "../lib/root.mjs";
import { fail, node, type Outcome, pass, program } from "./check.js";

/** Packs each package as it would be published and lets linters look at it: of `mou` there are no types to look at. */
export async function packaging(): Promise<Outcome> {
  const outcomes = [await packed("sdk", { types: true }), await packed("cli", { types: false })];
  return outcomes.find(({ failed }) => failed > 0) ?? pass();
}

async function packed(workspace: string, { types: hasTypes }: { types: boolean }): Promise<Outcome> {
  const folder = mkdtempSync(join(root, "cache", "pack-"));
  try {
    const args = [
      "pack",
      "--workspace",
      workspace,
      "--pack-destination",
      folder,
      "--json",
      "--loglevel=error",
    ];
    const cli = process.env.npm_execpath;
    const pack = cli?.endsWith(".js")
      ? await run(process.execPath, [cli, ...args])
      : await run("npm", args, { shell: process.platform === "win32" });
    const names = [...pack.stdout.matchAll(/"filename":\s*"([^"]+)"/g)].map(([, name = ""]) => name);
    if (pack.code !== 0 || names.length !== 1) return fail(pack.output);
    const file = join(folder, names[0] ?? "");

    const lint = await node(program("publint"), [file, "--strict"]);
    if (lint.code !== 0) return fail(lint.output);
    if (!hasTypes) return pass();
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
