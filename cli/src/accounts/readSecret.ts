import { readFile } from "../files/readFile.js";
import { CliError } from "../frame/CliError.js";
import type { Context } from "../frame/context.js";
import { keepSecret } from "../frame/secrets.js";
import { askSecret } from "./askSecret.js";

/**
 * A password or PIN: from the file or variable that is named, else from the person at the terminal.
 *
 * @param options.file its first line counts
 * @param options.question in the person's language
 * @param options.options what to give where there is no terminal
 * @throws {CliError} `CLI_PASSWORD_MISSING`, `CLI_VARIABLE_MISSING`, `CLI_FILE_UNREADABLE`
 */
export async function readSecret(
  {
    file,
    variable,
    question,
    options,
  }: {
    file: string | undefined;
    variable: string | undefined;
    question: string;
    options: readonly string[];
  },
  context: Context,
): Promise<string> {
  if (file !== undefined) {
    const text = new TextDecoder().decode(readFile(file, context.cwd));
    return keepSecret(text.split(/\r?\n/)[0] ?? "");
  }
  if (variable !== undefined) {
    const secret = context.env[variable];
    if (secret === undefined) throw new CliError("CLI_VARIABLE_MISSING", { variable });
    return keepSecret(secret);
  }
  if (!process.stdin.isTTY || !process.stderr.isTTY) throw new CliError("CLI_PASSWORD_MISSING", { options });
  return askSecret(question);
}
