import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import solc from "solc";
import { root } from "../lib/root.mjs";
import { fail, type Outcome, pass, subjects } from "./check.js";
import { solidityTests } from "./tests.js";

/** Test-only contracts and examples are not the product. */
const excluded = /^contracts[\\/](mocks|examples)[\\/]/;

/** Files of types and interfaces have nothing to execute. */
const executable = /\b(function|constructor|modifier|receive|fallback)\b[^;{]*\{/;

/** A copy of the project, so that code instrumented for coverage never lies where the real one is looked for. */
const copy = join(root, "cache", "coverage");

interface Statement {
  /** Start and length, in bytes. */
  src: string;
}

interface IfStatement extends Statement {
  trueBody: Statement;
  falseBody?: Statement | null;
}

/** A line of an instrumented file: its line in the original, and whether it stands for an `else` that is not there. */
interface Line {
  line: number;
  isElse: boolean;
}

/** The `if` statements of a file, inner ones before outer ones. */
function ifsOf(node: unknown): IfStatement[] {
  if (typeof node !== "object" || node === null) return [];
  const inner = Object.values(node).flatMap(ifsOf);
  return "nodeType" in node && node.nodeType === "IfStatement"
    ? [...inner, node as unknown as IfStatement]
    : inner;
}

/** Syntax trees of the contracts, which the compiler gives without compiling. */
function parse(files: readonly string[]): Record<string, { ast: unknown }> {
  const sources = Object.fromEntries(
    files.map((name) => [name.replaceAll("\\", "/"), { content: readFileSync(join(root, name), "utf8") }]),
  );
  const settings = { stopAfter: "parsing", outputSelection: { "*": { "": ["ast"] } } };
  const input = JSON.stringify({ language: "Solidity", sources, settings });
  const load = (path: string) => ({ contents: readFileSync(join(root, "node_modules", path), "utf8") });
  return JSON.parse(solc.compile(input, { import: load })).sources;
}

/**
 * Hardhat counts statements. So that it counts branches too, each one gets a line of its own, and each `if` without
 * `else` gets one that does nothing.
 */
function split(source: string, ast: unknown): { text: string; lines: Line[]; branches: number } {
  const bytes = Buffer.from(source);
  const octets = bytes.toString("latin1");
  const ifs = ifsOf(ast);
  const insertions: { at: number; text: string; isElse: boolean }[] = [];
  const range = ({ src }: Statement) => {
    const [start = 0, length = 0] = src.split(":").map(Number);
    const end = start + length;
    // The range of most simple statements ends before their semicolon.
    return { start, end: "};".includes(octets.charAt(end - 1)) ? end : octets.indexOf(";", end) + 1 };
  };
  for (const { trueBody, falseBody } of ifs) {
    insertions.push({ at: range(trueBody).start, text: "\n", isElse: false });
    if (falseBody) insertions.push({ at: range(falseBody).start, text: "\n", isElse: false });
    else insertions.push({ at: range(trueBody).end, text: "\nelse {\n0;\n}\n", isElse: true });
  }
  insertions.sort((a, b) => a.at - b.at);

  let [text, from, line] = ["", 0, 1];
  const lines: Line[] = [
    { line: 0, isElse: false },
    { line, isElse: false },
  ];
  const add = (piece: string, isElse: boolean, inserted: boolean) => {
    text += piece;
    for (const character of piece) {
      if (character !== "\n") continue;
      if (!inserted) line++;
      lines.push({ line, isElse });
    }
    if (inserted) lines[lines.length - 1] = { line, isElse: false };
  };
  for (const { at, text: inserted, isElse } of insertions) {
    add(bytes.subarray(from, at).toString(), false, false);
    add(inserted, isElse, true);
    from = at;
  }
  add(bytes.subarray(from).toString(), false, false);
  return { text, lines, branches: 2 * ifs.length };
}

/**
 * Every statement of the contracts is run by the Solidity tests, and each side of every `if` is taken. Not counted: the sides of `?:`, `&&`
 * and `||`, and what is inside assembly, which counts as one statement.
 */
export async function coverage(): Promise<Outcome> {
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  for (const path of ["contracts", "test/contracts", "test/vectors", "hardhat.config.ts", "package.json"]) {
    cpSync(join(root, path), join(copy, path), { recursive: true });
  }
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"), "junction");

  const files = subjects(["contracts"], ".sol").filter((name) => !excluded.test(name));
  const trees = parse(files);
  const maps = new Map<string, Line[]>();
  let branches = 0;
  for (const file of files.map((name) => name.replaceAll("\\", "/"))) {
    if (!trees?.[file]) return fail(`CHECK_SUBJECT_MISSING: the compiler gives no syntax tree of ${file}.`);
    const result = split(readFileSync(join(root, file), "utf8"), trees[file]?.ast);
    writeFileSync(join(copy, file), result.text);
    maps.set(file, result.lines);
    branches += result.branches;
  }

  const tests = await solidityTests(["--coverage"], copy);
  const report = join(copy, "coverage", "lcov.info");
  // Bounds on gas need not hold in instrumented code: whether tests pass is the check of the real one.
  if (tests.passed === 0 || tests.output.startsWith("CHECK_") || !existsSync(report))
    return fail(tests.output);

  const problems = new Set<string>();
  const seen = new Set<string>();
  let statements = 0;
  for (const record of readFileSync(report, "utf8").split("end_of_record")) {
    const file = record.match(/^SF:(.*)$/m)?.[1]?.replaceAll("\\", "/") ?? "";
    const lines = maps.get(file);
    if (!lines) continue;
    seen.add(file);
    for (const [, at, hits] of record.matchAll(/^DA:(\d+),(\d+)/gm)) {
      statements++;
      const { line = 0, isElse = false } = lines[Number(at)] ?? {};
      if (hits === "0")
        problems.add(`${file}:${line} ${isElse ? "the condition is never false" : "is never run"}`);
    }
  }
  for (const file of maps.keys()) {
    if (!seen.has(file) && executable.test(readFileSync(join(root, file), "utf8")))
      problems.add(`${file} is not in the report`);
  }
  if (statements === 0 || branches === 0)
    return fail("CHECK_SUBJECT_MISSING: the report holds no line of contracts/.");
  return problems.size === 0
    ? pass(`${statements} lines, ${branches} branches`)
    : fail([...problems].join("\n"));
}
