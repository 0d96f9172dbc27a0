import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { resolve } from "node:path";
import { fileFailure } from "./fileFailure.js";
import { refuseExisting } from "./refuseExisting.js";

/**
 * Writes a file beside its place and moves it there: whoever reads it, and whatever is cut off, meets the old one or the new one.
 *
 * @throws {CliError} `CLI_FILE_EXISTS` unless `force` is set; `CLI_FILE_UNWRITABLE`
 */
export function writeFile(
  path: string,
  text: string,
  { cwd, force = false }: { cwd: string; force?: boolean | undefined },
): void {
  const target = resolve(cwd, path);
  refuseExisting(path, { cwd, force });
  const beside = `${target}.${process.pid}.tmp`;
  try {
    const file = openSync(beside, "wx", 0o644);
    try {
      writeSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, target);
  } catch (cause) {
    rmSync(beside, { force: true });
    throw fileFailure("CLI_FILE_UNWRITABLE", path, cause);
  }
}
