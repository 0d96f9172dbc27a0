import { CliError } from "../frame/CliError.js";
import type { Context } from "../frame/context.js";
import type { SettingsFile } from "../settings/loadSettings.js";
import type { AccountSettings } from "../settings/settings.js";
import type { AccountInput } from "./accountOptions.js";
import { givenAccounts } from "./givenAccounts.js";

/** The variable that holds a private key where none is named. */
export const keyVariable = "MOU_PRIVATE_KEY";

/**
 * Which account is meant: by the options, else by the environment, else by the settings.
 *
 * @throws {CliError} `CLI_ACCOUNT_AMBIGUOUS`, `CLI_SECRET_EXPOSED`
 */
export function findAccount(
  { keystore, keyEnv, hardhatKey, signer, from }: AccountInput,
  { env }: Pick<Context, "env">,
  files: readonly SettingsFile[],
): AccountSettings | undefined {
  const options = givenAccounts({ keystore, keyEnv, hardhatKey, signer });
  if (options.length > 1) throw new CliError("CLI_ACCOUNT_AMBIGUOUS", { options });
  if (keyEnv !== undefined && /^(0x)?[0-9a-fA-F]{64}$/.test(keyEnv))
    throw new CliError("CLI_SECRET_EXPOSED", { option: "--key-env" });
  if (keystore !== undefined) return { type: "keystore", file: keystore };
  if (keyEnv !== undefined) return { type: "env", name: keyEnv };
  if (hardhatKey !== undefined) return { type: "hardhat", name: hardhatKey };
  if (signer !== undefined) return { type: "external", url: signer, ...(from && { address: from }) };
  if (env[keyVariable]) return { type: "env", name: keyVariable };
  return files.find(({ settings }) => settings.account)?.settings.account;
}
