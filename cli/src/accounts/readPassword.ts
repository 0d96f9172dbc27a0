import type { Context } from "../frame/context.js";
import type { AccountInput } from "./accountOptions.js";
import { readSecret } from "./readSecret.js";

/**
 * The password of a keystore.
 *
 * @throws {CliError} what `readSecret` throws
 */
export const readPassword = (
  path: string,
  { passwordFile: file, passwordEnv: variable }: Pick<AccountInput, "passwordFile" | "passwordEnv">,
  context: Context,
): Promise<string> =>
  readSecret(
    {
      file,
      variable,
      question: context.say({ en: "Password of {path}: ", vi: "Mật khẩu của {path}: " }, { path }),
      options: ["--password-file", "--password-env"],
    },
    context,
  );
