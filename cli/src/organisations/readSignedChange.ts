import type { Authorization } from "minhuoc";
import { fileKinds, kindOfFile } from "../files/fileKinds.js";
import { otherFile } from "../files/otherFile.js";
import { readJson } from "../files/readJson.js";
import { invalidValue } from "../frame/invalidValue.js";
import { isObject } from "../frame/isObject.js";
import type { Text } from "../frame/text.js";

const next: Text = {
  en: "Give with --authorization what mou … --sign --json printed.",
  vi: "Hãy nêu với --authorization kết quả của mou … --sign --json.",
};

/** A change that a manager has signed, as a file tells it. */
export type SignedFile = {
  path: string;
  authorization: Authorization;
  /** The organisation's nonce for which it was signed, in digits; undefined where the file does not say it. */
  nonce: unknown;
  /** Which change the file says that it is; empty where it holds the signature alone. The chain checks the signature, not this. */
  said: Readonly<Record<string, unknown>>;
};

/**
 * What `mou … --sign --json` printed, or the authorization in it alone.
 *
 * @throws {CliError} `CLI_FILE_UNREADABLE`, `CLI_FILE_OTHER`, `CLI_VALUE_INVALID`
 * @throws {FileError} what `parseJsonStrict` throws, with the file's name
 */
export function readSignedChange(path: string, cwd: string): SignedFile {
  const content = readJson(path, cwd, fileKinds.signedChange, next);
  const found = kindOfFile(content);
  if (found !== "signedChange" || !isObject(content))
    throw otherFile(path, found, fileKinds.signedChange, next);
  const printed = isObject(content.result) ? content.result : content;
  const { authorization, ...said } = printed;
  const { key, deadline, signature, nonce } = Object(authorization ?? printed);
  // A contract that has approved on chain needs no signature; without a key nobody has signed.
  if (!isBytes(key) || key === "0x" || !isBytes(signature) || !Number.isSafeInteger(deadline))
    throw invalidValue("--authorization", path, {
      en: "what mou … --sign --json printed, with its key, deadline and signature",
      vi: "kết quả của mou … --sign --json, có đủ key, deadline và signature",
    });
  return {
    path,
    authorization: { key, deadline, signature },
    nonce,
    said: authorization === undefined ? {} : said,
  };
}

const isBytes = (value: unknown): value is `0x${string}` =>
  typeof value === "string" && /^0x([0-9a-fA-F]{2})*$/.test(value);

/** A time as a file says it; 0, as where nobody says any, for what is none. */
export const timeSaid = (value: unknown): number => (Number.isSafeInteger(value) ? Number(value) : 0);
