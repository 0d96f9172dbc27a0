import { type Envelope, parseEnvelope } from "minhuoc/core";
import { readKind } from "../files/readKind.js";
import { inFile } from "../frame/FileError.js";
import type { Text } from "../frame/text.js";

/**
 * An envelope out of a file.
 *
 * @param next what to do where the file is no JSON at all; default: give an envelope
 * @throws {CliError} `CLI_FILE_UNREADABLE`, `CLI_FILE_OTHER`
 * @throws {FileError} what `parseEnvelope` throws, with the file's name
 */
export const readEnvelope = (path: string, cwd: string, next?: Text): Envelope =>
  inFile(path, () => parseEnvelope(readKind(path, "envelope", cwd, next)));
