import {
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { resolve } from "node:path";
import { fileFailure } from "./fileFailure.js";
import { refuseExisting } from "./refuseExisting.js";

/**
 * Writes a file beside its place and moves it there: whoever reads it, and whatever is cut off, meets the old one or the new one. Who could not
 * read the old one cannot read the new one.
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
    const mode = statSync(target, { throwIfNoEntry: false })?.mode;
    const file = openSync(beside, "wx", mode === undefined ? 0o644 : 0o600);
    try {
      // All of it, or an error: one call of write can stop short, as on a disk that is full.
      writeFileSync(file, text);
      if (mode !== undefined) fchmodSync(file, mode & 0o777);
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
