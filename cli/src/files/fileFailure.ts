import { CliError } from "../frame/CliError.js";

/** A file that cannot be read or written, with the system's reason. */
export function fileFailure(
  code: "CLI_FILE_UNREADABLE" | "CLI_FILE_UNWRITABLE",
  path: string,
  cause: unknown,
): CliError {
  const reason = (cause as NodeJS.ErrnoException).code ?? String(cause);
  return new CliError(code, { path, reason }, cause);
}
