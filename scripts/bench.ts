// `npm run bench`: what the contracts cost in gas, and how fast the SDK is on this machine.
//   npm run bench                  gas points and speeds
//   npm run bench -- --check       gas points against snapshots/gas.json and the promised limits, as `npm test` does
//   npm run bench -- --update      writes snapshots/gas.json anew
//   npm run bench -- --json        the same as one JSON document

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { measureGas } from "./bench/gas.js";
import { gasLimits } from "./bench/limits.js";
import type { Speed } from "./bench/speed.js";
import { root } from "./lib/root.mjs";

const SNAPSHOT = join(root, "snapshots", "gas.json");

const { values: options } = parseArgs({
  options: {
    check: { type: "boolean", default: false },
    update: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});

const gas = await measureGas();

if (options.update) {
  writeFileSync(SNAPSHOT, `${JSON.stringify(gas, null, 2)}\n`);
}
if (options.check || options.update) {
  const problems = problemsOf(gas);
  for (const problem of problems) console.log(problem);
  console.log(`${Object.keys(gas).length} gas points, ${problems.length} problems`);
  if (problems.length > 0) process.exitCode = 1;
} else {
  const { measureSpeed } = await import("./bench/speed.js");
  const speeds = await measureSpeed();
  if (options.json) console.log(JSON.stringify({ gas, speeds }, null, 2));
  else print(gas, speeds);
}

/** Whatever has grown, changed without a word, or is over its limit. */
function problemsOf(measured: Record<string, number>): string[] {
  const snapshot: Record<string, number> = existsSync(SNAPSHOT)
    ? JSON.parse(readFileSync(SNAPSHOT, "utf8"))
    : {};
  const names = new Set([...Object.keys(snapshot), ...Object.keys(measured), ...Object.keys(gasLimits)]);
  return [...names].flatMap((name) => {
    const [was, is, limit] = [snapshot[name], measured[name], gasLimits[name]];
    if (is === undefined) return [`GAS_POINT_MISSING: "${name}" is no longer measured.`];
    if (limit !== undefined && is > limit)
      return [`GAS_LIMIT_EXCEEDED: "${name}" costs ${is}, more than ${limit}.`];
    if (is === was) return [];
    const change = was === undefined ? "is new" : is > was ? `grew from ${was}` : `fell from ${was}`;
    return [
      `GAS_POINT_CHANGED: "${name}" costs ${is} and ${change}. Where that is meant: npm run bench -- --update`,
    ];
  });
}

function print(measured: Record<string, number>, speeds: readonly Speed[]): void {
  const width = Math.max(
    ...Object.keys(measured).map((name) => name.length),
    ...speeds.map(({ name }) => name.length),
  );
  console.log("Gas");
  for (const [name, value] of Object.entries(measured)) {
    const limit = gasLimits[name];
    const promise = limit === undefined ? "" : `  of ${limit.toLocaleString("en")}`;
    console.log(`  ${name.padEnd(width)}  ${value.toLocaleString("en").padStart(9)}${promise}`);
  }
  console.log("\nSpeed on one core");
  for (const { name, median, p99, unit } of speeds) {
    const tail = p99 === undefined ? "" : `  p99 ${p99.toFixed(3)} ${unit}`;
    console.log(`  ${name.padEnd(width)}  ${median.toFixed(3).padStart(9)} ${unit}${tail}`);
  }
}
