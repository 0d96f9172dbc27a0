import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { FileKind } from "../files/fileKinds.js";
import { openFile } from "../files/openFile.js";
import { otherFile } from "../files/otherFile.js";
import { readFile } from "../files/readFile.js";
import { kindOfBytes } from "../files/readKind.js";
import type { Context } from "../frame/context.js";

/** Files that say something of a document, by the option that takes them. */
const options: Partial<Record<FileKind, string>> = {
  evidence: "--evidence",
  envelope: "--envelope",
  metadata: "--metadata",
};
const LARGEST = 32 * 1024 * 1024;
const document = { en: "a document", vi: "tài liệu" };

/**
 * The document that is to be verified, as a stream. What comes with a document is no document: its hash would be on record nowhere.
 *
 * @throws {CliError} `CLI_FILE_UNREADABLE`, `CLI_FILE_OTHER`
 */
export function openDocument(path: string, context: Context): ReturnType<typeof openFile> {
  const found = isSmallFile(path, context.cwd) ? kindOfBytes(readFile(path, context.cwd)) : undefined;
  const option = found && options[found];
  if (option !== undefined)
    throw otherFile(path, found, document, {
      en: `Give the document itself or the agreement's id, and this file with ${option}.`,
      vi: `Hãy nêu chính tài liệu hoặc mã thỏa thuận, còn tệp này thì nêu với ${option}.`,
    });
  return openFile(path, context);
}

/** What comes over stdin or a pipe can be read once only. */
function isSmallFile(path: string, cwd: string): boolean {
  const found = path === "-" ? undefined : statSync(resolve(cwd, path), { throwIfNoEntry: false });
  return found?.isFile() === true && found.size <= LARGEST;
}
