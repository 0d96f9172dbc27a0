// The README's table of gas: the committed snapshot, so that the figures are those that the checks hold.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gasLimits } from "../bench/limits.js";
import { root } from "../lib/root.mjs";

const TABLE = /(<!-- gas -->\n)[\s\S]*?(<!-- \/gas -->)/;

/** @returns the README with the gas points of the snapshot in their place */
export async function generate(): Promise<Record<string, string>> {
  const gas: Record<string, number> = JSON.parse(readFileSync(join(root, "snapshots", "gas.json"), "utf8"));
  const rows = Object.entries(gas).map(
    ([name, value]) =>
      `| ${name} | ${grouped(value)} | ${gasLimits[name] === undefined ? "" : grouped(gasLimits[name])} |`,
  );
  const table = ["| point | gas | promised at most |", "|---|---|---|", ...rows].join("\n");
  const readme = readFileSync(join(root, "README.md"), "utf8");
  if (!TABLE.test(readme))
    throw new Error("README_MARK_MISSING: README.md has no <!-- gas --> … <!-- /gas -->. Put it back.");
  return {
    "README.md": readme.replace(TABLE, (_, start: string, end: string) => `${start}${table}\n${end}`),
  };
}

const grouped = (value: number): string => value.toLocaleString("en");
