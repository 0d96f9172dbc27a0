import {
  type AgreementStruct,
  agreementId,
  getAgreement,
  getOrganisation,
  listActs,
  type RegistryClient,
  seats,
} from "minhuoc";
import { notDocument } from "../agreements/findAgreement.js";
import { isId } from "../agreements/isId.js";
import { certificatesResult, describeCertificates } from "../envelopes/describeCertificates.js";
import { describeEnvelope, envelopeResult } from "../envelopes/describeEnvelope.js";
import { readEnvelope } from "../envelopes/readEnvelope.js";
import { fileKinds } from "../files/fileKinds.js";
import { CliError } from "../frame/CliError.js";
import { defineCommand } from "../frame/command.js";
import { ExitCode } from "../frame/exitCodes.js";
import { required } from "../frame/parameters.js";
import { connect } from "../network/connect.js";
import { findVerifiers } from "../network/findVerifiers.js";
import { networkOptions } from "../network/networkOptions.js";
import { actWords } from "../words/actWords.js";
import { seatWords } from "../words/seatWords.js";
import { untilWords } from "../words/untilWords.js";
import { utc } from "../words/utc.js";

export const command = defineCommand({
  details: {
    en: "Of an id, what the chain knows: terms, parties and acts. Of an envelope, who has signed it, what is missing, and the certificates that came with keys. Whether it is what a document says is answered by mou verify.",
    vi: "Với mã: những gì chuỗi biết, gồm điều khoản, các bên và các hành vi. Với phong bì: ai đã ký, còn thiếu gì, và các chứng thư đi kèm khóa. Có đúng với tài liệu hay không thì dùng mou verify.",
  },
  arguments: {
    agreement: required("agreement", {
      en: "agreement id, or envelope (*.mou.json)",
      vi: "mã thỏa thuận, hoặc phong bì (*.mou.json)",
    }),
  },
  options: networkOptions,
  result: {
    ...envelopeResult,
    ...certificatesResult,
    id: { en: "agreement id", vi: "mã thỏa thuận" },
    "agreement.*": {
      en: "the struct, with hashes in place of strings",
      vi: "cấu trúc, với mã băm thay cho chuỗi ký tự",
    },
    "seats[].seat": { en: "number of the seat", vi: "số ghế" },
    "seats[].role": { en: "party or witness", vi: "party hoặc witness" },
    "seats[].organisation": { en: "organisation id", vi: "mã tổ chức" },
    "seats[].identifier": { en: "its identifier, or null", vi: "định danh, hoặc null" },
    "acts[].kind": { en: "attest, decline, terminate, …", vi: "attest, decline, terminate, …" },
    "acts[].seat": { en: "number of the seat", vi: "số ghế" },
    "acts[].time": { en: "Unix seconds", vi: "giây Unix" },
    "acts[].keyId": { en: "key id", vi: "mã khóa" },
    "acts[].statement": { en: "hash of the statement", vi: "mã băm lời khai" },
    "acts[].transaction": { en: "hash of the transaction", vi: "mã băm giao dịch" },
    complete: {
      en: "whether the acts lead to the hash on chain",
      vi: "các hành vi có dẫn tới mã băm trên chuỗi không",
    },
  },
  run: async ({ agreement: given, ...input }, context) => {
    if (!isId(given)) {
      const envelope = readEnvelope(given, context.cwd, notDocument(fileKinds.envelope));
      const verifiers = findVerifiers(input.deployment, context, envelope);
      const { data, text } = await describeEnvelope(envelope, context, verifiers);
      const certificates = describeCertificates(envelope, context);
      return { data: { ...data, ...certificates.data }, text: [text, ...certificates.lines].join("\n") };
    }
    const id = given;
    const client = connect(input, context);
    const agreement = await getAgreement(client, { id });
    if (!agreement) throw new CliError("CLI_NOT_FOUND", { what: id });
    const named = await nameSeats(client, agreement);
    const listed = await listActs(client, { id: agreementId(agreement) });
    const acts = listed.acts.map(({ kind, seat, time, keyId, statement, transactionHash }) => ({
      kind,
      seat,
      time,
      keyId,
      statement,
      transaction: transactionHash,
    }));
    const say = context.say;
    const lines = [
      id,
      say({ en: "Documents (SHA-256): {documents}", vi: "Tài liệu (SHA-256): {documents}" }, agreement),
      say(
        { en: "Term: from {from}, {to}", vi: "Thời hạn: từ {from}, {to}" },
        {
          from:
            agreement.effectiveAt === 0
              ? say({ en: "when the last party attests", vi: "khi bên cuối cùng xác nhận" })
              : utc(agreement.effectiveAt),
          to: say(untilWords(agreement.expiresAt)),
        },
      ),
      agreement.anyPartyCanEnd
        ? say(
            {
              en: "Any party can end it with {noticeDays} days' notice.",
              vi: "Mỗi bên có thể chấm dứt, báo trước {noticeDays} ngày.",
            },
            agreement,
          )
        : say({
            en: "Only all parties together can end it.",
            vi: "Chỉ mọi bên cùng nhau mới chấm dứt được.",
          }),
      ...named.map(
        ({ seat, role, organisation, identifier }) =>
          `${seat}  ${say(seatWords[role])}  ${identifier ?? organisation}`,
      ),
      ...acts.map(({ kind, seat, time }) =>
        `${utc(time)}  ${say(actWords[kind])}  ${kind === "superseded" ? "" : seat}`.trimEnd(),
      ),
      ...(listed.complete
        ? []
        : [
            say({
              en: "INCOMPLETE: the acts do not lead to the hash on chain.",
              vi: "KHÔNG ĐẦY ĐỦ: các hành vi không dẫn tới mã băm trên chuỗi.",
            }),
          ]),
    ];
    return {
      data: { id, agreement, seats: named, acts, complete: listed.complete },
      text: lines.join("\n"),
      exit: listed.complete ? ExitCode.passed : ExitCode.undetermined,
    };
  },
});

async function nameSeats(client: RegistryClient, agreement: AgreementStruct) {
  return Promise.all(
    seats(agreement).map(async ({ seat, role, organisation }) => {
      const found = await getOrganisation(client, { organisation });
      return { seat, role, organisation, identifier: found?.identifier ?? null };
    }),
  );
}
