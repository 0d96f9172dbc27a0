import { keyId, revokeKey, simulateRevokeKey } from "minhuoc";
import { defineCommand } from "../../frame/command.js";
import { exclusive } from "../../frame/exclusive.js";
import { required, time } from "../../frame/parameters.js";
import { connectWriter, write, writeOptions, writeResult } from "../../network/write.js";
import { organisationArgument } from "../../organisations/organisationArgument.js";
import { parseKey } from "../../organisations/parseKey.js";
import { readAuthorization, relayOptions } from "../../organisations/relayOptions.js";
import { signAsManager } from "../../organisations/signAsManager.js";
import { signedChange, signedResult } from "../../organisations/signedChange.js";
import { refuseSender } from "../../signers/openOwnSigner.js";
import { signerOptions } from "../../signers/signerOptions.js";

export const command = defineCommand({
  details: {
    en: "What the key signed before stays. The account must be a manager's, or --authorization carries a manager's signature. A token's key signs with --sign.",
    vi: "Những gì khóa đã ký trước đó vẫn còn. Tài khoản phải là khóa quản lý, hoặc --authorization mang chữ ký của khóa quản lý. Khóa trên token ký bằng --sign.",
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
    ...relayOptions,
    ...signerOptions,
    ...writeOptions,
  },
  result: {
    organisation: { en: "as it was given", vi: "như đã nhập" },
    key: { en: "ERC-7913 bytes", vi: "chuỗi byte ERC-7913" },
    keyId: { en: "key id", vi: "mã khóa" },
    validUntil: { en: "Unix seconds, 0 = at once", vi: "giây Unix, 0 = ngay lập tức" },
    ...signedResult,
    ...writeResult,
  },
  run: async ({ organisation, key: given, validUntil = 0, sign, authorization, ...input }, context) => {
    if (sign && authorization !== undefined) throw exclusive("--sign", "--authorization");
    if (!sign) refuseSender(input);
    const key = parseKey("key", given);
    const change = { organisation, key, validUntil };
    const data = { ...change, keyId: keyId(key) };
    const text = context.say(
      { en: "Revocation of {key} for {organisation}.", vi: "Thu hồi {key} của {organisation}." },
      change,
    );
    const relayed = readAuthorization(authorization, context);
    if (sign) {
      const signed = await signAsManager(
        input,
        context,
        { primaryType: "KeyRevocation", message: change },
        text,
      );
      return signedChange(context, data, { text, authorization: signed });
    }
    return write(await connectWriter(input, context), input, context, {
      parameters: { ...change, ...relayed },
      simulate: simulateRevokeKey,
      send: revokeKey,
      data,
      text,
    });
  },
});
