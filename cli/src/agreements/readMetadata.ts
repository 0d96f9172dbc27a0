import { parseJsonStrict, parseSaltedMetadata, type SaltedMetadata } from "minhuoc/core";
import { readKind } from "../files/readKind.js";
import { inFile } from "../frame/FileError.js";

/**
 * The metadata document with its salts, out of a file that is named.
 *
 * @throws {CliError} `CLI_FILE_UNREADABLE`, `CLI_FILE_OTHER`
 * @throws {FileError} what `parseSaltedMetadata` throws, with the file's name
 */
export function readMetadata(path: string | undefined, cwd: string): { metadata?: SaltedMetadata } {
  if (path === undefined) return {};
  const bytes = readKind(path, "metadata", cwd);
  return { metadata: inFile(path, () => parseSaltedMetadata(parseJsonStrict(bytes))) };
}
