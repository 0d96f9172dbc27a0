import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileFailure } from "./fileFailure.js";

/**
 * A file's bytes, or what comes over stdin for "-".
 *
 * @throws {CliError} `CLI_FILE_UNREADABLE`
 */
export function readFile(path: string, cwd: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(path === "-" ? 0 : resolve(cwd, path)));
  } catch (cause) {
    throw fileFailure("CLI_FILE_UNREADABLE", path, cause);
  }
}
