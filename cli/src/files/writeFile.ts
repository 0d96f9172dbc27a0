import { randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  linkSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { resolve } from "node:path";
import { CliError } from "../frame/CliError.js";
import { fileFailure } from "./fileFailure.js";

/**
 * Writes a file beside its place and moves it there: whoever reads it, and whatever is cut off, meets the old one or the new one. Who could not
 * read the old one cannot read the new one. Where a link leads to the old one, it leads to the new one afterwards.
 *
 * @throws {CliError} `CLI_FILE_EXISTS` unless `force` is set; `CLI_FILE_UNWRITABLE`
 */
export function writeFile(
  path: string,
  text: string,
  { cwd, force = false }: { cwd: string; force?: boolean | undefined },
): void {
  const named = resolve(cwd, path);
  const target = existsSync(named) ? realpathSync(named) : named;
  const old = statSync(target, { throwIfNoEntry: false });
  if (old && !force) throw new CliError("CLI_FILE_EXISTS", { path });
  if (old && !old.isFile()) throw fileFailure("CLI_FILE_UNWRITABLE", path, "no regular file");
  const beside = `${target}.${randomBytes(6).toString("hex")}.tmp`;
  const made: string[] = [];
  /** Makes a file that nobody else has made meanwhile. */
  const create = (place: string, mode: number): number => {
    const file = openSync(place, "wx", mode);
    made.push(place);
    return file;
  };
  try {
    const file = create(beside, old ? 0o600 : 0o644);
    try {
      // All of it, or an error: one call of write can stop short, as on a disk that is full.
      writeFileSync(file, text);
      if (old) fchmodSync(file, old.mode & 0o777);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    if (force || !linked(beside, target)) {
      // Moving replaces whatever is there; a place that is taken first is nobody else's.
      if (!force) closeSync(create(target, 0o600));
      renameSync(beside, target);
    }
  } catch (cause) {
    for (const place of made) rmSync(place, { force: true });
    if ((cause as NodeJS.ErrnoException).code === "EEXIST") throw new CliError("CLI_FILE_EXISTS", { path });
    throw fileFailure("CLI_FILE_UNWRITABLE", path, cause);
  }
}

/**
 * Moves a file to a place that is free, in one step.
 *
 * @returns whether it could: some file systems know no links
 * @throws `EEXIST` where the place is taken
 */
function linked(file: string, place: string): boolean {
  try {
    linkSync(file, place);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") throw error;
    return false;
  }
  rmSync(file);
  return true;
}
