import type { RegistryDeployment } from "minhuoc/deployments";
import type { Context } from "../frame/context.js";
import type { SettingsFile } from "../settings/loadSettings.js";
import { readDeployment, toDeployment } from "./readDeployment.js";

/**
 * Where the registry stands, by the option, else by the settings; undefined leaves it to the SDK's own list.
 *
 * @throws what `readDeployment` throws
 */
export function findDeployment(
  given: string | undefined,
  { cwd }: Pick<Context, "cwd">,
  files: readonly SettingsFile[],
): RegistryDeployment | undefined {
  const found = given ?? files.find(({ settings }) => settings.deployment)?.settings.deployment;
  if (found === undefined) return undefined;
  return typeof found === "string" ? readDeployment(found, cwd) : toDeployment(found);
}
