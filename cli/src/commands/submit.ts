import { agreementId, getStatus, simulateSubmitEnvelope, submitEnvelope, waitForTransaction } from "minhuoc";
import { readEnvelope } from "../envelopes/readEnvelope.js";
import { defineCommand } from "../frame/command.js";
import { required } from "../frame/parameters.js";
import { connectWriter, dryRunLines, gasCost, writeOptions, writeResult } from "../network/write.js";
import { statusWords } from "../words/statusWords.js";

export const command = defineCommand({
  details: {
    en: "Sends all acts of an envelope in one transaction; the account only pays. What is on record is left out, so that it can be run again after it was cut off.",
    vi: "Gửi mọi hành vi của phong bì trong một giao dịch; tài khoản chỉ trả phí. Điều đã ghi nhận được bỏ qua, nên có thể chạy lại nếu bị ngắt giữa chừng.",
  },
  arguments: { envelope: required("envelope", { en: "envelope, *.mou.json", vi: "phong bì, *.mou.json" }) },
  options: writeOptions,
  result: {
    id: { en: "agreement id", vi: "mã thỏa thuận" },
    status: {
      en: "status then, with --dry-run the one to which it would lead",
      vi: "trạng thái sau đó; với --dry-run là trạng thái sẽ đạt tới",
    },
    submitted: { en: "positions of the acts in the transaction", vi: "vị trí các hành vi trong giao dịch" },
    skipped: { en: "positions of acts on record already", vi: "vị trí các hành vi đã được ghi nhận" },
    passedOver: {
      en: "positions of acts left out for another of the same seat and kind",
      vi: "vị trí các hành vi bị bỏ vì đã có hành vi khác cùng ghế và loại",
    },
    ...writeResult,
  },
  run: async ({ envelope: path, ...input }, context) => {
    const envelope = readEnvelope(path, context.cwd);
    const id = agreementId(envelope.agreement);
    const client = await connectWriter(input, context);
    const state = (status: keyof typeof statusWords) => `${status} (${context.say(statusWords[status])})`;
    if (input.dryRun) {
      const simulated = await simulateSubmitEnvelope(client, { envelope });
      const cost = await gasCost(client, simulated.gas);
      return {
        data: { dryRun: true, id, ...simulated, cost },
        text: [id, ...dryRunLines(context, { ...simulated, cost })].join("\n"),
      };
    }
    const { transaction, submitted, skipped, passedOver } = await submitEnvelope(client, { envelope });
    const receipt = transaction && (await waitForTransaction(client, { hash: transaction }));
    const status = await getStatus(client, { id });
    return {
      data: {
        dryRun: false,
        id,
        status,
        submitted,
        skipped,
        passedOver,
        transaction: transaction ?? null,
        blockNumber: receipt?.blockNumber ?? null,
        gas: receipt?.gasUsed ?? 0n,
      },
      text: [
        id,
        transaction
          ? context.say(
              { en: "Recorded by {transaction}.", vi: "Đã ghi nhận bởi {transaction}." },
              { transaction },
            )
          : context.say({
              en: "All of it is on record already; nothing was sent.",
              vi: "Mọi điều đã được ghi nhận; không gửi gì.",
            }),
        context.say({ en: "Status: {status}", vi: "Trạng thái: {status}" }, { status: state(status) }),
      ].join("\n"),
    };
  },
});
