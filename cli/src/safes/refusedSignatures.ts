import type { SafeSignature } from "minhuoc";
import type { Context } from "../frame/context.js";
import type { Text } from "../frame/text.js";

const reasons = {
  SAFE_OWNER_UNKNOWN: {
    en: "it is no owner of the Safe",
    vi: "địa chỉ này không phải là chủ sở hữu của Safe",
  },
  SAFE_SIGNATURE_INVALID: {
    en: "it has not signed this, nor approved it on chain",
    vi: "đây không phải chữ ký của chủ sở hữu này cho việc này, và cũng chưa có chấp thuận trên chuỗi",
  },
  SAFE_SIGNATURES_REFUSED: {
    en: "it is a contract, and the Safe does not take its signature; it does not count, and stays in the file",
    vi: "đây là hợp đồng và Safe không nhận chữ ký của nó; chữ ký không được tính, nhưng vẫn giữ trong tệp",
  },
} satisfies Record<string, Text>;

/** What stands among the signatures of a Safe's owners and does not count; `code` says why, as in docs/errors.md. */
export type RefusedSignature = SafeSignature & { code: keyof typeof reasons };

/** Names on stderr what was left out against the will of whoever wrote it into a file. */
export function tellRefused(refused: readonly RefusedSignature[], context: Context): void {
  for (const one of refused)
    context.announce(
      context.say(
        {
          en: "left out: the signature {signature} of {owner}. {code}: {reason}.",
          vi: "đã bỏ ra: chữ ký {signature} của {owner}. {code}: {reason}.",
        },
        { ...one, reason: context.say(reasons[one.code]) },
      ),
    );
}
