import type { UnsignedAct } from "minhuoc/core";
import { kindOfFile } from "../files/fileKinds.js";
import { otherFile } from "../files/otherFile.js";
import { isObject } from "../frame/isObject.js";
import type { Text } from "../frame/text.js";

export const typedAct: Text = {
  en: "what mou sign … --typed-data --json printed",
  vi: "kết quả của mou sign … --typed-data --json",
};

/**
 * The act of a file that --typed-data --json printed; the SDK checks it.
 *
 * @throws {CliError} `CLI_FILE_OTHER`
 */
export function readAct(content: unknown, path: string): UnsignedAct {
  const file = Object(content) as { result?: { act?: UnsignedAct }; act?: UnsignedAct };
  const act = file.result?.act ?? file.act;
  if (!isObject(act)) throw otherFile(path, kindOfFile(content), typedAct);
  const { kind, organisation, statement, validUntil } = act;
  return { kind, organisation, statement, validUntil };
}
