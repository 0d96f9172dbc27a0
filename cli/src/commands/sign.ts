import {
  actDigest,
  actTypedData,
  addAct,
  defaultValidUntil,
  describeAct,
  type UnsignedAct,
} from "minhuoc/core";
import type { Hex } from "viem";
import { agree } from "../accounts/agree.js";
import { readStatement, statementOptions } from "../agreements/statementOptions.js";
import { describeEnvelope, envelopeResult } from "../envelopes/describeEnvelope.js";
import { readEnvelope } from "../envelopes/readEnvelope.js";
import { writeEnvelope } from "../envelopes/writeEnvelope.js";
import { readJson } from "../files/readJson.js";
import { defineCommand } from "../frame/command.js";
import { invalidValue } from "../frame/invalidValue.js";
import { choice, flag, required, time, value } from "../frame/parameters.js";
import { findVerifiers } from "../network/findVerifiers.js";
import { networkOptions } from "../network/networkOptions.js";
import { parseKey } from "../organisations/parseKey.js";
import { openSigner } from "../signers/openSigner.js";
import type { OpenedSigner } from "../signers/signerKind.js";
import { signerOptions } from "../signers/signerOptions.js";

const kinds = ["attest", "decline", "terminate", "dispute", "withdrawDispute"] as const;

export const command = defineCommand({
  details: {
    en: "Shows all that is signed and asks; --yes agrees beforehand. No endpoint is asked and no gas is needed. To sign elsewhere: --typed-data prints what is to be signed, and --act, --key and --signature take it back.",
    vi: "Cho xem mọi điều sẽ ký rồi hỏi; --yes là đồng ý trước. Không hỏi điểm truy cập nào và không cần gas. Để ký ở nơi khác: --typed-data in ra nội dung cần ký, còn --act, --key và --signature nhận lại chữ ký.",
  },
  arguments: { envelope: required("envelope", { en: "envelope, *.mou.json", vi: "phong bì, *.mou.json" }) },
  options: {
    organisation: value("--organisation <identifier>", {
      en: "for which organisation the key signs",
      vi: "khóa ký cho tổ chức nào",
    }),
    kind: choice("--kind <kind>", kinds, {
      en: "which act; default: attest",
      vi: "hành vi nào; mặc định: attest",
    }),
    ...statementOptions,
    validUntil: time("--valid-until <time>", {
      en: "until when the act counts, in Unix seconds or ISO 8601; default: 30 days",
      vi: "hành vi có giá trị đến khi nào, theo giây Unix hoặc ISO 8601; mặc định: 30 ngày",
    }),
    key: value("--key <key>", {
      en: "key for which is signed, where it is not the account itself: ERC-7913 bytes or a contract's address",
      vi: "khóa được ký thay, nếu không phải chính tài khoản: chuỗi byte ERC-7913 hoặc địa chỉ hợp đồng",
    }),
    typedData: flag("--typed-data", {
      en: "sign nothing: print what is to be signed elsewhere",
      vi: "không ký: in ra nội dung cần ký ở nơi khác",
    }),
    act: value("--act <file>", {
      en: "what --typed-data --json printed, with --key and --signature",
      vi: "kết quả của --typed-data --json, dùng với --key và --signature",
    }),
    signature: value("--signature <hex>", {
      en: "the signature that was made elsewhere",
      vi: "chữ ký đã tạo ở nơi khác",
    }),
    yes: flag("--yes", { en: "sign without asking", vi: "ký mà không hỏi" }),
    out: value("--out <file>", {
      en: "where to write the signed envelope; default: in its place",
      vi: "nơi ghi phong bì đã ký; mặc định: ghi đè tại chỗ",
    }),
    force: flag("--force", { en: "replace the file of --out", vi: "thay thế tệp của --out" }),
    deployment: networkOptions.deployment,
    ...signerOptions,
  },
  result: {
    file: { en: "the signed envelope", vi: "phong bì đã ký" },
    "act.*": {
      en: "what was signed, or is to be: kind, organisation, statement, validUntil",
      vi: "điều đã ký hoặc cần ký: kind, organisation, statement, validUntil",
    },
    "typedData.*": { en: "with --typed-data: EIP-712 typed data", vi: "với --typed-data: dữ liệu EIP-712" },
    digest: { en: "with --typed-data: its digest", vi: "với --typed-data: mã băm cần ký" },
    ...envelopeResult,
  },
  run: async ({ envelope: path, kind = "attest", typedData, yes, out, force, ...input }, context) => {
    const envelope = readEnvelope(path, context.cwd);
    const { agreement, chainId, registry } = envelope;
    const act = input.act === undefined ? decide() : readAct(readJson(input.act, context.cwd));
    const shown = describeAct({ ...act, envelope, language: context.language });
    const signable = { ...act, agreement, chainId, registry };
    if (typedData) {
      const data = { act, typedData: actTypedData(signable), digest: actDigest(signable) };
      return { data, text: `${shown}\n${JSON.stringify(data.typedData, null, 2)}` };
    }
    const { certificates, ...signed } =
      input.signature === undefined ? await sign() : takeBack(input.signature);
    const verifiers = findVerifiers(input.deployment, context, envelope);
    const added = await addAct({
      envelope,
      act: { ...act, ...signed },
      verifiers,
      ...(certificates && { certificates: certificates.map((der) => Buffer.from(der).toString("base64")) }),
    });
    const file = out ?? path;
    writeEnvelope(file, added, { cwd: context.cwd, force: out === undefined || force });
    const { data, text } = await describeEnvelope(added, context, verifiers);
    return { data: { file, act, ...data }, text: [file, text].join("\n") };

    function decide(): UnsignedAct {
      if (input.organisation === undefined)
        throw invalidValue("--organisation", "–", agreement.parties.join(" / "));
      const validUntil = input.validUntil ?? defaultValidUntil(Math.floor(Date.now() / 1000));
      return { kind, organisation: input.organisation, statement: readStatement(input), validUntil };
    }

    async function sign(): Promise<Signed> {
      if (!yes) await agree(shown, context.say({ en: "Sign this?", vi: "Ký nội dung này?" }), context);
      const key = input.key === undefined ? undefined : parseKey("--key", input.key);
      const verifiers = async () => findVerifiers(input.deployment, context, envelope);
      const signer = await openSigner(input, context, { key, verifiers });
      const signature = await signer.sign({
        typedData: actTypedData(signable),
        digest: actDigest(signable),
      });
      return { key: signer.key, signature, certificates: signer.certificates };
    }

    function takeBack(signature: string): Signed {
      if (input.key === undefined) throw invalidValue("--key", "–", "0x…");
      if (!/^0x([0-9a-fA-F]{2})+$/.test(signature)) throw invalidValue("--signature", signature, "0x…");
      return { key: parseKey("--key", input.key), signature: signature as Hex };
    }
  },
});

type Signed = { key: Hex; signature: Hex; certificates?: OpenedSigner["certificates"] | undefined };

/** The act of a file that --typed-data --json printed; the SDK checks it. */
function readAct(content: unknown): UnsignedAct {
  const file = Object(content) as { result?: { act?: UnsignedAct }; act?: UnsignedAct };
  const { kind, organisation, statement, validUntil } = Object(file.result?.act ?? file.act) as UnsignedAct;
  return { kind, organisation, statement, validUntil };
}
