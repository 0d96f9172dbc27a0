import { fail, node, type Outcome, pass } from "./check.js";

/** Generating again would change nothing. */
export async function generated(): Promise<Outcome> {
  const { code, output } = await node("scripts/generate.ts", ["--check"]);
  return code === 0 ? pass() : fail(`${output}\nIf that is meant: npm run generate, and commit.`);
}
