import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { CliError } from "../frame/CliError.js";

/**
 * Says early that a file would have to be replaced.
 *
 * @throws {CliError} `CLI_FILE_EXISTS` unless `force` is set
 */
export function refuseExisting(
  path: string,
  { cwd, force = false }: { cwd: string; force?: boolean | undefined },
): void {
  if (!force && existsSync(resolve(cwd, path))) throw new CliError("CLI_FILE_EXISTS", { path });
}
