import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";
import { CliError } from "../frame/CliError.js";
import { type Command, defineCommand } from "../frame/command.js";
import { optionalSeveral } from "../frame/parameters.js";
import type { Text } from "../frame/text.js";

/** From the bundle to the project's scripts. */
const SCRIPTS = "../../scripts/run.mjs";

/** A command that the project's own scripts carry out, which only a copy of its repository has. */
export function repositoryCommand(name: string, details: Text): Command {
  return defineCommand({
    details,
    passesOn: true,
    arguments: {
      arguments: optionalSeveral("arguments", {
        en: "passed on as they are",
        vi: "được chuyển nguyên vẹn",
      }),
    },
    options: {},
    result: {},
    run: async (_, { passedOn }) => {
      const script = fileURLToPath(new URL(SCRIPTS, import.meta.url));
      if (!existsSync(script)) throw new CliError("CLI_REPOSITORY_MISSING", { command: name });
      const child = spawn(process.execPath, [script, name, ...passedOn], { stdio: "inherit" });
      // The terminal tells both of Ctrl-C; the script decides how it ends.
      for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
        process.on(signal, () => child.kill(signal));
      const code = await new Promise<number>((resolve, reject) => {
        child.on("error", reject);
        child.on("close", (exit, signal) => resolve(exit ?? 128 + (signal ? constants.signals[signal] : 0)));
      });
      return process.exit(code);
    },
  });
}
