import type { AccountInput } from "../accounts/accountOptions.js";
import { readSecret } from "../accounts/readSecret.js";
import type { Values } from "../frame/command.js";
import type { Context } from "../frame/context.js";
import type { secretOptions } from "./secretOptions.js";

export type TokenSecretInput = Values<typeof secretOptions> &
  Pick<AccountInput, "passwordFile" | "passwordEnv">;

/**
 * The PIN of a token, or the password of its file.
 *
 * @throws {CliError} what `readSecret` throws
 */
export const readTokenSecret = (
  question: string,
  { pinFile: file, pinEnv: variable }: Pick<TokenSecretInput, "pinFile" | "pinEnv">,
  context: Context,
): Promise<string> => readSecret({ file, variable, question, options: ["--pin-file", "--pin-env"] }, context);
