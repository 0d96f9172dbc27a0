import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { readJson } from "../files/readJson.js";
import type { Context } from "../frame/context.js";
import { keepVariable } from "../frame/secrets.js";
import { checkSettings } from "./checkSettings.js";
import { type AccountSettings, SETTINGS_FILE, type Settings, type SignerSettings } from "./settings.js";

/** A file of settings, with its paths made absolute. */
export type SettingsFile = { path: string; settings: Settings };

/** The user's own file: in `$XDG_CONFIG_HOME/mou`, else in `~/.config/mou`. */
export const userSettingsPath = (env: Context["env"]): string =>
  join(env.XDG_CONFIG_HOME || join(env.HOME || homedir(), ".config"), "mou", "config.json");

/** The project's file: the one that is named, else the nearest at or above the folder. */
export function findProjectSettings({ cwd, config }: Pick<Context, "cwd" | "config">): string | undefined {
  if (config !== undefined) return resolve(cwd, config);
  for (let folder = cwd; ; folder = dirname(folder)) {
    const path = join(folder, SETTINGS_FILE);
    if (existsSync(path)) return path;
    if (dirname(folder) === folder) return undefined;
  }
}

/**
 * The files of settings that are there, the more important first: the project's, then the user's.
 *
 * @throws {CliError} `CLI_CONFIG_INVALID`, `CLI_FILE_UNREADABLE` for a file that is named and not there
 * @throws {FileError} what `parseJsonStrict` throws, with the file's name
 */
export function loadSettings(context: Pick<Context, "cwd" | "config" | "env">): SettingsFile[] {
  const user = userSettingsPath(context.env);
  const paths = [findProjectSettings(context), existsSync(user) ? user : undefined];
  return paths.flatMap((path) => {
    if (path === undefined) return [];
    const settings = checkSettings(path, readJson(path, context.cwd));
    if (settings.account?.type === "env") keepVariable(settings.account.name);
    return [{ path, settings: withAbsolutePaths(settings, dirname(path)) }];
  });
}

function withAbsolutePaths({ deployment, account, signer, ...settings }: Settings, folder: string): Settings {
  return {
    ...settings,
    ...(deployment !== undefined && {
      deployment: typeof deployment === "string" ? resolve(folder, deployment) : deployment,
    }),
    ...(account && { account: withAbsolute(account, folder) }),
    ...(signer && { signer: withAbsolute(signer, folder) }),
  };
}

const withAbsolute = <Key extends AccountSettings | SignerSettings>(key: Key, folder: string): Key => ({
  ...key,
  ...("file" in key && { file: resolve(folder, key.file) }),
  ...("module" in key && key.module !== undefined && { module: resolve(folder, key.module) }),
});
