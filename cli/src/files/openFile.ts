import { accessSync, constants, createReadStream, statSync } from "node:fs";
import { resolve } from "node:path";
import type { Context } from "../frame/context.js";
import { fileFailure } from "./fileFailure.js";

const CHUNK = 4 * 1024 * 1024;

/**
 * A file as a stream, for what need not fit into memory; shows on a terminal how far it is. "-" is stdin.
 *
 * @throws {CliError} `CLI_FILE_UNREADABLE`; what fails while it is read is for the SDK to tell
 */
export function openFile(path: string, { cwd, progress }: Pick<Context, "cwd" | "progress">) {
  let size: number | undefined;
  if (path !== "-") {
    try {
      const file = resolve(cwd, path);
      accessSync(file, constants.R_OK);
      const found = statSync(file);
      if (found.isDirectory()) throw Object.assign(new Error("It is a folder."), { code: "EISDIR" });
      size = found.size;
    } catch (cause) {
      throw fileFailure("CLI_FILE_UNREADABLE", path, cause);
    }
  }
  return chunks(path, cwd, size, progress(path));
}

async function* chunks(
  path: string,
  cwd: string,
  size: number | undefined,
  progress: ReturnType<Context["progress"]>,
): AsyncGenerator<Uint8Array> {
  let read = 0;
  const stream =
    path === "-" ? process.stdin : createReadStream(resolve(cwd, path), { highWaterMark: CHUNK });
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      read += chunk.length;
      progress.update(size ? Math.min(1, read / size) : undefined);
      yield chunk;
    }
  } finally {
    progress.end();
  }
}
