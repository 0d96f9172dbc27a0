import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../lib/process.mjs";
import { root } from "../lib/root.mjs";
import { listFiles } from "../lib/setup.mjs";

/** What a check found. A check that looked at nothing has failed. */
export interface Outcome {
  passed: number;
  failed: number;
  /** What to print: always on failure; on success one line of numbers at most. */
  output: string;
}

export interface Check {
  name: string;
  /** What the check proves. */
  title: string;
  run: () => Promise<Outcome>;
}

export const pass = (note = ""): Outcome => ({ passed: 1, failed: 0, output: note });
export const fail = (output: string): Outcome => ({ passed: 0, failed: 1, output });

/** The command line of a program that an installed package brings. */
export function program(name: string, bin = name.split("/").pop() ?? name): string {
  const folder = join(root, "node_modules", name);
  const manifest: { bin?: string | Record<string, string> } = JSON.parse(
    readFileSync(join(folder, "package.json"), "utf8"),
  );
  const path = typeof manifest.bin === "string" ? manifest.bin : manifest.bin?.[bin];
  if (!path) throw new Error(`CHECK_PROGRAM_MISSING: package ${name} has no program "${bin}".`);
  return join(folder, path);
}

/** Runs JavaScript or TypeScript on this Node. */
export const node = (
  file: string,
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
  cwd: string = root,
) =>
  run(process.execPath, [...(file.endsWith(".ts") ? ["--import", "tsx"] : []), file, ...args], {
    env: { NO_COLOR: "1", ...env },
    cwd,
  });

/** A check by one program's exit code, over subjects that must exist. */
export async function byExitCode(
  subjects: readonly string[],
  file: string,
  args: readonly string[],
): Promise<Outcome> {
  const missing = subjects.filter((path) => !existsSync(join(root, path)) || listFiles([path]).length === 0);
  if (missing.length > 0) return fail(`CHECK_SUBJECT_MISSING: nothing to check at ${missing.join(", ")}.`);
  const { code, output } = await node(file, args);
  return code === 0 ? pass() : fail(output);
}

/** The files below `paths` with the given ending; throws where there are none, so that no check is empty. */
export function subjects(paths: readonly string[], ending: string): string[] {
  const found = listFiles(paths).filter((name) => name.endsWith(ending) && !name.includes("node_modules"));
  if (found.length === 0) throw new Error(`CHECK_SUBJECT_MISSING: no *${ending} below ${paths.join(", ")}.`);
  return found;
}
