import { type CodedError, isCoded } from "./CliError.js";

/** What the SDK finds wrong in a file, with the file's name: the same code, remedy and values, and `values.file`. */
export class FileError extends Error implements CodedError {
  override readonly name = "FileError";
  readonly code: string;
  readonly remedy: string;
  readonly values: Readonly<Record<string, unknown>>;

  constructor(
    readonly file: string,
    cause: CodedError,
  ) {
    super(`${file}: ${cause.message}`, { cause });
    this.code = cause.code;
    this.remedy = cause.remedy;
    this.values = { ...cause.values, file };
  }
}

/**
 * Lets something read a file's content, and names the file where that fails.
 *
 * @param path as the person gave it
 * @throws {FileError} for what the SDK throws; the program's own errors name the file themselves
 */
export function inFile<T>(path: string, read: () => T): T {
  const fail = (error: unknown): never => {
    throw isCoded(error) && error.name !== "CliError" ? new FileError(path, error) : error;
  };
  try {
    const result = read();
    return result instanceof Promise ? (result.catch(fail) as T) : result;
  } catch (error) {
    return fail(error);
  }
}
