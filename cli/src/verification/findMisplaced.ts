import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { FileKind } from "../files/fileKinds.js";
import { fileKinds } from "../files/fileKinds.js";
import { isJsonText } from "../files/isJsonText.js";
import { otherFile } from "../files/otherFile.js";
import { readFile } from "../files/readFile.js";
import { kindOfBytes, MAX_BYTES } from "../files/readKind.js";
import type { CliError } from "../frame/CliError.js";

/** Files that say something of a document, by the option that takes them. */
const options: Partial<Record<FileKind, string>> = {
  evidence: "--evidence",
  envelope: "--envelope",
  metadata: "--metadata",
};
const aDocument = { en: "a document", vi: "tài liệu" };

/**
 * What was probably given in the place of something else, for a remedy beside a verdict. It decides nothing: any document can look like one of
 * our files, and whoever sends a broken file would choose what it looks like.
 *
 * @param given paths of the document and of the evidence, where there are such
 * @returns undefined where nothing looks misplaced
 */
export function findMisplaced(
  { document, evidence }: { document: string | undefined; evidence: string | undefined },
  cwd: string,
): CliError | undefined {
  const found = document === undefined ? undefined : kindOf(contentOf(document, cwd));
  const option = found && options[found];
  if (document !== undefined && option !== undefined)
    return otherFile(document, found, aDocument, {
      en: `Give the document itself or the agreement's id, and this file with ${option}.`,
      vi: `Hãy nêu chính tài liệu hoặc mã thỏa thuận, còn tệp này thì nêu với ${option}.`,
    });
  const bytes = evidence === undefined ? undefined : contentOf(evidence, cwd);
  if (evidence === undefined || bytes === undefined) return undefined;
  const other = kindOf(bytes);
  const isNone = other === undefined ? !isJsonText(bytes) : other !== "evidence";
  return isNone ? otherFile(evidence, other, fileKinds.evidence) : undefined;
}

const kindOf = (bytes: Uint8Array | undefined): FileKind | undefined => bytes && kindOfBytes(bytes);

/** What comes over stdin or a pipe can be read once only. */
function contentOf(path: string, cwd: string): Uint8Array | undefined {
  const found = path === "-" ? undefined : statSync(resolve(cwd, path), { throwIfNoEntry: false });
  return found?.isFile() && found.size <= MAX_BYTES ? readFile(path, cwd) : undefined;
}
