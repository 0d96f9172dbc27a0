import { parseJsonStrict } from "minhuoc/core";
import { inFile } from "../frame/FileError.js";
import { readFile } from "./readFile.js";

/**
 * The JSON of a file, read strictly.
 *
 * @throws {CliError} `CLI_FILE_UNREADABLE`
 * @throws {FileError} what `parseJsonStrict` throws, with the file's name
 */
export const readJson = (path: string, cwd: string): unknown =>
  inFile(path, () => parseJsonStrict(readFile(path, cwd)));
