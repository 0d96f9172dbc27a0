import type { Hex } from "viem";
import type { Result } from "../frame/command.js";
import type { Context } from "../frame/context.js";
import { ExitCode } from "../frame/exitCodes.js";
import { toJson } from "../frame/toJson.js";
import type { SafeOutcome } from "./signForSafe.js";

/** The result while owners of a Safe are missing: where their signatures are kept, and who has still to sign. */
export function incomplete(
  { threshold, signed, waiting, refused }: Exclude<SafeOutcome, { signature: Hex }>,
  { file, beside, about, text }: { file: string; beside: readonly string[]; about: object; text: string },
  context: Context,
): Result {
  const words =
    waiting.length > 0
      ? {
          en: "{signed} of {threshold} owners have signed. Pass {files} on to {missing} more of: {waiting}.",
          vi: "{signed}/{threshold} chủ sở hữu đã ký. Hãy chuyển {files} để thêm {missing} người ký, trong số: {waiting}.",
        }
      : {
          en: "{signed} of {threshold} owners have signed, and no other is left. Have the Safe approve on chain instead, with --approved.",
          vi: "{signed}/{threshold} chủ sở hữu đã ký, và không còn ai khác. Hãy để Safe chấp thuận trên chuỗi thay thế, bằng --approved.",
        };
  const values = {
    signed: signed.length,
    threshold,
    files: [file, ...beside].join(" + "),
    missing: Math.min(threshold - signed.length, waiting.length),
    waiting,
  };
  return {
    data: { ...about, safe: { file, threshold, signed, waiting, refused } },
    text: [file, context.say(words, values), text].join("\n"),
    exit: ExitCode.undetermined,
  };
}

/** The result while a Safe has not approved on chain: the transaction that it has to execute. */
export function unapproved(
  approval: object,
  { about, text }: { about: object; text: string },
  context: Context,
): Result {
  return {
    data: { ...about, approval },
    text: [
      context.say({
        en: "The Safe has not approved it. Have it execute this transaction (operation 1 is a delegate call), then run the command again:",
        vi: "Safe chưa chấp thuận. Hãy để Safe thực hiện giao dịch này (operation 1 là delegate call), rồi chạy lại lệnh:",
      }),
      toJson(approval, 2),
      text,
    ].join("\n"),
    exit: ExitCode.undetermined,
  };
}
