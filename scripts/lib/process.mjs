// Child processes: one way to start them, so that Ctrl-C and `kill` end all of them once, in order.

import { spawn } from "node:child_process";
import { constants } from "node:os";
import { root } from "./root.mjs";

/**
 * @typedef {object} Result
 * @property {number | null} code Exit code, `null` where a signal ended the process.
 * @property {NodeJS.Signals | null} signal
 * @property {string} stdout
 * @property {string} output stdout and stderr as they came. Both texts are empty with `stdio: "inherit"`.
 */

const windows = process.platform === "win32";
/** A terminal sends Ctrl-C to every process at once and npm passes it on again: one is meant. */
const REPEAT_MS = 1000;
/** @type {Set<import("node:child_process").ChildProcess>} */
const children = new Set();
/** @type {{ signal: NodeJS.Signals, at: number } | undefined} */
let ended;

/** @param {NodeJS.Signals} signal */
function end(signal) {
  if (children.size === 0) process.exit(128 + constants.signals[signal]);
  const now = Date.now();
  if (ended?.signal === signal && now - ended.at < REPEAT_MS) return;
  ended = { signal, at: now };
  for (const child of children) {
    try {
      if (windows) child.kill(signal);
      else process.kill(-(child.pid ?? 0), signal);
    } catch {
      // It has ended meanwhile.
    }
  }
}

for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]))
  process.on(signal, () => end(signal));

// Where npm is killed, its shell dies and no signal comes: nothing may be left running then.
const parent = process.ppid;
if (process.env.npm_lifecycle_event) {
  setInterval(() => {
    if (process.ppid !== parent) end("SIGINT");
  }, 500).unref();
}

/**
 * Runs a program, in the project's folder unless told otherwise, and waits for its end. It leads a process group of its own, so that a signal
 * reaches it through us only, and takes its children along.
 *
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, stdio?: "pipe" | "inherit", shell?: boolean }} [options]
 * @returns {Promise<Result>}
 */
export function run(file, args, { env, cwd = root, stdio = "pipe", shell = false } = {}) {
  if (ended) process.exit(128 + constants.signals[ended.signal]);
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd,
      env: { ...process.env, HARDHAT_DISABLE_TELEMETRY: "true", ...env },
      stdio: stdio === "pipe" ? ["ignore", "pipe", "pipe"] : "inherit",
      shell,
      detached: !windows,
    });
    children.add(child);
    let stdout = "";
    let output = "";
    child.stdout?.setEncoding("utf8").on("data", (text) => {
      stdout += text;
      output += text;
    });
    child.stderr?.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
    child.on("error", (error) => {
      children.delete(child);
      reject(error);
    });
    child.on("close", (code, signal) => {
      children.delete(child);
      // What a signal cut short is not a result. A script that has the terminal decides for itself how it ends.
      if (ended && stdio === "pipe") process.exit(128 + constants.signals[ended.signal]);
      resolve({ code, signal, stdout, output });
    });
  });
}

/**
 * The exit code that a shell would report.
 *
 * @param {Pick<Result, "code" | "signal">} result
 */
export const exitCode = ({ code, signal }) => code ?? 128 + (signal ? constants.signals[signal] : 0);
