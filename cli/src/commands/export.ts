import {
  agreementId,
  exportEvidence,
  finalizedHeaders,
  MinhUocError,
  type RegistryClient,
  sealEvidence,
} from "minhuoc";
import { evidenceBlock } from "../agreements/evidenceBlock.js";
import { agreementArgument, findAgreement } from "../agreements/findAgreement.js";
import { isId } from "../agreements/isId.js";
import { readEvidence } from "../agreements/readEvidence.js";
import { readMetadata } from "../agreements/readMetadata.js";
import { heldByEnvelope } from "../envelopes/heldByEnvelope.js";
import { writeFile } from "../files/writeFile.js";
import { defineCommand } from "../frame/command.js";
import { blockNumber, flag, list, value } from "../frame/parameters.js";
import { connect } from "../network/connect.js";
import { networkOptions } from "../network/networkOptions.js";
import { identityLines, recordedIdentities } from "../verification/recordedIdentities.js";

export const command = defineCommand({
  details: {
    en: "Whoever has the file verifies it offline: mou verify <document> --evidence <file> --block-hash <hash>. Pass the block's number and hash on beside it.",
    vi: "Ai có tệp đều xác minh ngoại tuyến được: mou verify <tài liệu> --evidence <tệp> --block-hash <mã băm>. Hãy gửi kèm số và mã băm của khối.",
  },
  arguments: { agreement: agreementArgument },
  options: {
    out: value("--out <file>", {
      en: "where to write it; default: <id>.evidence.json",
      vi: "nơi ghi tệp; mặc định: <mã>.evidence.json",
    }),
    disclose: flag("--disclose", {
      en: "of an envelope: show the metadata and the statements that it holds",
      vi: "với phong bì: hiện siêu dữ liệu và các lời khai có trong đó",
    }),
    metadata: value("--metadata <file>", {
      en: "metadata document with its salts: all of it is shown",
      vi: "tài liệu siêu dữ liệu kèm muối: hiện toàn bộ",
    }),
    statement: list("--statement <text>", {
      en: "text of a statement, to be shown beside its hash; may be given more than once",
      vi: "lời văn của lời khai, hiện cạnh mã băm; có thể nêu nhiều lần",
    }),
    identity: flag("--identity", {
      en: "ask each organisation's own web document, and record what it says",
      vi: "hỏi tài liệu web của từng tổ chức, và ghi lại nội dung",
    }),
    refresh: flag("--refresh", {
      en: "the file given is evidence: bring it up to date, showing what it shows and no more",
      vi: "tệp đã nêu là bằng chứng: cập nhật tệp, hiện đúng những gì tệp đang hiện, không thêm",
    }),
    block: blockNumber("--block <block>", {
      en: "latest (default), finalized or a number",
      vi: "latest (mặc định), finalized hoặc một số",
    }),
    force: flag("--force", { en: "replace the file", vi: "thay thế tệp đã có" }),
    ...networkOptions,
  },
  result: {
    id: { en: "agreement id", vi: "mã thỏa thuận" },
    file: { en: "the evidence file", vi: "tệp bằng chứng" },
    "block.number": { en: "block as of which it speaks", vi: "khối mà bằng chứng nói tới" },
    "block.hash": {
      en: "its hash, to be compared with two sources",
      vi: "mã băm của khối, để đối chiếu hai nguồn",
    },
    sealed: { en: "whether that block is final already", vi: "khối đó đã được chốt chưa" },
    acts: { en: "number of acts", vi: "số hành vi" },
    identities: {
      en: "number of organisations of which the file records what their hosts said",
      vi: "số tổ chức mà tệp ghi lại nội dung trang web",
    },
    "hosts[].organisation": {
      en: "with --identity: each organisation, by its identifier",
      vi: "với --identity: từng tổ chức, theo định danh",
    },
    "hosts[].outcome": {
      en: "what its host said: confirmed, contradicted or unknown",
      vi: "máy chủ của tổ chức nói gì: confirmed, contradicted hoặc unknown",
    },
    "hosts[].code": { en: "why, as of docs/verdict.md", vi: "vì sao, theo docs/verdict.md" },
    "hosts[].detail": { en: "the same in words", vi: "lý do bằng lời" },
  },
  run: async (
    { agreement: given, out, disclose, metadata, statement, identity, refresh, block, force, ...input },
    context,
  ) => {
    const client = connect(input, context);
    const named = refresh
      ? { refresh: readEvidence(given, context.cwd) }
      : isId(given)
        ? { id: given }
        : { agreement: await findAgreement(client, given, context) };
    const held = disclose && heldByEnvelope(given, context.cwd);
    const statements = [...(held?.statements ?? []), ...(statement ?? [])];
    const evidence = await exportEvidence(client, {
      ...named,
      ...held,
      ...readMetadata(metadata, context.cwd),
      ...(statements.length > 0 && { statements }),
      ...(block !== undefined && { block }),
      ...(identity && { fetch }),
    });
    const id = agreementId(evidence.agreement);
    const file = out ?? `${id}.evidence.json`;
    writeFile(file, `${JSON.stringify(evidence)}\n`, { cwd: context.cwd, force });
    const { number, hash } = await evidenceBlock(evidence);
    const sealed = await isFinal(client, evidence);
    const hosts = identity ? await recordedIdentities(client, evidence, hash, context) : [];
    return {
      data: {
        id,
        file,
        block: { number, hash },
        sealed,
        acts: evidence.acts.length,
        identities: evidence.identities?.length ?? 0,
        hosts,
      },
      text: [
        file,
        context.say({ en: "Block {block}", vi: "Khối {block}" }, { block: `${number}:${hash}` }),
        context.say(
          sealed
            ? { en: "The block is final.", vi: "Khối đã được chốt (finalized)." }
            : {
                en: "The block is not final yet: the file convinces others once it is.",
                vi: "Khối chưa được chốt (finalized): tệp chỉ thuyết phục được người khác khi khối đã chốt.",
              },
        ),
        ...identityLines(hosts, context),
      ].join("\n"),
    };
  },
});

async function isFinal(
  client: RegistryClient,
  evidence: Parameters<typeof sealEvidence>[0]["evidence"],
): Promise<boolean> {
  try {
    await sealEvidence({ evidence, headers: finalizedHeaders(client) });
    return true;
  } catch (error) {
    if (error instanceof MinhUocError && error.code === "EVIDENCE_NOT_FINAL") return false;
    throw error;
  }
}
