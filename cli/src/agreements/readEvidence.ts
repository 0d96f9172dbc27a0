import { type Evidence, parseEvidence } from "minhuoc/verify";
import { readKind } from "../files/readKind.js";
import { inFile } from "../frame/FileError.js";

/**
 * Evidence out of a file.
 *
 * @throws {CliError} `CLI_FILE_UNREADABLE`, `CLI_FILE_OTHER`
 * @throws {FileError} what `parseEvidence` throws, with the file's name
 */
export const readEvidence = (path: string, cwd: string): Evidence =>
  inFile(path, () => parseEvidence(readKind(path, "evidence", cwd)));
