import { parseJsonStrict } from "minhuoc/core";
import type { Text } from "../frame/text.js";
import { type FileKind, fileKinds, kindOfFile } from "./fileKinds.js";
import { isJsonText } from "./isJsonText.js";
import { otherFile } from "./otherFile.js";
import { readFile } from "./readFile.js";

/** Larger files are none of ours. */
export const MAX_BYTES = 32 * 1024 * 1024;

/** Which of the files that `mou` knows these bytes are. */
export function kindOfBytes(bytes: Uint8Array): FileKind | undefined {
  try {
    return kindOfFile(parseJsonStrict(bytes, { maxBytes: MAX_BYTES }));
  } catch {
    return undefined;
  }
}

/**
 * The bytes of a file of one kind. Whether they are a good one is left to whoever parses them.
 *
 * @param next what to do where the file is no JSON at all; default: give what is wanted
 * @throws {CliError} `CLI_FILE_UNREADABLE`; `CLI_FILE_OTHER` for a file of another kind that `mou` knows, or that is no JSON at all
 */
export function readKind(path: string, wanted: FileKind, cwd: string, next?: Text): Uint8Array {
  const bytes = readFile(path, cwd);
  if (!isJsonText(bytes)) throw otherFile(path, undefined, fileKinds[wanted], next);
  const found = kindOfBytes(bytes);
  if (found !== undefined && found !== wanted) throw otherFile(path, found, fileKinds[wanted]);
  return bytes;
}
