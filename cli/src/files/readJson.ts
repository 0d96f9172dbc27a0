import { parseJsonStrict } from "minhuoc/core";
import { inFile } from "../frame/FileError.js";
import type { Text } from "../frame/text.js";
import { isJsonText } from "./isJsonText.js";
import { otherFile } from "./otherFile.js";
import { readFile } from "./readFile.js";

/**
 * The JSON of a file, read strictly.
 *
 * @param wanted what belongs there
 * @param next what to do where the file is no JSON at all; default: give what is wanted
 * @throws {CliError} `CLI_FILE_UNREADABLE`; `CLI_FILE_OTHER` for what is no JSON at all
 * @throws {FileError} what `parseJsonStrict` throws, with the file's name
 */
export function readJson(path: string, cwd: string, wanted: Text, next?: Text): unknown {
  const bytes = readFile(path, cwd);
  if (!isJsonText(bytes)) throw otherFile(path, undefined, wanted, next);
  return inFile(path, () => parseJsonStrict(bytes));
}
