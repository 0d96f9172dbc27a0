import { getOrganisation, listKeys } from "minhuoc";
import { CliError } from "../../frame/CliError.js";
import { defineCommand } from "../../frame/command.js";
import { connect } from "../../network/connect.js";
import { networkOptions } from "../../network/networkOptions.js";
import { bitsOf, describeKey } from "../../organisations/describeKey.js";
import { organisationArgument } from "../../organisations/organisationArgument.js";
import { keyWords } from "../../words/keyWords.js";
import { roleWords } from "../../words/roleWords.js";
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
    "keys[].bits": { en: "of an RSA key: bits of the modulus", vi: "với khóa RSA: số bit của môđun" },
    "keys[].role": { en: "signatory or manager", vi: "signatory hoặc manager" },
    "keys[].validFrom": { en: "Unix seconds", vi: "giây Unix" },
    "keys[].validUntil": { en: "Unix seconds, 0 = no end", vi: "giây Unix, 0 = không có hạn" },
  },
  run: async ({ organisation, ...input }, context) => {
    const client = connect(input, context);
    const listed = await listKeys(client, { organisation });
    // Whoever was admitted has a key: where none is found, the endpoint left it out.
    if (listed.length === 0 && !(await getOrganisation(client, { organisation })))
      throw new CliError("CLI_NOT_FOUND", { what: organisation });
    const described = await Promise.all(
      listed.map(async ({ key, ...rest }) => ({ key, kind: await describeKey(client, key), ...rest })),
    );
    const lines = described.map(
      ({ key, kind, role, validFrom, validUntil }) =>
        `${context.say(roleWords[role])}  ${keyWords(kind, context)}  ${utc(validFrom)} → ${utc(validUntil)}  ${key}`,
    );
    const keys = described.map(({ key, kind, ...rest }) => ({
      key,
      type: kind.type,
      ...bitsOf(kind),
      ...rest,
    }));
    return {
      data: { keys },
      text: lines.join("\n"),
      ...(lines.length === 0 && {
        note: context.say({ en: "No key was found.", vi: "Không tìm thấy khóa nào." }),
      }),
    };
  },
});
