import { parseJsonStrict } from "minhuoc/core";
import { readFile } from "./readFile.js";

/**
 * The JSON of a file, read strictly.
 *
 * @throws {CliError} `CLI_FILE_UNREADABLE`
 * @throws {JsonError}
 */
export const readJson = (path: string, cwd: string): unknown => parseJsonStrict(readFile(path, cwd));
