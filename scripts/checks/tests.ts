import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { browserNotice } from "../lib/browser.js";
import { root } from "../lib/root.mjs";
import { softHsmNotice } from "../lib/softHsm.js";
import { fail, node, type Outcome, program, subjects } from "./check.js";

/**
 * With this set, each runner's canary test fails. Every run must report exactly that one failure: so a runner that
 * loads no tests, swallows failures or counts wrongly is seen.
 */
const canary = { CANARY: "true" };

/** Takes the canary's failure out of a runner's numbers. */
function judge(
  counts: { passed: number; failed: number; skipped: number },
  seen: boolean,
  output: string,
): Outcome {
  const failed = counts.failed - 1;
  if (!seen || failed < 0) {
    return {
      passed: counts.passed,
      failed: counts.failed + 1,
      output: `CHECK_CANARY_UNSEEN: the canary did not fail.\n${output}`,
    };
  }
  if (counts.passed === 0) return fail(`CHECK_NO_TESTS: the runner ran no test.\n${output}`);
  if (counts.skipped > 0) {
    return {
      passed: counts.passed,
      failed: failed + counts.skipped,
      output: `CHECK_SKIPPED: ${counts.skipped} tests were skipped.\n${output}`,
    };
  }
  return { passed: counts.passed, failed, output: failed === 0 ? "" : output };
}

/**
 * Solidity's unit, fuzz and invariant tests, under Hardhat.
 *
 * @param args further arguments of `hardhat test solidity`
 * @param cwd the project's folder, or a copy of it
 */
export async function solidityTests(args: readonly string[], cwd?: string): Promise<Outcome> {
  subjects(["test/contracts"], ".t.sol");
  const { output } = await node(program("hardhat"), ["test", "solidity", ...args], canary, cwd);
  const count = (word: string) => Number(output.match(new RegExp(`^ +(\\d+) ${word}\\b`, "m"))?.[1] ?? 0);
  const counts = {
    passed: count("passing"),
    failed: count("failing"),
    skipped: count("skipped") + count("pending"),
  };
  return judge(counts, /^ +\d+\) test_Canary\(\)$/m.test(output), output);
}

interface MochaReport {
  stats: { passes: number; failures: number; pending: number };
  failures: { fullTitle: string; file: string; err: { message?: string; stack?: string } }[];
}

/** The unit tests of the SDK and of mou, and the tests of the whole, under mocha. */
export async function mochaTests(): Promise<Outcome> {
  subjects(["sdk/src", "cli/src", "test"], ".test.ts");
  const file = join(root, "cache", "mocha.json");
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  const { output } = await node(
    program("mocha"),
    ["--reporter", "json", "--reporter-option", `output=${file}`],
    canary,
  );
  let report: MochaReport;
  try {
    report = JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return fail(`CHECK_COUNT_UNREADABLE: mocha wrote no report.\n${output}`);
  }
  const { passes, failures, pending } = report.stats;
  const isCanary = ({ fullTitle }: { fullTitle: string }) => fullTitle === "canary fails when asked to";
  const texts = report.failures
    .filter((failure) => !isCanary(failure))
    .map(({ fullTitle, err }) => `✘ ${fullTitle}\n${err.stack ?? err.message ?? ""}`);
  const outcome = judge(
    { passed: passes, failed: failures, skipped: pending },
    report.failures.some(isCanary),
    texts.join("\n\n"),
  );
  // Tests of what is not installed are not defined, so they count as nothing; that must be seen.
  const notices = [softHsmNotice(), browserNotice()].filter((notice) => notice !== undefined);
  outcome.output = [...notices, outcome.output].join("\n").trim();
  return outcome;
}
