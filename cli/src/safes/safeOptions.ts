import { beside, flag, list, value } from "../frame/parameters.js";
import type { Text } from "../frame/text.js";

/** How a Safe signs. */
export const safeOptions = {
  safe: value("--safe <address>", {
    en: "sign for this Safe: the key is one of its owners",
    vi: "ký cho Safe này: khóa là của một chủ sở hữu",
  }),
  ownerSignatures: beside(
    "safe",
    list("--owner-signatures <file>", {
      en: "what the Safe's owners have signed so far, written anew into the first; may be given more than once; default: *.safe.json, beside the envelope or in this folder",
      vi: "chữ ký các chủ sở hữu của Safe đã có, được ghi lại vào tệp đầu tiên; có thể nêu nhiều lần; mặc định: *.safe.json, cạnh phong bì hoặc trong thư mục này",
    }),
  ),
  approved: beside(
    "safe",
    flag("--approved", {
      en: "the Safe approves on chain instead of signing; with an envelope, the act of --act",
      vi: "Safe chấp thuận trên chuỗi thay vì ký; với phong bì thì là hành vi của --act",
    }),
  ),
  signMessageLib: beside(
    "approved",
    value("--sign-message-lib <address>", {
      en: "with --approved: Safe's library SignMessageLib on this chain, for the transaction that is printed",
      vi: "với --approved: thư viện SignMessageLib của Safe trên chuỗi này, cho giao dịch được in ra",
    }),
  ),
};

/** What is told of a Safe that has not signed yet. */
export const safeResult = {
  "safe.file": {
    en: "with --safe, while owners are missing: what its owners have signed so far",
    vi: "với --safe, khi còn thiếu chủ sở hữu: tệp chữ ký đã có",
  },
  "safe.threshold": { en: "how many owners have to sign", vi: "cần bao nhiêu chủ sở hữu ký" },
  "safe.signed": { en: "owners that have signed", vi: "các chủ sở hữu đã ký" },
  "safe.waiting": { en: "owners that have not", vi: "các chủ sở hữu chưa ký" },
  "safe.refused[].owner": {
    en: "whose it says it is: a signature that does not count, and was left out",
    vi: "tự nhận là của ai: chữ ký không được tính, đã bỏ ra",
  },
  "safe.refused[].signature": { en: "that signature", vi: "chữ ký đó" },
  "safe.refused[].code": { en: "why, as of docs/errors.md", vi: "vì sao, theo docs/errors.md" },
  "approval.*": {
    en: "with --approved, while it is missing: the transaction that the Safe has to execute",
    vi: "với --approved, khi chưa chấp thuận: giao dịch mà Safe phải thực hiện",
  },
} satisfies Record<string, Text>;
