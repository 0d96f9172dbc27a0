import { type HashDocumentReturnType, hashDocument } from "minhuoc/core";
import type { Context } from "../frame/context.js";
import { inFile } from "../frame/FileError.js";
import { openFile } from "./openFile.js";

/**
 * SHA-256 and size of a file; "-" is stdin.
 *
 * @throws {CliError} `CLI_FILE_UNREADABLE`
 * @throws {FileError} what `hashDocument` throws, with the file's name
 */
export const hashFile = (
  path: string,
  context: Pick<Context, "cwd" | "progress">,
): Promise<HashDocumentReturnType> => inFile(path, () => hashDocument(openFile(path, context)));
