import { addKey, keyId, simulateAddKey } from "minhuoc";
import { defineCommand } from "../../frame/command.js";
import { invalidValue } from "../../frame/invalidValue.js";
import { choice, required, time } from "../../frame/parameters.js";
import { connectWriter, write, writeOptions, writeResult } from "../../network/write.js";
import { organisationArgument } from "../../organisations/organisationArgument.js";
import { parseKey } from "../../organisations/parseKey.js";
import { readAuthorization, relayOptions } from "../../organisations/relayOptions.js";
import { signAsManager } from "../../organisations/signAsManager.js";
import { signedChange, signedResult } from "../../organisations/signedChange.js";
import { signerOptions } from "../../signers/signerOptions.js";

export const command = defineCommand({
  details: {
    en: "The account must be a manager's of the organisation, or --authorization carries a manager's signature.",
    vi: "Tài khoản phải là khóa quản lý của tổ chức, hoặc --authorization mang chữ ký của khóa quản lý.",
  },
  arguments: {
    organisation: organisationArgument,
    key: required("key", {
      en: "address of an account, or ERC-7913 bytes",
      vi: "địa chỉ tài khoản, hoặc chuỗi byte ERC-7913",
    }),
  },
  options: {
    role: choice("--role <role>", ["signatory", "manager"], {
      en: "what it may do; default: signatory",
      vi: "quyền của khóa; mặc định: signatory",
    }),
    validFrom: time("--valid-from <time>", {
      en: "Unix seconds or ISO 8601; default: from now on",
      vi: "giây Unix hoặc ISO 8601; mặc định: từ bây giờ",
    }),
    validUntil: time("--valid-until <time>", {
      en: "Unix seconds or ISO 8601; default: no end",
      vi: "giây Unix hoặc ISO 8601; mặc định: không có hạn",
    }),
    ...relayOptions,
    ...signerOptions,
    ...writeOptions,
  },
  result: {
    organisation: { en: "as it was given", vi: "như đã nhập" },
    key: { en: "ERC-7913 bytes", vi: "chuỗi byte ERC-7913" },
    keyId: { en: "key id", vi: "mã khóa" },
    role: { en: "signatory or manager", vi: "signatory hoặc manager" },
    validFrom: { en: "Unix seconds, 0 = from now on", vi: "giây Unix, 0 = từ bây giờ" },
    validUntil: { en: "Unix seconds, 0 = no end", vi: "giây Unix, 0 = không có hạn" },
    ...signedResult,
    ...writeResult,
  },
  run: async (
    {
      organisation,
      key: given,
      role = "signatory",
      validFrom = 0,
      validUntil = 0,
      sign,
      authorization,
      ...input
    },
    context,
  ) => {
    if (sign && authorization !== undefined)
      throw invalidValue("--sign", "--authorization", "--sign / --authorization");
    const key = parseKey("key", given);
    const change = { organisation, key, role, validFrom, validUntil };
    const data = { ...change, keyId: keyId(key) };
    const text = context.say(
      {
        en: "{key} is enrolled for {organisation} as {role}.",
        vi: "Ghi danh {key} cho {organisation} với vai trò {role}.",
      },
      change,
    );
    const relayed = readAuthorization(authorization, context);
    if (sign) {
      const signed = await signAsManager(input, context, { primaryType: "KeyAddition", message: change });
      return signedChange(context, data, { text, authorization: signed });
    }
    return write(await connectWriter(input, context), input, context, {
      parameters: { ...change, ...relayed },
      simulate: simulateAddKey,
      send: addKey,
      data,
      text,
    });
  },
});
