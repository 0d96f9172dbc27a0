import { type Envelope, parseEnvelope } from "minhuoc/core";
import { readKind } from "../files/readKind.js";
import { inFile } from "../frame/FileError.js";

/**
 * An envelope out of a file.
 *
 * @throws {CliError} `CLI_FILE_UNREADABLE`, `CLI_FILE_OTHER`
 * @throws {FileError} what `parseEnvelope` throws, with the file's name
 */
export const readEnvelope = (path: string, cwd: string): Envelope =>
  inFile(path, () => parseEnvelope(readKind(path, "envelope", cwd)));
