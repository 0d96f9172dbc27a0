import { type Envelope, parseEnvelope } from "minhuoc/core";
import { readFile } from "../files/readFile.js";

/**
 * An envelope out of a file.
 *
 * @throws {CliError} `CLI_FILE_UNREADABLE`
 * @throws {EnvelopeError}
 */
export const readEnvelope = (path: string, cwd: string): Envelope => parseEnvelope(readFile(path, cwd));
