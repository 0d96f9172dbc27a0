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
  CHAIN_REQUEST_REFUSED: {
    en: "the endpoint does not let it be checked, as where it is too long or the contract breaks off",
    vi: "điểm truy cập không cho kiểm tra, chẳng hạn vì chữ ký quá dài hoặc hợp đồng bị lỗi",
  },
  SAFE_SIGNATURES_REFUSED: {
    en: "it is a contract, and with what contracts signed the Safe does not take enough; it does not count yet, and stays in the file",
    vi: "đây là hợp đồng, và với chữ ký của các hợp đồng thì Safe vẫn chưa nhận đủ; chữ ký chưa được tính, nhưng vẫn giữ trong tệp",
  },
} satisfies Record<string, Text>;

/** Digits of a signature that are shown: enough for an account's. */
const LONGEST = 132;

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
        { ...one, signature: shortened(one.signature), reason: context.say(reasons[one.code]) },
      ),
    );
}

/** Whoever wrote it chose its length. */
const shortened = (signature: string): string =>
  signature.length <= LONGEST ? signature : `${signature.slice(0, LONGEST)}…`;
