// Runs the commands of a guide on a terminal, as a reader does.

import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { type IPty, spawn } from "@lydell/node-pty";
import { root } from "../../scripts/lib/root.mjs";

/** Where the chain of the guides answers. */
const HOST = "127.0.0.1:8545";
/** Where a passkey's page waits. */
const PAGE = /http:\/\/localhost:\d+\/\S+(?=\s)/;

export type Terminal = ReturnType<typeof openTerminal>;

/**
 * A terminal in a folder of its own, with none of the machine's own settings, locale and keys.
 *
 * @param rpc the endpoint that stands behind the one that the guides name
 */
export function openTerminal(rpc: string) {
  const { host } = new URL(rpc);
  const home = mkdtempSync(join(tmpdir(), "mou-guide-"));
  const folder = join(home, "guide");
  const bin = join(home, "bin");
  for (const path of [folder, bin]) mkdirSync(path);
  // What npx would find in the project: the program itself, without npx's own start.
  const program = join(root, "cli", "bin", "mou.js");
  writeFileSync(
    join(bin, "npx"),
    `#!/bin/sh\n[ "$1" = mou ] && shift && exec node "${program}" "$@"\nexit 127\n`,
  );
  chmodSync(join(bin, "npx"), 0o755);
  // Nobody sits at the machine's own browser.
  for (const opener of ["xdg-open", "open"]) {
    writeFileSync(join(bin, opener), "#!/bin/sh\n");
    chmodSync(join(bin, opener), 0o755);
  }
  const state = join(home, "where");
  writeFileSync(state, folder);
  const running = new Set<IPty>();
  return {
    folder,
    /**
     * Runs commands in the folder that the last ones ended in, until one fails.
     *
     * @param answers what is typed where a text stands
     * @param onPage called with the address of each page that waits for a person
     */
    run: (
      commands: string,
      answers: ReadonlyMap<string, string>,
      onPage: (url: string) => void,
    ): Promise<{ code: number; output: string }> => {
      const script = join(home, "block.sh");
      const where = readFileSync(state, "utf8").trim();
      writeFileSync(script, `set -eu\n${commands.replaceAll(HOST, host)}\npwd > "${state}"\n`);
      return new Promise((resolve) => {
        const terminal = spawn("/bin/sh", [script], {
          cwd: where,
          env: {
            PATH: [bin, dirname(process.execPath), process.env.PATH ?? ""].join(delimiter),
            HOME: home,
            LC_ALL: "C.UTF-8",
            NODE_COMPILE_CACHE: join(root, "cache", "compiled"),
          },
          cols: 250,
          rows: 50,
        });
        running.add(terminal);
        let raw = "";
        const open = new Map(answers);
        const pages = new Set<string>();
        terminal.onData((data) => {
          raw += data;
          const text = stripVTControlCharacters(raw);
          const [url] = text.match(PAGE) ?? [];
          if (url !== undefined && !pages.has(url)) {
            pages.add(url);
            onPage(url);
          }
          for (const [question, answer] of open) {
            if (!text.includes(question)) continue;
            open.delete(question);
            terminal.write(`${answer}\r`);
          }
        });
        terminal.onExit(({ exitCode }) => {
          running.delete(terminal);
          resolve({ code: exitCode, output: settle(raw).replaceAll(host, HOST) });
        });
      });
    },
    close: () => {
      for (const terminal of running) terminal.kill();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** What is left on the screen: of a line that was drawn over, its last state. */
function settle(raw: string): string {
  return stripVTControlCharacters(raw)
    .replace(/\r+\n/g, "\n")
    .split("\n")
    .map((line) => line.slice(line.lastIndexOf("\r") + 1))
    .join("\n");
}
