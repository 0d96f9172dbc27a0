import { getCredential, getKey, keyId as idOfKey } from "minhuoc";
import { isId } from "../../agreements/isId.js";
import { CliError } from "../../frame/CliError.js";
import { defineCommand } from "../../frame/command.js";
import { required } from "../../frame/parameters.js";
import { connect } from "../../network/connect.js";
import { networkOptions } from "../../network/networkOptions.js";
import { bitsOf, describeKey } from "../../organisations/describeKey.js";
import { organisationArgument } from "../../organisations/organisationArgument.js";
import { parseKey } from "../../organisations/parseKey.js";
import { keyWords } from "../../words/keyWords.js";
import { roleWords } from "../../words/roleWords.js";
import { utc } from "../../words/utc.js";

export const command = defineCommand({
  arguments: {
    organisation: organisationArgument,
    key: required("key", {
      en: "address of an account, ERC-7913 bytes, or key id",
      vi: "địa chỉ tài khoản, chuỗi byte ERC-7913, hoặc mã khóa",
    }),
  },
  options: networkOptions,
  result: {
    key: { en: "ERC-7913 bytes, or null where no event has them", vi: "chuỗi byte ERC-7913, hoặc null" },
    keyId: { en: "key id", vi: "mã khóa" },
    type: { en: "account, p256, webauthn, rsa or unknown", vi: "account, p256, webauthn, rsa hoặc unknown" },
    bits: { en: "of an RSA key: bits of the modulus", vi: "với khóa RSA: số bit của môđun" },
    role: { en: "signatory or manager", vi: "signatory hoặc manager" },
    validFrom: { en: "Unix seconds", vi: "giây Unix" },
    validUntil: { en: "Unix seconds, 0 = no end", vi: "giây Unix, 0 = không có hạn" },
    suspended: { en: "whether its organisation is suspended", vi: "tổ chức có bị đình chỉ không" },
  },
  run: async ({ organisation, key: given, ...input }, context) => {
    const client = connect(input, context);
    const keyId = isId(given) ? given : idOfKey(parseKey("key", given));
    const credential = await getCredential(client, { organisation, keyId });
    if (!credential) throw new CliError("CLI_NOT_FOUND", { what: given });
    const key = isId(given) ? (await getKey(client, { organisation, keyId }))?.key : parseKey("key", given);
    const kind = key ? await describeKey(client, key) : undefined;
    const { role, validFrom, validUntil, suspended } = credential;
    return {
      data: {
        key: key ?? null,
        keyId,
        type: kind?.type ?? "unknown",
        ...bitsOf(kind),
        role,
        validFrom,
        validUntil,
        suspended,
      },
      text: [
        `${context.say(roleWords[role])}  ${keyWords(kind, context)}  ${utc(validFrom)} → ${utc(validUntil)}`,
        key ?? "",
        keyId,
      ].join("\n"),
    };
  },
});
