import type { Authorization } from "minhuoc";
import type { Context } from "../frame/context.js";
import { invalidValue } from "../frame/invalidValue.js";
import { flag, value } from "../frame/parameters.js";
import { readSignedChange } from "./readSignedChange.js";

/** How a manager who has no gas, or whose key does not send, changes something. */
export const relayOptions = {
  sign: flag("--sign", {
    en: "send nothing: sign the change as manager, for anyone to send with --authorization",
    vi: "không gửi gì: ký thay đổi với tư cách quản lý, để bất kỳ ai gửi bằng --authorization",
  }),
  authorization: value("--authorization <file>", {
    en: "send a manager's signed change: what --sign --json printed",
    vi: "gửi thay đổi mà khóa quản lý đã ký: kết quả của --sign --json",
  }),
};

/**
 * A manager's signature out of a file, as `--sign --json` prints it.
 *
 * @throws {CliError} `CLI_VALUE_INVALID`, and what `readSignedChange` throws
 */
export function readAuthorization(
  path: string | undefined,
  { cwd }: Pick<Context, "cwd">,
): { authorization?: Authorization } {
  if (path === undefined) return {};
  const change = readSignedChange(path, cwd);
  const { key, deadline, signature } = Object(change.authorization ?? change);
  const isBytes = (value: unknown): value is `0x${string}` =>
    typeof value === "string" && /^0x([0-9a-fA-F]{2})*$/.test(value);
  // A contract that has approved on chain needs no signature; without a key nobody has signed.
  if (!isBytes(key) || key === "0x" || !isBytes(signature) || !Number.isSafeInteger(deadline))
    throw invalidValue("--authorization", path, {
      en: "what mou … --sign --json printed, with its key, deadline and signature",
      vi: "kết quả của mou … --sign --json, có đủ key, deadline và signature",
    });
  return { authorization: { key, deadline, signature } };
}
