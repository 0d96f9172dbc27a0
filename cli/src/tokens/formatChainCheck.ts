import { fill, type Language } from "../frame/text.js";
import type { ChainCheck, Contradiction, UncheckedReason } from "./checkChain.js";
import { formatName, formatTime } from "./formatCertificate.js";

type Reason = UncheckedReason | Contradiction;

const texts: Record<
  Language,
  { outcomes: Record<ChainCheck["outcome"], string>; reasons: Record<Reason["code"], string> }
> = {
  en: {
    outcomes: {
      checked:
        "The certificate chain was checked up to the root {name}, which you supplied. Revocation (CRL, OCSP) was not checked.",
      "not checked": "Key enrolled by the organisation; its certificate chain was not checked:",
      contradicted: "Key enrolled by the organisation; its certificate chain does not hold:",
    },
    reasons: {
      ROOTS_MISSING: "You supplied no root certificates.",
      CERTIFICATES_MISSING: "There are no certificates.",
      AGREEMENT_OTHER: "The envelope is for another agreement than the one that was verified.",
      RECORD_UNKNOWN: "Whether and when the act was recorded is not known.",
      KEY_UNKNOWN: "The key that signed this act is not in the envelope.",
      VERIFIER_UNKNOWN:
        "The contract that verifies the key is not known to verify RSA (give the deployment).",
      ISSUER_UNKNOWN: "The certificate of the issuer of {name} is missing.",
      ROOT_UNKNOWN: "The chain ends at {name}, which is not among the roots that you supplied.",
      ALGORITHM_WEAK: "{name} was signed with MD5 or SHA-1, which can be forged.",
      EXTENSION_UNKNOWN: "{name} demands a check that is not known here (extension {extension}).",
      KEY_MISMATCH: "The certificate of {name} is for another key than the enrolled one.",
      SIGNATURE_WRONG: "The issuer that {name} gives did not sign it.",
      NOT_YET_VALID: "{name} was not valid yet at {at}.",
      EXPIRED: "{name} had expired at {at}.",
      NO_AUTHORITY: "{name} may not issue certificates.",
      KEY_USAGE: "The key of {name} is not for this purpose.",
      PATH_TOO_LONG: "{name} allows only {pathLength} authorities below it.",
    },
  },
  vi: {
    outcomes: {
      checked:
        "Chuỗi chứng thư đã được kiểm tra đến chứng thư gốc {name} do bạn cung cấp. Việc thu hồi chứng thư (CRL, OCSP) chưa được kiểm tra.",
      "not checked": "Khóa do chính tổ chức ghi danh; chuỗi chứng thư của khóa chưa được kiểm tra:",
      contradicted: "Khóa do chính tổ chức ghi danh; chuỗi chứng thư của khóa không hợp lệ:",
    },
    reasons: {
      ROOTS_MISSING: "Bạn chưa cung cấp chứng thư gốc nào.",
      CERTIFICATES_MISSING: "Không có chứng thư nào.",
      AGREEMENT_OTHER: "Phong bì thuộc một thỏa thuận khác với thỏa thuận đã được xác minh.",
      RECORD_UNKNOWN: "Chưa biết hành vi đã được ghi nhận hay chưa và vào lúc nào.",
      KEY_UNKNOWN: "Khóa đã ký hành vi này không có trong phong bì.",
      VERIFIER_UNKNOWN: "Chưa biết hợp đồng kiểm tra khóa có kiểm tra RSA không (hãy nêu tệp triển khai).",
      ISSUER_UNKNOWN: "Thiếu chứng thư của nơi cấp cho {name}.",
      ROOT_UNKNOWN: "Chuỗi kết thúc ở {name}, không thuộc các chứng thư gốc do bạn cung cấp.",
      ALGORITHM_WEAK: "{name} được ký bằng MD5 hoặc SHA-1, có thể bị giả mạo.",
      EXTENSION_UNKNOWN: "{name} đòi hỏi một phép kiểm tra chưa được hỗ trợ (phần mở rộng {extension}).",
      KEY_MISMATCH: "Chứng thư của {name} dành cho một khóa khác với khóa đã đăng ký.",
      SIGNATURE_WRONG: "Nơi cấp ghi trên {name} không ký chứng thư này.",
      NOT_YET_VALID: "{name} chưa có hiệu lực vào lúc {at}.",
      EXPIRED: "{name} đã hết hạn vào lúc {at}.",
      NO_AUTHORITY: "{name} không được quyền cấp chứng thư.",
      KEY_USAGE: "Khóa của {name} không dành cho mục đích này.",
      PATH_TOO_LONG: "{name} chỉ cho phép {pathLength} tổ chức cấp chứng thư bên dưới.",
    },
  },
};

/**
 * What was found about a chain, for a verdict: who enrolled the key stands there unless the chain was checked.
 *
 * @returns one line, and one more for each reason
 */
export function formatChainCheck(check: ChainCheck, language: Language): string {
  const { outcomes, reasons } = texts[language];
  const headline = outcomes[check.outcome];
  if (check.outcome === "checked") {
    const root = check.path[check.path.length - 1];
    return fill(headline, { name: root === undefined ? "" : formatName(root.subject) });
  }
  const lines = check.reasons.map((reason: Reason) => `- ${fill(reasons[reason.code], valuesOf(reason))}`);
  return [headline, ...lines].join("\n");
}

function valuesOf(reason: Reason): Record<string, string> {
  return {
    ...("certificate" in reason ? { name: formatName(reason.certificate.subject) } : {}),
    ...("at" in reason ? { at: formatTime(reason.at) } : {}),
    ...("extension" in reason ? { extension: reason.extension } : {}),
    ...("pathLength" in reason ? { pathLength: String(reason.pathLength) } : {}),
  };
}
