import { CommanderError } from "commander";
import { buildProgram } from "./buildProgram.js";
import type { Result } from "./command.js";
import { describeError } from "./describeError.js";
import { ExitCode } from "./exitCodes.js";
import { findLanguage } from "./findLanguage.js";
import { printable } from "./printable.js";
import { createProgress } from "./progress.js";
import { redact, redactValue } from "./secrets.js";
import { fill, type Language } from "./text.js";
import { toJson } from "./toJson.js";
import { usageError } from "./usageError.js";

/**
 * Runs `mou`: parses, calls the command, prints what it found or why it failed. Results go to stdout, everything else to stderr.
 *
 * @param argv arguments after the program's name
 * @returns what the process ends with
 */
export async function run(argv: readonly string[]): Promise<ExitCode> {
  const language = findLanguage(argv, process.env);
  let name = "";
  let json = argv.includes("--json");
  let exit: ExitCode = ExitCode.passed;
  let spoken = "";
  const program = buildProgram({
    language,
    write: (text) => {
      spoken += text;
    },
    enter: (words) => {
      name = words;
    },
    invoke: async (invocation) => {
      json = invocation.global.json === true;
      const emit = (result: Result) => {
        exit = result.exit ?? ExitCode.passed;
        print(result, { name, json, exit, oneLine: invocation.command.streams === true });
      };
      const result = await invocation.command.run(invocation.input, {
        language,
        json,
        env: process.env,
        cwd: process.cwd(),
        config: invocation.global.config,
        passedOn: argv.slice(argv.indexOf(name.split(" ").at(-1) ?? "") + 1),
        say: (text, values = {}) => fill(text[language], values),
        emit,
        notice: (text) => {
          if (process.stderr.isTTY) process.stderr.write(shown(text));
        },
        announce: (text) => {
          process.stderr.write(shown(text));
        },
        progress: (label) => createProgress(process.stderr, label),
      });
      if (result) emit(result);
    },
  });
  try {
    await program.parseAsync(argv, { from: "user" });
    return exit;
  } catch (thrown) {
    if (thrown instanceof CommanderError) {
      if (thrown.exitCode === 0) {
        process.stdout.write(spoken);
        return ExitCode.passed;
      }
      // Called without a command: the help is the remedy.
      if (thrown.code === "commander.help" && !json) {
        process.stderr.write(spoken);
        return ExitCode.usage;
      }
      return fail(usageError(thrown, name, language), { name, json, language });
    }
    return fail(thrown, { name, json, language });
  }
}

function print(
  { data, text, note }: Result,
  { name, json, exit, oneLine }: { name: string; json: boolean; exit: ExitCode; oneLine: boolean },
): void {
  const written = json
    ? `${toJson({ command: name, exitCode: exit, result: redactValue(data) }, oneLine ? undefined : 2)}\n`
    : shown(text);
  if (json || text !== "") process.stdout.write(written);
  if (note !== undefined && !json) process.stderr.write(shown(note));
}

async function fail(
  thrown: unknown,
  { name, json, language }: { name: string; json: boolean; language: Language },
): Promise<ExitCode> {
  const { exit, ...error } = await describeError(thrown, language);
  const told = redactValue(error);
  if (json) process.stdout.write(`${toJson({ command: name, exitCode: exit, error: told }, 2)}\n`);
  else process.stderr.write(shown(`${error.code}: ${error.message}\n${error.remedy}`));
  if (process.env.MOU_DEBUG && thrown instanceof Error) process.stderr.write(shown(String(thrown.stack)));
  return exit;
}

/** What goes to a terminal: masked first, since a secret can hold what is written out. */
const shown = (text: string) => `${printable(redact(text))}\n`;
