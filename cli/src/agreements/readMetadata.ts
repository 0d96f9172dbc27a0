import { parseSaltedMetadata, type SaltedMetadata } from "minhuoc/core";
import { readJson } from "../files/readJson.js";

/**
 * The metadata document with its salts, out of a file that is named.
 *
 * @throws {CliError} `CLI_FILE_UNREADABLE`
 * @throws what `parseSaltedMetadata` throws
 */
export function readMetadata(path: string | undefined, cwd: string): { metadata?: SaltedMetadata } {
  return path === undefined ? {} : { metadata: parseSaltedMetadata(readJson(path, cwd)) };
}
