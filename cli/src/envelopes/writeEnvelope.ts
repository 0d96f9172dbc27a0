import { type Envelope, formatEnvelope } from "minhuoc/core";
import { writeFile } from "../files/writeFile.js";

/**
 * Writes an envelope: two with the same content have the same bytes.
 *
 * @throws {CliError} `CLI_FILE_EXISTS`, `CLI_FILE_UNWRITABLE`
 */
export function writeEnvelope(
  path: string,
  envelope: Envelope,
  options: { cwd: string; force?: boolean | undefined },
): void {
  writeFile(path, `${formatEnvelope(envelope)}\n`, options);
}
