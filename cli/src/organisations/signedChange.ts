import type { Authorization } from "minhuoc";
import type { Result } from "../frame/command.js";
import type { Context } from "../frame/context.js";
import type { Text } from "../frame/text.js";
import { utc } from "../words/utc.js";

/** What `--sign` says besides of the change itself. */
export const signedResult = {
  "authorization.key": { en: "with --sign: the manager's key", vi: "với --sign: khóa quản lý" },
  "authorization.deadline": {
    en: "with --sign: Unix seconds until which it counts",
    vi: "với --sign: giây Unix, hạn dùng",
  },
  "authorization.signature": { en: "with --sign: the signature", vi: "với --sign: chữ ký" },
} satisfies Record<string, Text>;

/** The result of `--sign`: the change, and a manager's signature over it. */
export function signedChange(
  context: Context,
  data: Readonly<Record<string, unknown>>,
  { text, authorization }: { text: string; authorization: Authorization },
): Result {
  return {
    data: { ...data, authorization },
    text: [
      text,
      context.say(
        {
          en: "Signed, not sent. It counts until {time}; send it with --authorization:",
          vi: "Đã ký, chưa gửi. Có giá trị đến {time}; gửi bằng --authorization:",
        },
        { time: utc(authorization.deadline) },
      ),
      JSON.stringify(authorization, null, 2),
    ].join("\n"),
  };
}
