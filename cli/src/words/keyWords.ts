import type { DecodedKey } from "minhuoc";
import type { Context } from "../frame/context.js";

/** What kind of key it is, for people. */
export function keyWords(key: DecodedKey | undefined, { say }: Pick<Context, "say">): string {
  switch (key?.type) {
    case "account":
      return say({ en: "account", vi: "tài khoản" });
    case "p256":
      return say({ en: "P-256 key", vi: "khóa P-256" });
    case "webauthn":
      return say({ en: "passkey", vi: "khóa truy cập (passkey)" });
    case "rsa":
      return `RSA-${key.bits}`;
    default:
      return say({ en: "unknown kind", vi: "chưa rõ loại" });
  }
}
