import { type RegistryDeployment, registryDeployment } from "minhuoc/deployments";
import { fileKinds } from "../files/fileKinds.js";
import { readJson } from "../files/readJson.js";
import type { Context } from "../frame/context.js";
import type { SettingsFile } from "../settings/loadSettings.js";

/**
 * Where the registry stands, by the option, else by the settings; undefined leaves it to the SDK's own list.
 *
 * @throws {CliError} `CLI_FILE_UNREADABLE`
 * @throws {FileError} what `parseJsonStrict` throws, with the file's name
 * @throws {CallError} for a file that says something else
 */
export function findDeployment(
  given: string | undefined,
  { cwd }: Pick<Context, "cwd">,
  files: readonly SettingsFile[],
): RegistryDeployment | undefined {
  const found = given ?? files.find(({ settings }) => settings.deployment)?.settings.deployment;
  const content = typeof found === "string" ? readJson(found, cwd, fileKinds.deployment) : found;
  if (content === undefined) return undefined;
  // A record of a deployment names contracts; the short form is what the SDK takes.
  const isShort = typeof content === "object" && content !== null && "agreements" in content;
  return isShort
    ? (content as RegistryDeployment)
    : registryDeployment(content as Parameters<typeof registryDeployment>[0]);
}
