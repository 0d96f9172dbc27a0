import {
  decodeRecord,
  listAgreements,
  listAgreementsByDocument,
  type Status,
  Status as statuses,
  statusOf,
} from "minhuoc";
import { hashFile } from "../files/hashFile.js";
import { defineCommand } from "../frame/command.js";
import { ExitCode } from "../frame/exitCodes.js";
import { choice, value } from "../frame/parameters.js";
import { connect } from "../network/connect.js";
import { listOptions, listResult, readListOptions } from "../network/listOptions.js";
import { shownStatus } from "../words/statusWords.js";

export const command = defineCommand({
  details: {
    en: "The list is checked against the registry's journal; where something is missing or altered, the exit code is 3. With --headers or --block-hash the journal itself is proved against a block, and the endpoint need not be believed.",
    vi: "Danh sách được đối chiếu với nhật ký của sổ đăng ký; nếu thiếu hoặc bị sửa, mã thoát là 3. Với --headers hoặc --block-hash, chính nhật ký được chứng minh đối chiếu với một khối, và không phải tin điểm truy cập.",
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
    ...listOptions,
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
      en: "duplicate, reordered, gap, truncated, surplus, altered or withheld",
      vi: "duplicate, reordered, gap, truncated, surplus, altered hoặc withheld",
    },
    "defect.ids": {
      en: "with --document: agreements of which the endpoint withholds the terms",
      vi: "với --document: các thỏa thuận mà điểm truy cập không cho biết điều khoản",
    },
    "defect.count": { en: "number of the first entry concerned", vi: "số của mục đầu tiên bị ảnh hưởng" },
    defect: { en: "what is wrong with the list, or null", vi: "danh sách sai ở đâu, hoặc null" },
    ...listResult,
  },
  run: async ({ document, status: wanted, ...input }, context) => {
    const client = connect(input, context);
    const source = await readListOptions(input, context);
    const {
      agreements: listed,
      journal,
      trust,
      time: asOf,
      blockNumber,
    } = document === undefined
      ? await listAgreements(client, source)
      : await listAgreementsByDocument(client, {
          ...source,
          document: (await hashFile(document, context)).sha256,
        });
    const agreements = listed
      .map(({ id, word, marks }) => {
        const record = decodeRecord(word, marks);
        return { id, status: statusOf(record, asOf), inForceAt: record.inForceAt, endsAt: record.endsAt };
      })
      .filter(({ status }) => !wanted || status === wanted);
    const defect = journal.complete
      ? null
      : journal.reason === "withheld"
        ? { reason: journal.reason, ids: journal.ids }
        : { reason: journal.reason, count: journal.count };
    const lines = agreements.map(({ id, status }) => `${id}  ${shownStatus(status, context)}`);
    if (defect)
      lines.push(
        context.say(
          { en: "INCOMPLETE: {defect}", vi: "KHÔNG ĐẦY ĐỦ: {defect}" },
          { defect: Object.values(defect) },
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
