import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "../lib/process.mjs";
import { listFiles } from "../lib/setup.mjs";
import { fail, type Outcome, pass } from "./check.js";

/** Test-only contracts and examples are not the product. */
const excluded = /^contracts[\\/](mocks|examples)[\\/]/;
/** Files of types and interfaces have nothing to execute. */
const executable = /\b(function|constructor|modifier|receive|fallback)\b[^;{]*\{/;

/** Foundry's own binary: the launcher that npm links exits 0 when tests fail. */
function forge(): string {
  const cpu = process.arch === "x64" ? "amd64" : process.arch;
  const ending = process.platform === "win32" ? ".exe" : "";
  return join(
    root,
    "node_modules",
    "@foundry-rs",
    `forge-${process.platform}-${cpu}`,
    "bin",
    `forge${ending}`,
  );
}

/** Every line and branch of the contracts is run by the Solidity tests. */
export async function coverage(): Promise<Outcome> {
  const report = join(root, "cache", "lcov.info");
  rmSync(report, { force: true });

  // Without the intermediate representation the stack is too deep; with it forge still maps lines and branches.
  const args = ["coverage", "--ir-minimum", "--report", "lcov", "--report-file", report];
  const { output } = await run(forge(), args, { env: { CANARY: "true" } });
  const [, passed = 0, failed = 0] =
    output.match(/: (\d+) tests passed, (\d+) failed, 0 skipped/)?.map(Number) ?? [];
  if (passed === 0 || failed !== 1 || !output.includes("] test_Canary()") || !existsSync(report)) {
    return fail(`CHECK_CANARY_UNSEEN: tests must pass, and the canary alone must fail.\n${output}`);
  }

  const problems: string[] = [];
  const seen = new Set<string>();
  let [lines, branches] = [0, 0];
  for (const record of readFileSync(report, "utf8").split("end_of_record")) {
    const file = record.match(/^SF:(.*)$/m)?.[1];
    if (!file?.startsWith("contracts/") || excluded.test(file)) continue;
    seen.add(file);
    for (const [, line, hits] of record.matchAll(/^DA:(\d+),(\d+)/gm)) {
      lines++;
      if (hits === "0") problems.push(`${file}:${line} is never run`);
    }
    for (const [, line, , path, hits] of record.matchAll(/^BRDA:(\d+),(\d+),(\d+),(\d+|-)/gm)) {
      branches++;
      if (hits === "0" || hits === "-") problems.push(`${file}:${line} branch ${path} is never taken`);
    }
  }
  for (const file of listFiles(["contracts"])) {
    if (!file.endsWith(".sol") || excluded.test(file) || seen.has(file.replaceAll("\\", "/"))) continue;
    if (executable.test(readFileSync(join(root, file), "utf8")))
      problems.push(`${file} is not in the report`);
  }
  if (lines === 0) problems.push("CHECK_SUBJECT_MISSING: the report holds no line of contracts/.");
  return problems.length === 0 ? pass(`${lines} lines, ${branches} branches`) : fail(problems.join("\n"));
}
