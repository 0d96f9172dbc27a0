import { CliError } from "../frame/CliError.js";
import type { Settings } from "./settings.js";

/**
 * Refuses settings that name code to load, for a file that works by lying in a folder: whoever hands the folder on could run it.
 *
 * @throws {CliError} `CLI_CONFIG_LOADS_CODE`
 */
export function refuseCode(path: string, { signer }: Settings): void {
  if (signer?.type === "pkcs11" && signer.module !== undefined)
    throw new CliError("CLI_CONFIG_LOADS_CODE", { path, member: "signer.module", module: signer.module });
}
