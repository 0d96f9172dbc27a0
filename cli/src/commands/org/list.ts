import { listOrganisations } from "minhuoc";
import { defineCommand } from "../../frame/command.js";
import { connect } from "../../network/connect.js";
import { listOptions, listResult, readListOptions } from "../../network/listOptions.js";
import { kindWords } from "../../words/kindWords.js";

export const command = defineCommand({
  details: {
    en: "Every organisation that was ever admitted, in that order; none can be left out. With --headers or --block-hash that is proved against a block, and the endpoint need not be believed.",
    vi: "Mọi tổ chức từng được kết nạp, theo thứ tự; không thể thiếu tổ chức nào. Với --headers hoặc --block-hash thì điều đó được chứng minh đối chiếu với một khối, và không phải tin điểm truy cập.",
  },
  arguments: {},
  options: listOptions,
  result: {
    "organisations[].id": { en: "organisation id", vi: "mã tổ chức" },
    "organisations[].identifier": { en: "URI", vi: "URI" },
    "organisations[].number": { en: "order of admission, from 0", vi: "thứ tự kết nạp, từ 0" },
    "organisations[].kind": { en: "member, partner or observer", vi: "member, partner hoặc observer" },
    "organisations[].suspended": { en: "whether it may not attest", vi: "có bị đình chỉ không" },
    "organisations[].profile": { en: "hash of its profile document", vi: "mã băm tài liệu hồ sơ" },
    ...listResult,
  },
  run: async (input, context) => {
    const client = connect(input, context);
    const {
      organisations: listed,
      trust,
      time: asOf,
      blockNumber,
    } = await listOrganisations(client, await readListOptions(input, context));
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
      data: { organisations, trust, asOf, blockNumber },
      text: lines.join("\n"),
      ...(lines.length === 0 && {
        note: context.say({ en: "No organisation was found.", vi: "Không tìm thấy tổ chức nào." }),
      }),
    };
  },
});
