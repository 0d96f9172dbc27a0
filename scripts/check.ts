// `npm test`: every check of the project, in one table.
//   npm test -- --list              the checks' names
//   npm test -- --only types,unit   these checks only, after the build
//   npm test -- --profile default   256 fuzz runs instead of 10,000, and invariants of 32 × 50 calls instead of 500 × 100
//   npm test -- --update            writes the size snapshot anew and completes the lock file
//   npm run format                  formats, and repairs what the linters can repair

import { parseArgs, stripVTControlCharacters, styleText } from "node:util";
import { bundles } from "./checks/bundles.js";
import { byExitCode, type Check, fail, node, type Outcome, pass, program, subjects } from "./checks/check.js";
import { coverage } from "./checks/coverage.js";
import { generated } from "./checks/generated.js";
import { imports } from "./checks/imports.js";
import { lock } from "./checks/lock.js";
import { packaging } from "./checks/packaging.js";
import { readme } from "./checks/readme.js";
import { sizes } from "./checks/sizes.js";
import { hostileTests, integrationTests, mochaTests, solidityTests, unitTests } from "./checks/tests.js";
import { prepare } from "./lib/setup.mjs";

const { values: options } = parseArgs({
  options: {
    list: { type: "boolean", default: false },
    only: { type: "string" },
    profile: { type: "string", default: "ci" },
    update: { type: "boolean", default: false },
    fix: { type: "boolean", default: false },
  },
});

const solidity = ["contracts/**/*.sol", "test/contracts/**/*.sol"];

/** What every other check looks at, so it comes first and alone. */
const build: Check = {
  name: "build",
  title: "contracts compile, the SDK and mou build",
  run: async () => {
    await prepare(process.execPath, { generate: false });
    return pass();
  },
};

/** Two run at a time, started and printed in this order: the cheap ones first, then the longest. None writes what another reads. */
const checks: Check[] = [
  { name: "lock", title: "dependencies are pinned, for every platform", run: () => lock(options.update) },
  { name: "generated", title: "generated files are up to date", run: generated },
  {
    name: "format",
    title: "TypeScript and JSON are formatted and linted",
    run: () =>
      byExitCode(["scripts", "sdk/src", "cli/src", "test"], program("@biomejs/biome", "biome"), [
        "ci",
        "--error-on-warnings",
      ]),
  },
  {
    name: "format-solidity",
    title: "Solidity is formatted",
    run: () => byExitCode(["contracts", "test/contracts"], program("prettier"), ["--check", ...solidity]),
  },
  {
    name: "lint-solidity",
    title: "Solidity is linted",
    run: () =>
      byExitCode(["contracts"], program("solhint"), [
        "--max-warnings",
        "0",
        "--noPoster",
        "contracts/**/*.sol",
      ]),
  },
  {
    name: "imports",
    title: "imports run one way",
    run: imports,
  },
  {
    name: "unused",
    title: "no file, export or dependency is unused",
    run: () => byExitCode(["sdk/src", "cli/src"], program("knip"), ["--no-progress"]),
  },
  {
    name: "types",
    title: "the workspace typechecks",
    run: () => byExitCode(["scripts", "test"], program("typescript", "tsc"), ["-p", "."]),
  },
  {
    name: "types-sdk",
    title: "the SDK typechecks with its tests",
    run: () => byExitCode(["sdk/src"], program("typescript", "tsc"), ["-p", "sdk"]),
  },
  {
    name: "types-cli",
    title: "mou typechecks with its tests",
    run: () => byExitCode(["cli/src"], program("typescript", "tsc"), ["-p", "cli"]),
  },
  { name: "package", title: "the packages of the SDK and mou are sound (publint, attw)", run: packaging },
  {
    name: "bundles",
    title: "entry points run in browsers, within their budgets",
    run: bundles,
  },
  { name: "readme", title: "the documents' samples typecheck", run: readme },
  { name: "sizes", title: "contracts stay small", run: () => sizes(options.update) },
  {
    name: "integration",
    title: "tests of the whole, against real chains",
    run: () => mochaTests(integrationTests),
  },
  {
    name: "solidity",
    title: "Solidity unit, fuzz and invariant tests",
    run: () => solidityTests(["--test-profile", options.profile]),
  },
  { name: "hostile", title: "tests with hostile files and bytes", run: () => mochaTests(hostileTests) },
  { name: "unit", title: "unit tests of the SDK and mou", run: () => mochaTests(unitTests) },
  { name: "coverage", title: "every line and branch of the contracts is tested", run: coverage },
  {
    name: "gas",
    title: "gas points have not grown",
    run: () => byExitCode(["snapshots"], "scripts/bench.ts", ["--check"]),
  },
];

interface Timed extends Outcome {
  seconds: number;
}

async function timed({ run }: Check): Promise<Timed> {
  const start = performance.now();
  const outcome = await run().catch((error: unknown) =>
    fail(error instanceof Error ? error.message : String(error)),
  );
  return { ...outcome, seconds: (performance.now() - start) / 1000 };
}

function print({ name, title }: Check, { passed, failed, output, seconds }: Timed): void {
  const mark = failed === 0 ? styleText("green", "✔") : styleText("red", "✘");
  const count = passed + failed > 1 ? ` (${passed} passed${failed ? `, ${failed} failed` : ""})` : "";
  console.log(`${mark} ${name.padEnd(16)} ${title}${count}  ${seconds.toFixed(1)} s`);
  const text = stripVTControlCharacters(output).trim();
  if (text) console.log(text.replace(/^/gm, "    "));
}

async function runAll(selected: Check[]): Promise<{ passed: number; failed: number }> {
  const total = { passed: 0, failed: 0 };
  const record = (check: Check, result: Timed) => {
    total.passed += result.passed;
    total.failed += result.failed;
    print(check, result);
  };
  record(build, await timed(build));

  const slots = selected.map(() => Promise.withResolvers<Timed>());
  let next = 0;
  const work = async () => {
    for (let index = next++; index < selected.length; index = next++) {
      const check = selected[index];
      if (check) slots[index]?.resolve(await timed(check));
    }
  };
  const workers = [work(), work()];
  for (const [index, check] of selected.entries()) {
    const slot = slots[index];
    if (slot) record(check, await slot.promise);
  }
  await Promise.all(workers);
  return total;
}

async function main(): Promise<void> {
  if (options.list) {
    for (const { name, title } of [build, ...checks]) console.log(`${name.padEnd(16)} ${title}`);
    return;
  }
  if (options.fix) {
    await node(program("@biomejs/biome", "biome"), ["check", "--write"]).then(({ output }) =>
      console.log(output.trim()),
    );
    await node(program("prettier"), [
      "--write",
      "--log-level",
      "warn",
      ...subjects(["contracts", "test"], ".sol"),
    ]).then(({ output }) => console.log(output.trim()));
    return;
  }
  const names = options.only?.split(",");
  const unknown = names?.filter((name) => ![build, ...checks].some((check) => check.name === name)) ?? [];
  if (unknown.length > 0) {
    console.error(
      `CHECK_UNKNOWN: no check is named ${unknown.join(", ")}. npm test -- --list names them all.`,
    );
    process.exitCode = 2;
    return;
  }
  const { passed, failed } = await runAll(checks.filter(({ name }) => !names || names.includes(name)));
  console.log(`${passed} passed, ${failed} failed`);
  if (failed > 0 || passed === 0) process.exitCode = 1;
}

await main();
