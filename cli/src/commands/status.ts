import { getRecord, getSuccessor, wasInForceAt } from "minhuoc";
import { agreementArgument } from "../agreements/findAgreement.js";
import { findAgreementId } from "../agreements/findAgreementId.js";
import { defineCommand } from "../frame/command.js";
import { ExitCode } from "../frame/exitCodes.js";
import { flag, time } from "../frame/parameters.js";
import { connect } from "../network/connect.js";
import { networkOptions } from "../network/networkOptions.js";
import { shownStatus } from "../words/statusWords.js";
import { untilWords } from "../words/untilWords.js";
import { utc } from "../words/utc.js";

export const command = defineCommand({
  details: {
    en: "With --in-force the exit code answers: 0 in force, 1 not, 3 not on record here.",
    vi: "Với --in-force, mã thoát là câu trả lời: 0 có hiệu lực, 1 không, 3 chưa ghi nhận ở đây.",
  },
  arguments: { agreement: agreementArgument },
  options: {
    inForce: flag("--in-force", {
      en: "end with 1 unless the agreement is in force",
      vi: "kết thúc với mã 1 nếu thỏa thuận không có hiệu lực",
    }),
    at: time("--at <time>", {
      en: "ask whether it was in force at that time, in Unix seconds or ISO 8601",
      vi: "hỏi thỏa thuận có hiệu lực vào thời điểm đó không, theo giây Unix hoặc ISO 8601",
    }),
    ...networkOptions,
  },
  result: {
    id: { en: "agreement id", vi: "mã thỏa thuận" },
    status: {
      en: "Unknown, Proposed, … as in docs/protocol.md",
      vi: "Unknown, Proposed, … như trong docs/protocol.md",
    },
    inForce: {
      en: "whether it is in force, or was at `at`; null where it is not on record here",
      vi: "có hiệu lực không, hoặc vào lúc `at`; null nếu chưa ghi nhận ở đây",
    },
    at: {
      en: "Unix seconds, the time that `inForce` speaks of",
      vi: "giây Unix, thời điểm mà `inForce` nói tới",
    },
    asOf: { en: "Unix seconds, time of the block that was read", vi: "giây Unix, thời gian của khối đã đọc" },
    blockNumber: { en: "number of that block", vi: "số của khối đó" },
    inForceAt: {
      en: "Unix seconds, 0 until all parties have attested",
      vi: "giây Unix, 0 khi chưa đủ các bên",
    },
    endsAt: { en: "Unix seconds, 0 = no end", vi: "giây Unix, 0 = không có hạn" },
    attested: { en: "bitmap of the seats that have attested", vi: "bitmap các ghế đã xác nhận" },
    disputes: { en: "bitmap of the seats that dispute it", vi: "bitmap các ghế đang phản đối" },
    successor: {
      en: "id of the agreement that supersedes it, or null",
      vi: "mã thỏa thuận thay thế, hoặc null",
    },
  },
  run: async ({ agreement, inForce: mustBe, at, ...input }, context) => {
    const client = connect(input, context);
    const id = await findAgreementId(client, agreement, context);
    const record = await getRecord(client, { id });
    const { status, asOf, blockNumber, inForceAt, endsAt, attested, marks } = record;
    const successor = (await getSuccessor(client, { id, blockNumber })) ?? null;
    // What is not on record here may be so on another registry.
    const inForce =
      status === "Unknown"
        ? null
        : at === undefined
          ? status === "InForce" || status === "Ending"
          : await wasInForceAt(client, { id, time: at, blockNumber });
    const answer =
      inForce === null
        ? { en: "unknown", vi: "chưa rõ" }
        : inForce
          ? { en: "yes", vi: "có" }
          : { en: "no", vi: "không" };
    const lines = [
      context.say(
        { en: "Status: {status}", vi: "Trạng thái: {status}" },
        {
          status: shownStatus(status, context),
        },
      ),
      context.say(
        { en: "In force: {answer}, at {time}", vi: "Có hiệu lực: {answer}, lúc {time}" },
        {
          answer: context.say(answer),
          time: utc(at ?? asOf),
        },
      ),
      ...(inForceAt
        ? [
            context.say(
              { en: "From {from}, {to}", vi: "Từ {from}, {to}" },
              { from: utc(inForceAt), to: context.say(untilWords(endsAt)) },
            ),
          ]
        : []),
      ...(marks?.disputes
        ? [
            context.say({
              en: "An organisation disputes its attestation.",
              vi: "Có tổ chức phản đối xác nhận đứng tên mình.",
            }),
          ]
        : []),
      ...(successor
        ? [
            context.say(
              { en: "Superseded by {successor}", vi: "Được thay thế bởi {successor}" },
              { successor },
            ),
          ]
        : []),
    ];
    return {
      data: {
        id,
        status,
        inForce,
        at: at ?? asOf,
        asOf,
        blockNumber,
        inForceAt,
        endsAt,
        attested,
        disputes: marks?.disputes ?? 0,
        successor,
      },
      text: lines.join("\n"),
      exit: !mustBe || inForce ? ExitCode.passed : inForce === null ? ExitCode.undetermined : ExitCode.failed,
    };
  },
});
