import { admit, organisationId, simulateAdmit } from "minhuoc";
import { defineCommand } from "../../frame/command.js";
import { missingValue } from "../../frame/missingValue.js";
import { bytes32, choice, required, value } from "../../frame/parameters.js";
import { connectWriter, write, writeOptions, writeResult } from "../../network/write.js";
import { parseKey } from "../../organisations/parseKey.js";
import { formWords } from "../../words/formWords.js";
import { kindWords } from "../../words/kindWords.js";

export const command = defineCommand({
  details: { en: "The account must be the secretariat's.", vi: "Tài khoản phải là của ban thư ký." },
  arguments: {
    identifier: required("identifier", {
      en: "URI that can be checked, such as did:web:fpt.com.vn",
      vi: "URI kiểm chứng được, như did:web:fpt.com.vn",
    }),
  },
  options: {
    manager: value("--manager <key>", {
      en: "key of the first manager: address of an account, or ERC-7913 bytes",
      vi: "khóa quản lý đầu tiên: địa chỉ tài khoản, hoặc chuỗi byte ERC-7913",
    }),
    kind: choice("--kind <kind>", ["member", "partner", "observer"], {
      en: "kind of organisation; default: member",
      vi: "loại tổ chức; mặc định: member",
    }),
    profile: bytes32("--profile <hash>", {
      en: "hash of its profile document",
      vi: "mã băm của tài liệu hồ sơ",
    }),
    ...writeOptions,
  },
  result: {
    organisation: { en: "identifier", vi: "định danh" },
    id: { en: "organisation id", vi: "mã tổ chức" },
    kind: { en: "member, partner or observer", vi: "member, partner hoặc observer" },
    manager: { en: "key of the manager, ERC-7913", vi: "khóa quản lý, ERC-7913" },
    ...writeResult,
  },
  run: async ({ identifier, manager: given, kind = "member", profile, ...input }, context) => {
    if (given === undefined) throw missingValue("--manager", formWords.key);
    const manager = parseKey("--manager", given);
    const client = await connectWriter(input, context);
    return write(client, input, context, {
      parameters: { identifier, kind, manager, ...(profile && { profile }) },
      simulate: simulateAdmit,
      send: admit,
      data: { organisation: identifier, id: organisationId(identifier), kind, manager },
      text: context.say(
        { en: "Admission of {identifier} as {kind}.", vi: "Kết nạp {identifier} với tư cách {kind}." },
        { identifier, kind: context.say(kindWords[kind]) },
      ),
    });
  },
});
