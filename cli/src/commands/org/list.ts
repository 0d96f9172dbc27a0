import { listOrganisations } from "minhuoc";
import { defineCommand } from "../../frame/command.js";
import { connect } from "../../network/connect.js";
import { networkOptions } from "../../network/networkOptions.js";
import { kindWords } from "../../words/kindWords.js";

export const command = defineCommand({
  details: {
    en: "Every organisation that was ever admitted, in that order; none can be left out.",
    vi: "Mọi tổ chức từng được kết nạp, theo thứ tự; không thể thiếu tổ chức nào.",
  },
  arguments: {},
  options: networkOptions,
  result: {
    "organisations[].id": { en: "organisation id", vi: "mã tổ chức" },
    "organisations[].identifier": { en: "URI", vi: "URI" },
    "organisations[].number": { en: "order of admission, from 0", vi: "thứ tự kết nạp, từ 0" },
    "organisations[].kind": { en: "member, partner or observer", vi: "member, partner hoặc observer" },
    "organisations[].suspended": { en: "whether it may not attest", vi: "có bị đình chỉ không" },
    trust: { en: "whose word it is that none is missing", vi: "ai bảo đảm là không thiếu tổ chức nào" },
    blockNumber: { en: "number of the block that was read", vi: "số của khối đã đọc" },
    "organisations[].profile": { en: "hash of its profile document", vi: "mã băm tài liệu hồ sơ" },
  },
  run: async (input, context) => {
    const { organisations: listed, trust, blockNumber } = await listOrganisations(connect(input, context));
    const organisations = listed.map(({ id, identifier, number, kind, suspended, profile }) => ({
      id,
      identifier,
      number,
      kind,
      suspended,
      profile,
    }));
    const lines = organisations.map(({ identifier, kind, suspended }) =>
      [
        identifier,
        context.say(kindWords[kind]),
        ...(suspended ? [context.say({ en: "suspended", vi: "bị đình chỉ" })] : []),
      ].join("  "),
    );
    return {
      data: { organisations, trust, blockNumber },
      text: lines.join("\n"),
      ...(lines.length === 0 && {
        note: context.say({ en: "No organisation was found.", vi: "Không tìm thấy tổ chức nào." }),
      }),
    };
  },
});
