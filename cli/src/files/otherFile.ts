import { CliError } from "../frame/CliError.js";
import type { Text } from "../frame/text.js";
import { type FileKind, fileKinds } from "./fileKinds.js";

const unknown: Text = { en: "no file that mou knows", vi: "tệp mà mou không biết" };

/**
 * A file in the place of another.
 *
 * @param found which of the files that `mou` knows it is
 * @param wanted what belongs there
 * @param next what to do; default: give what is wanted
 */
export const otherFile = (
  path: string,
  found: FileKind | undefined,
  wanted: Text,
  next: Text = { en: `Give ${wanted.en}.`, vi: `Hãy nêu ${wanted.vi}.` },
): CliError =>
  new CliError("CLI_FILE_OTHER", { path, found: found ? fileKinds[found] : unknown, wanted, next });
