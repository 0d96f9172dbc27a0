/** Why a signature by itself will prove nothing any more from some time on. */
export const renewalTexts = {
  RENEW_SHORT_RSA: {
    en: "RSA keys below 3,072 bits are deprecated after 2030 (NIST IR 8547): their signatures may be forged by then.",
    vi: "Khóa RSA dưới 3.072 bit bị khuyến cáo ngừng dùng sau năm 2030 (NIST IR 8547): khi đó chữ ký có thể bị giả mạo.",
  },
  RENEW_CLASSICAL: {
    en: "Signatures on elliptic curves and of RSA are disallowed after 2035 (NIST IR 8547): quantum computers may forge them by then.",
    vi: "Chữ ký trên đường cong elliptic và chữ ký RSA không còn được chấp nhận sau năm 2035 (NIST IR 8547): khi đó máy tính lượng tử có thể giả mạo được.",
  },
} as const satisfies Record<string, { en: string; vi: string }>;
