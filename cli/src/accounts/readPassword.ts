import { readFile } from "../files/readFile.js";
import { CliError } from "../frame/CliError.js";
import type { Context } from "../frame/context.js";
import { keepSecret } from "../frame/secrets.js";
import type { AccountInput } from "./accountOptions.js";
import { askSecret } from "./askSecret.js";

/**
 * The password of a keystore: from the file or variable that is named, else from the person at the terminal.
 *
 * @throws {CliError} `CLI_PASSWORD_MISSING`, `CLI_VARIABLE_MISSING`, `CLI_FILE_UNREADABLE`
 */
export async function readPassword(
  path: string,
  { passwordFile, passwordEnv }: Pick<AccountInput, "passwordFile" | "passwordEnv">,
  context: Context,
): Promise<string> {
  if (passwordFile !== undefined) {
    const text = new TextDecoder().decode(readFile(passwordFile, context.cwd));
    return keepSecret(text.split(/\r?\n/)[0] ?? "");
  }
  if (passwordEnv !== undefined) {
    const password = context.env[passwordEnv];
    if (password === undefined) throw new CliError("CLI_VARIABLE_MISSING", { variable: passwordEnv });
    return keepSecret(password);
  }
  if (!process.stdin.isTTY || !process.stderr.isTTY) throw new CliError("CLI_PASSWORD_MISSING");
  return askSecret(context.say({ en: "Password of {path}: ", vi: "Mật khẩu của {path}: " }, { path }));
}
