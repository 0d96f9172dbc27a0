import { keyId, revokeKey, simulateRevokeKey } from "minhuoc";
import { defineCommand } from "../../frame/command.js";
import { required, time } from "../../frame/parameters.js";
import { changeOptions, changeResult, managerChange } from "../../organisations/managerChange.js";
import { organisationArgument } from "../../organisations/organisationArgument.js";
import { parseKey } from "../../organisations/parseKey.js";
import { timeSaid } from "../../organisations/readSignedChange.js";

export const command = defineCommand({
  details: {
    en: "What the key signed before stays. The account must be a manager's, or --authorization carries a manager's signature. A token's key or a Safe signs with --sign.",
    vi: "Những gì khóa đã ký trước đó vẫn còn. Tài khoản phải là khóa quản lý, hoặc --authorization mang chữ ký của khóa quản lý. Khóa trên token hoặc Safe ký bằng --sign.",
  },
  arguments: {
    organisation: organisationArgument,
    key: required("key", {
      en: "address of an account, or ERC-7913 bytes",
      vi: "địa chỉ tài khoản, hoặc chuỗi byte ERC-7913",
    }),
  },
  options: {
    validUntil: time("--valid-until <time>", {
      en: "Unix seconds or ISO 8601; default: at once",
      vi: "giây Unix hoặc ISO 8601; mặc định: ngay lập tức",
    }),
    ...changeOptions,
  },
  result: {
    organisation: { en: "as it was given", vi: "như đã nhập" },
    key: { en: "ERC-7913 bytes", vi: "chuỗi byte ERC-7913" },
    keyId: { en: "key id", vi: "mã khóa" },
    validUntil: { en: "Unix seconds, 0 = at once", vi: "giây Unix, 0 = ngay lập tức" },
    ...changeResult,
  },
  run: ({ organisation, key: given, validUntil, ...input }, context) =>
    managerChange(input, context, async (said) => {
      const key = parseKey("key", given);
      const change = { organisation, key, validUntil: validUntil ?? timeSaid(said.validUntil) };
      return {
        signed: { primaryType: "KeyRevocation", message: change },
        parameters: change,
        simulate: simulateRevokeKey,
        send: revokeKey,
        data: { ...change, keyId: keyId(key) },
        text: context.say(
          { en: "Revocation of {key} for {organisation}.", vi: "Thu hồi {key} của {organisation}." },
          change,
        ),
      };
    }),
});
