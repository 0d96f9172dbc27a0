import type { Text } from "../frame/text.js";
import { certificateResult } from "../tokens/describeCertificate.js";

/** What is told of the certificates of acts on record. */
export const certificatesResult = {
  "certificates[].organisation": {
    en: "with --envelope: whose act on record was signed with an RSA key, or with a key that is not known; where the record is not known, whose act of the envelope",
    vi: "với --envelope: hành vi đã ghi nhận bằng khóa RSA, hoặc bằng khóa chưa biết, là của tổ chức nào; khi chưa biết bản ghi thì theo hành vi trong phong bì",
  },
  "certificates[].kind": { en: "attest, decline, …", vi: "attest, decline, …" },
  "certificates[].time": {
    en: "of the act, Unix seconds; null where that is not known",
    vi: "thời điểm của hành vi, giây Unix; null nếu chưa biết",
  },
  "certificates[].keyId": { en: "key id", vi: "mã khóa" },
  "certificates[].outcome": {
    en: "of its chain: checked, not checked or contradicted; no part of the verdict",
    vi: "về chuỗi chứng thư: checked, not checked hoặc contradicted; không thuộc kết luận",
  },
  "certificates[].reasons": {
    en: "codes of docs/tokens.md: why it is not checked",
    vi: "mã trong docs/tokens.md: vì sao không được kiểm tra",
  },
  "certificates[].certificate": { en: "of the key, or null", vi: "của khóa, hoặc null" },
  "certificates[].certificate.*": certificateResult,
} satisfies Record<string, Text>;
