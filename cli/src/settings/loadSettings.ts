import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileKinds } from "../files/fileKinds.js";
import { readJson } from "../files/readJson.js";
import type { Context } from "../frame/context.js";
import { keepVariable } from "../frame/secrets.js";
import { checkSettings } from "./checkSettings.js";
import { refuseCode } from "./refuseCode.js";
import { refuseForeign } from "./refuseForeign.js";
import { type AccountSettings, SETTINGS_FILE, type Settings, type SignerSettings } from "./settings.js";

/** A file of settings, with its paths made absolute; `isFound` where it counts because it lies in the folder or above, named by nobody. */
export type SettingsFile = { path: string; isFound: boolean; settings: Settings };

/** The user's own file: in `$XDG_CONFIG_HOME/mou`, else in `~/.config/mou`. */
export const userSettingsPath = (env: Context["env"]): string =>
  join(env.XDG_CONFIG_HOME || join(env.HOME || homedir(), ".config"), "mou", "config.json");

/** The nearest file of a project, in the folder or one above. */
function findProjectSettings(cwd: string): string | undefined {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const path = join(folder, SETTINGS_FILE);
    if (existsSync(path)) return path;
    if (dirname(folder) === folder) return undefined;
  }
}

/**
 * The files of settings that are there, the more important first: the project's, which is named or else found, then the user's. A file that
 * is found came with its folder, from whoever: it is trusted with less than one that the user names or owns.
 *
 * @param uid who runs this; nobody where the system has no such numbers
 * @throws {CliError} `CLI_CONFIG_INVALID`, `CLI_FILE_UNREADABLE` for a file that is named and not there; `CLI_CONFIG_FOREIGN`,
 * `CLI_CONFIG_LOADS_CODE` for one that is found
 * @throws {FileError} what `parseJsonStrict` throws, with the file's name
 */
export function loadSettings(
  { cwd, config, env }: Pick<Context, "cwd" | "config" | "env">,
  uid: number | undefined = process.getuid?.(),
): SettingsFile[] {
  const found = config === undefined ? findProjectSettings(cwd) : undefined;
  if (found !== undefined) refuseForeign(found, uid);
  const user = userSettingsPath(env);
  const paths = [config === undefined ? found : resolve(cwd, config), existsSync(user) ? user : undefined];
  return paths.flatMap((path) => {
    if (path === undefined) return [];
    const settings = checkSettings(path, readJson(path, cwd, fileKinds.settings));
    if (path === found) refuseCode(path, settings);
    if (settings.account?.type === "env") keepVariable(settings.account.name);
    return [{ path, isFound: path === found, settings: withAbsolutePaths(settings, dirname(path)) }];
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
