import { listKeys } from "minhuoc";
import { defineCommand } from "../../frame/command.js";
import { connect } from "../../network/connect.js";
import { networkOptions } from "../../network/networkOptions.js";
import { describeKey } from "../../organisations/describeKey.js";
import { organisationArgument } from "../../organisations/organisationArgument.js";
import { utc } from "../../words/utc.js";

export const command = defineCommand({
  details: {
    en: "Keys are found by events, so that an endpoint could leave some out; their roles and times come from the registry's state.",
    vi: "Khóa được tìm qua sự kiện, nên điểm truy cập có thể bỏ sót; vai trò và thời hạn lấy từ trạng thái của sổ đăng ký.",
  },
  arguments: { organisation: organisationArgument },
  options: networkOptions,
  result: {
    "keys[].key": { en: "ERC-7913 bytes", vi: "chuỗi byte ERC-7913" },
    "keys[].keyId": { en: "key id", vi: "mã khóa" },
    "keys[].type": {
      en: "account, p256, webauthn, rsa or unknown",
      vi: "account, p256, webauthn, rsa hoặc unknown",
    },
    "keys[].role": { en: "signatory or manager", vi: "signatory hoặc manager" },
    "keys[].validFrom": { en: "Unix seconds", vi: "giây Unix" },
    "keys[].validUntil": { en: "Unix seconds, 0 = no end", vi: "giây Unix, 0 = không có hạn" },
  },
  run: async ({ organisation, ...input }, context) => {
    const client = connect(input, context);
    const listed = await listKeys(client, { organisation });
    const keys = await Promise.all(
      listed.map(async ({ key, ...rest }) => ({ key, type: (await describeKey(client, key)).type, ...rest })),
    );
    const lines = keys.map(
      ({ key, type, role, validFrom, validUntil }) =>
        `${role}  ${type}  ${utc(validFrom)} → ${utc(validUntil)}  ${key}`,
    );
    return { data: { keys }, text: lines.join("\n") };
  },
});
