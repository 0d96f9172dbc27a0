import {
  decodeRecord,
  findAgreementsByDocument,
  listAgreements,
  type Status,
  Status as statuses,
  statusOf,
} from "minhuoc";
import { hashFile } from "../files/hashFile.js";
import { defineCommand } from "../frame/command.js";
import { ExitCode } from "../frame/exitCodes.js";
import { choice, value } from "../frame/parameters.js";
import { connect } from "../network/connect.js";
import { networkOptions } from "../network/networkOptions.js";
import { readBlockTime } from "../network/readBlockTime.js";
import { shownStatus } from "../words/statusWords.js";

export const command = defineCommand({
  details: {
    en: "The list is checked against the registry's journal; where something is missing or altered, the exit code is 3.",
    vi: "Danh sách được đối chiếu với nhật ký của sổ đăng ký; nếu thiếu hoặc bị sửa, mã thoát là 3.",
  },
  arguments: {},
  options: {
    document: value("--document <file>", {
      en: "only agreements that name this document",
      vi: "chỉ các thỏa thuận nêu tài liệu này",
    }),
    status: choice("--status <status>", Object.keys(statuses) as Status[], {
      en: "only agreements of this status",
      vi: "chỉ các thỏa thuận có trạng thái này",
    }),
    ...networkOptions,
  },
  result: {
    "agreements[].id": { en: "agreement id", vi: "mã thỏa thuận" },
    "agreements[].status": { en: "as in docs/protocol.md", vi: "như trong docs/protocol.md" },
    "agreements[].inForceAt": { en: "Unix seconds, or 0", vi: "giây Unix, hoặc 0" },
    "agreements[].endsAt": { en: "Unix seconds, 0 = no end", vi: "giây Unix, 0 = không có hạn" },
    complete: {
      en: "whether the journal shows that nothing is missing",
      vi: "nhật ký có cho thấy không thiếu gì không",
    },
    "defect.reason": {
      en: "duplicate, reordered, gap, truncated, surplus or altered",
      vi: "duplicate, reordered, gap, truncated, surplus hoặc altered",
    },
    "defect.count": { en: "number of the first entry concerned", vi: "số của mục đầu tiên bị ảnh hưởng" },
    defect: { en: "what is wrong with the list, or null", vi: "danh sách sai ở đâu, hoặc null" },
    trust: { en: "whose word it is that the list is complete", vi: "ai bảo đảm là danh sách đầy đủ" },
    asOf: { en: "Unix seconds, time of the block that was read", vi: "giây Unix, thời gian của khối đã đọc" },
    blockNumber: { en: "number of that block", vi: "số của khối đó" },
  },
  run: async ({ document, status: wanted, ...input }, context) => {
    const client = connect(input, context);
    const { agreements: listed, journal, trust, blockNumber } = await listAgreements(client);
    const asOf = await readBlockTime(client, blockNumber);
    const named = document === undefined ? undefined : await hashFile(document, context);
    const ids =
      named && (await findAgreementsByDocument(client, { document: named.sha256, toBlock: blockNumber }));
    const agreements = listed
      .map(({ id, word, marks }) => {
        const record = decodeRecord(word, marks);
        return { id, status: statusOf(record, asOf), inForceAt: record.inForceAt, endsAt: record.endsAt };
      })
      .filter(({ id, status }) => (!ids || ids.includes(id)) && (!wanted || status === wanted));
    const defect = journal.complete ? null : { reason: journal.reason, count: journal.count };
    const lines = agreements.map(({ id, status }) => `${id}  ${shownStatus(status, context)}`);
    if (defect)
      lines.push(
        context.say(
          { en: "INCOMPLETE: {defect}", vi: "KHÔNG ĐẦY ĐỦ: {defect}" },
          { defect: `${defect.reason}, ${defect.count}` },
        ),
      );
    return {
      data: { agreements, complete: journal.complete, defect, trust, asOf, blockNumber },
      text: lines.join("\n"),
      ...(lines.length === 0 && {
        note: context.say({ en: "No agreement was found.", vi: "Không tìm thấy thỏa thuận nào." }),
      }),
      exit: defect ? ExitCode.undetermined : ExitCode.passed,
    };
  },
});
