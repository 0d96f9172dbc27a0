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

/** One run of mocha: the files of `spec` without those of `ignore`, and what `npm test` says of tests that are not defined. */
interface MochaRun {
  name: string;
  spec: readonly string[];
  ignore?: readonly string[];
  notices?: () => (string | undefined)[];
}

/** Beside the sources: the unit tests of the SDK and of mou. */
export const unitTests: MochaRun = {
  name: "unit",
  spec: ["sdk/src/**/*.test.ts", "cli/src/**/*.test.ts", "test/canary.test.ts"],
};

/** Files and bytes that nobody honest would send. */
export const hostileTests: MochaRun = {
  name: "hostile",
  spec: ["test/{fuzz,corpus}/**/*.test.ts", "test/canary.test.ts"],
};

/** The whole against real chains, wallets, tokens and browsers: all that the other two runs leave. */
export const integrationTests: MochaRun = {
  name: "integration",
  spec: ["test/**/*.test.ts"],
  ignore: ["test/{fuzz,corpus}/**"],
  notices: () => [softHsmNotice(), browserNotice()],
};

/** Runs tests in TypeScript under mocha, and counts them. */
export async function mochaTests({
  name,
  spec,
  ignore = [],
  notices = () => [],
}: MochaRun): Promise<Outcome> {
  subjects(["sdk/src", "cli/src", "test"], ".test.ts");
  const file = join(root, "cache", `mocha-${name}.json`);
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  const { output } = await node(
    program("mocha"),
    [
      ...["--reporter", "json", "--reporter-option", `output=${file}`],
      ...spec.flatMap((glob) => ["--spec", glob]),
      ...ignore.flatMap((glob) => ["--ignore", glob]),
    ],
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
  outcome.output = [...notices(), outcome.output].filter(Boolean).join("\n");
  return outcome;
}
