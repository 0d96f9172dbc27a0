// Runs the built program in a process of its own, piped or on a terminal.

import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type IPty, spawn as spawnTerminal } from "@lydell/node-pty";
import { expect } from "chai";
import { commands } from "../../cli/src/commands/commands.js";
import { root } from "../../scripts/lib/root.mjs";

const program = join(root, "cli", "bin", "mou.js");

export type Run = { code: number; stdout: string; stderr: string };
type Options = { env?: Record<string, string>; cwd?: string; input?: string | Uint8Array };

/** Nothing of the machine's own settings, locale and keys. */
const bare = (folder: string, env: Record<string, string> = {}): Record<string, string> => ({
  PATH: process.env.PATH ?? "",
  HOME: folder,
  XDG_CONFIG_HOME: join(folder, "config"),
  LC_ALL: "C.UTF-8",
  NODE_COMPILE_CACHE: join(root, "cache", "compiled"),
  ...env,
});

/** What is said on stderr beside results: what a person has to know at once. */
const announcements = /^((sent: 0x[0-9a-f]{64}|left out: .+)\n)*$/;

/** A folder of its own for files and settings, and the program in it. */
export function createDesk() {
  const folder = mkdtempSync(join(tmpdir(), "mou-"));
  let fixed: Record<string, string> = {};
  /** Programs that wait for what never came. */
  const running = new Set<IPty | ChildProcess>();
  const desk = {
    folder,
    /** Variables for every run from now on. */
    setEnv: (env: Record<string, string>) => {
      fixed = env;
    },
    path: (name: string) => join(folder, name),
    write: (name: string, content: string | Uint8Array): string => {
      writeFileSync(join(folder, name), content);
      return name;
    },
    start: (args: readonly string[], { env, cwd = folder }: Options = {}): ChildProcess => {
      const started = spawn(process.execPath, [program, ...args], {
        cwd,
        env: bare(folder, { ...fixed, ...env }),
      });
      running.add(started);
      started.on("close", () => running.delete(started));
      return started;
    },
    /** Runs it with pipes. */
    mou: (args: readonly string[], options: Options = {}): Promise<Run> =>
      new Promise((resolve, reject) => {
        const child = desk.start(args, options);
        let [stdout, stderr] = ["", ""];
        child.stdout?.setEncoding("utf8").on("data", (text) => {
          stdout += text;
        });
        child.stderr?.setEncoding("utf8").on("data", (text) => {
          stderr += text;
        });
        child.stdin?.end(options.input ?? "");
        child.on("error", reject);
        child.on("close", (code) => resolve({ code: code ?? -1, stdout, stderr }));
      }),
    /** Runs it with --json, and holds what it prints against what the command documents. */
    json: async (args: readonly string[], options: Options = {}) => {
      const { code, stdout, stderr } = await desk.mou([...args, "--json"], options);
      expect(stderr, "stderr beside --json").to.match(announcements);
      const { command, exitCode, result, error } = JSON.parse(stdout);
      expect(exitCode).to.equal(code);
      if (error) expect(error).to.have.all.keys("code", "message", "remedy", "values");
      else await checkShape(command, result);
      return { command, code, result, error, stderr };
    },
    /** Runs it on a terminal, and types an answer where a question stands; of several answers, the next where it stands again. */
    terminal: (
      args: readonly string[],
      { env }: Options = {},
      answers: Record<string, string | readonly string[]> = {},
    ) =>
      new Promise<{ code: number; output: string }>((resolve) => {
        const terminal = spawnTerminal(process.execPath, [program, ...args], {
          cwd: folder,
          env: bare(folder, { ...fixed, ...env }),
          cols: 200,
          rows: 50,
        });
        running.add(terminal);
        let output = "";
        const open = Object.entries(answers).map(([question, typed]) => ({
          question,
          left: [typed].flat(),
          from: 0,
        }));
        terminal.onData((text) => {
          output += text;
          for (const one of open) {
            const at = output.indexOf(one.question, one.from);
            const answer = at < 0 ? undefined : one.left.shift();
            if (answer === undefined) continue;
            one.from = at + one.question.length;
            terminal.write(answer);
          }
        });
        terminal.onExit(({ exitCode }) => {
          running.delete(terminal);
          resolve({ code: exitCode, output });
        });
      }),
    close: () => {
      for (const program of running) program.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return desk;
}

/** Every member of a result is documented, by its path or by that of something around it. */
async function checkShape(name: string, result: unknown): Promise<void> {
  const entry = commands[name];
  if (!entry) throw new Error(`There is no command ${name}.`);
  const { command } = await entry.load();
  const documented = Object.keys(command.result);
  const isDocumented = (path: string) =>
    documented.some((one) => one === path || (one.endsWith(".*") && path.startsWith(one.slice(0, -1))));
  const look = (value: unknown, path: string): void => {
    if (path && isDocumented(path)) return;
    if (Array.isArray(value)) for (const item of value) look(item, `${path}[]`);
    else if (typeof value === "object" && value !== null)
      for (const [key, item] of Object.entries(value)) look(item, path ? `${path}.${key}` : key);
    else throw new Error(`${name} prints ${path}, which its result does not document.`);
  };
  look(result, "");
}
