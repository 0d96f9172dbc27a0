import { fileKinds, kindOfFile } from "../files/fileKinds.js";
import { otherFile } from "../files/otherFile.js";
import { readJson } from "../files/readJson.js";
import { isObject } from "../frame/isObject.js";

/**
 * What `mou … --sign --json` printed, or the authorization in it alone.
 *
 * @returns what stands in its `result`, else the whole
 * @throws {CliError} `CLI_FILE_UNREADABLE`, `CLI_FILE_OTHER`
 * @throws {FileError} what `parseJsonStrict` throws, with the file's name
 */
export function readSignedChange(path: string, cwd: string): Record<string, unknown> {
  const content = readJson(path, cwd);
  const found = kindOfFile(content);
  if (found !== "signedChange" || !isObject(content))
    throw otherFile(path, found, fileKinds.signedChange, {
      en: "Give with --authorization what mou … --sign --json printed.",
      vi: "Hãy nêu với --authorization kết quả của mou … --sign --json.",
    });
  return isObject(content.result) ? content.result : content;
}
