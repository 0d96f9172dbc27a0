import type { Context } from "../frame/context.js";
import { formatCertificate } from "../tokens/formatCertificate.js";
import type { Certificate } from "../tokens/readCertificate.js";

/** What a person is told of a certified key before it is enrolled: what its certificate says, and that nobody has checked it. */
export const enrolmentSummary = (certificate: Certificate, { language, say }: Context): string =>
  [
    formatCertificate(certificate, language, Math.floor(Date.now() / 1000)),
    say({
      en: "Not checked: who issued the certificate, and whether it was revoked. By enrolling the key the organisation vouches for it.",
      vi: "Chưa kiểm tra: ai cấp chứng thư và chứng thư có bị thu hồi không. Khi ghi danh, tổ chức tự bảo đảm cho khóa này.",
    }),
  ].join("\n");
