import {
  agreementId,
  ContractError,
  getStatus,
  type RefusedAct,
  type SignedAct,
  simulateSubmitEnvelope,
  submitEnvelope,
} from "minhuoc";
import { readEnvelope } from "../envelopes/readEnvelope.js";
import { CliError } from "../frame/CliError.js";
import { defineCommand } from "../frame/command.js";
import { describeError } from "../frame/describeError.js";
import { ExitCode } from "../frame/exitCodes.js";
import { required } from "../frame/parameters.js";
import {
  connectWriter,
  dryRunLines,
  gasBill,
  waitForSent,
  writeOptions,
  writeResult,
} from "../network/write.js";
import { actWords } from "../words/actWords.js";
import { shownStatus } from "../words/statusWords.js";

export const command = defineCommand({
  details: {
    en: "Sends the acts of an envelope in one transaction; the account only pays. What is on record is left out, so that it can be run again after it was cut off. What the registry refuses is left out and named, and the exit code is 1: a stranger's act holds up no other.",
    vi: "Gửi các hành vi của phong bì trong một giao dịch; tài khoản chỉ trả phí. Điều đã ghi nhận được bỏ qua, nên có thể chạy lại nếu bị ngắt giữa chừng. Điều sổ đăng ký từ chối được bỏ ra và nêu rõ, mã thoát là 1: hành vi của người lạ không cản các hành vi khác.",
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
    "refused[].position": {
      en: "position of an act left out since the registry refuses it",
      vi: "vị trí hành vi bị bỏ vì sổ đăng ký từ chối",
    },
    "refused[].organisation": { en: "whose act it says it is", vi: "hành vi tự nhận là của tổ chức nào" },
    "refused[].kind": { en: "attest, decline, …", vi: "attest, decline, …" },
    "refused[].code": { en: "why, as of docs/errors.md", vi: "vì sao, theo docs/errors.md" },
    "refused[].message": { en: "the same in words", vi: "lý do bằng lời" },
    ...writeResult,
  },
  run: async ({ envelope: path, ...input }, context) => {
    const envelope = readEnvelope(path, context.cwd);
    if (envelope.acts.length === 0) throw new CliError("CLI_ENVELOPE_UNSIGNED", { path });
    const id = agreementId(envelope.agreement);
    const client = await connectWriter(input, context);
    if (input.dryRun) {
      const simulated = await simulateSubmitEnvelope(client, { envelope }).catch(tellWhose);
      const bill = await gasBill(client, simulated.gas);
      const { refused, exit } = await tellRefused(simulated.refused);
      const lines =
        simulated.submitted.length > 0 ? dryRunLines(context, { ...simulated, ...bill }) : [idle()];
      return {
        data: { dryRun: true, id, ...simulated, refused, ...bill },
        text: [id, ...lines].join("\n"),
        exit,
      };
    }
    const { transaction, submitted, skipped, passedOver, ...left } = await submitEnvelope(client, {
      envelope,
    }).catch(tellWhose);
    const { refused, exit } = await tellRefused(left.refused);
    const receipt = transaction && (await waitForSent(client, transaction, context));
    const status = await getStatus(client, { id });
    return {
      data: {
        dryRun: false,
        id,
        status,
        submitted,
        skipped,
        passedOver,
        refused,
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
          : idle(),
        context.say(
          { en: "Status: {status}", vi: "Trạng thái: {status}" },
          { status: shownStatus(status, context) },
        ),
      ].join("\n"),
      exit,
    };

    function idle(): string {
      return context.say({
        en: "All that the registry takes is on record already; there is nothing to send.",
        vi: "Mọi điều sổ đăng ký chấp nhận đều đã được ghi nhận; không có gì để gửi.",
      });
    }

    /** Names whose act an error is about, which the error itself knows by its position alone. */
    async function tellWhose(error: unknown): Promise<never> {
      if (error instanceof ContractError && typeof error.values.act === "number")
        await tellRefused([{ position: error.values.act, error }]);
      throw error;
    }

    /** Names on stderr what was left out against the sender's will. */
    async function tellRefused(left: readonly RefusedAct[]) {
      const refused = await Promise.all(
        left.map(async ({ position, error }) => {
          const { organisation, kind } = envelope.acts[position] as SignedAct;
          const { code, message } = await describeError(error, context.language);
          return { position, organisation, kind, code, message };
        }),
      );
      for (const act of refused)
        context.announce(
          context.say(
            {
              en: "left out: act {position}, {kind} for {organisation}. {code}: {message}",
              vi: "đã bỏ ra: hành vi {position}, {word} của {organisation}. {code}: {message}",
            },
            { ...act, word: context.say(actWords[act.kind]) },
          ),
        );
      return { refused, exit: refused.length > 0 ? ExitCode.failed : ExitCode.passed };
    }
  },
});
