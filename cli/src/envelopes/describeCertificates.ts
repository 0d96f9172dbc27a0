import type { Envelope } from "minhuoc/core";
import type { Context } from "../frame/context.js";
import type { Text } from "../frame/text.js";
import { certificateResult, describeCertificate } from "../tokens/describeCertificate.js";
import { formatCertificate, formatName } from "../tokens/formatCertificate.js";
import { isForKey, keyChains } from "../tokens/keyChains.js";

/** What is told of an envelope's certificates. */
export const certificatesResult = {
  "certificates[].key": { en: "key with which they came, ERC-7913", vi: "khóa đi kèm, ERC-7913" },
  "certificates[].organisations": {
    en: "for which organisations that key signed",
    vi: "khóa đó đã ký cho những tổ chức nào",
  },
  "certificates[].belongs": {
    en: "whether the first is that key's; nothing else is checked here. null where that cannot be told",
    vi: "chứng thư đầu có phải của khóa đó không; ở đây không kiểm tra gì khác. null nếu không biết được",
  },
  "certificates[].chain[].*": certificateResult,
} satisfies Record<string, Text>;

/** The certificates that came with the keys of an envelope, as they call themselves. */
export function describeCertificates(
  envelope: Envelope,
  { language, say }: Context,
): { data: Readonly<Record<string, unknown>>; lines: string[] } {
  const now = Math.floor(Date.now() / 1000);
  const described = keyChains(envelope).map(({ key, chain }) => {
    const organisations = [
      ...new Set(envelope.acts.filter((act) => act.key === key).map(({ organisation }) => organisation)),
    ];
    const [leaf, ...issuers] = chain ?? [];
    const belongs = leaf === undefined ? null : isForKey(leaf, key);
    const lines = [
      "",
      say({ en: "Certificate of {organisations}:", vi: "Chứng thư của {organisations}:" }, { organisations }),
      ...(leaf === undefined
        ? [say({ en: "It cannot be read.", vi: "Không đọc được." })]
        : [
            formatCertificate(leaf, language, now),
            ...issuers.map(({ subject }) => `  ← ${formatName(subject)}`),
            belongs !== false
              ? say({
                  en: "Not checked: who issued it (mou verify --envelope … --roots …), and whether it was revoked.",
                  vi: "Chưa kiểm tra: ai cấp (mou verify --envelope … --roots …), và có bị thu hồi không.",
                })
              : say({
                  en: "IT BELONGS TO ANOTHER KEY than the one that signed.",
                  vi: "CHỨNG THƯ THUỘC VỀ KHÓA KHÁC, không phải khóa đã ký.",
                }),
          ]),
    ];
    const data = { key, organisations, belongs, chain: (chain ?? []).map(describeCertificate) };
    return { data, lines };
  });
  return {
    data: { certificates: described.map(({ data }) => data) },
    lines: described.flatMap(({ lines }) => lines),
  };
}
