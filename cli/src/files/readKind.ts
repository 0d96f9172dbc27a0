import { parseJsonStrict } from "minhuoc/core";
import { type FileKind, fileKinds, kindOfFile } from "./fileKinds.js";
import { otherFile } from "./otherFile.js";
import { readFile } from "./readFile.js";

const MAX_BYTES = 32 * 1024 * 1024;

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
 * @throws {CliError} `CLI_FILE_UNREADABLE`; `CLI_FILE_OTHER` for a file of another kind that `mou` knows
 */
export function readKind(path: string, wanted: FileKind, cwd: string): Uint8Array {
  const bytes = readFile(path, cwd);
  const found = kindOfBytes(bytes);
  if (found !== undefined && found !== wanted) throw otherFile(path, found, fileKinds[wanted]);
  return bytes;
}
