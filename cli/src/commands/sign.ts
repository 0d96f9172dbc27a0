import {
  actDigest,
  actTypedData,
  addAct,
  agreementId,
  defaultValidUntil,
  describeAct,
  type UnsignedAct,
} from "minhuoc/core";
import { safeMessage } from "minhuoc/signers";
import type { Hex } from "viem";
import { agree } from "../accounts/agree.js";
import { readStatement, statementOptions } from "../agreements/statementOptions.js";
import { connectFor } from "../envelopes/connectFor.js";
import { describeEnvelope, envelopeResult } from "../envelopes/describeEnvelope.js";
import { earlierActs, earlierResult, noEarlierActs } from "../envelopes/earlierActs.js";
import { readAct, typedAct } from "../envelopes/readAct.js";
import { readEnvelope } from "../envelopes/readEnvelope.js";
import { refuseOtherAct } from "../envelopes/refuseOtherAct.js";
import { writeEnvelope } from "../envelopes/writeEnvelope.js";
import { readJson } from "../files/readJson.js";
import { defineCommand, type Result } from "../frame/command.js";
import { invalidValue } from "../frame/invalidValue.js";
import { missingValue } from "../frame/missingValue.js";
import { choice, flag, required, time, value } from "../frame/parameters.js";
import { toJson } from "../frame/toJson.js";
import { findVerifiers } from "../network/findVerifiers.js";
import { networkOptions } from "../network/networkOptions.js";
import { readBlockTime } from "../network/readBlockTime.js";
import { parseAddress } from "../organisations/parseAddress.js";
import { parseKey } from "../organisations/parseKey.js";
import { checkUntil } from "../safes/checkUntil.js";
import { ownerSignaturesOther, readOwnerSignatures } from "../safes/ownerSignatures.js";
import type { RefusedSignature } from "../safes/refusedSignatures.js";
import { safeOptions, safeResult } from "../safes/safeOptions.js";
import { signBySafe } from "../safes/signBySafe.js";
import { withDefaultSigner } from "../signers/defaultSigner.js";
import { openSigner } from "../signers/openSigner.js";
import type { OpenedSigner } from "../signers/signerKind.js";
import { signerOptions } from "../signers/signerOptions.js";
import { formWords } from "../words/formWords.js";
import { utc } from "../words/utc.js";

const kinds = ["attest", "decline", "terminate", "dispute", "withdrawDispute"] as const;

export const command = defineCommand({
  details: {
    en: "Shows all that is signed and asks; --yes agrees beforehand. No gas is needed, and no endpoint but for contract wallets. To sign elsewhere: --typed-data prints what is to be signed, and --act, --key and --signature take it back.",
    vi: "Cho xem mọi điều sẽ ký rồi hỏi; --yes là đồng ý trước. Không cần gas; chỉ ví hợp đồng mới cần điểm truy cập. Để ký ở nơi khác: --typed-data in ra nội dung cần ký, còn --act, --key và --signature nhận lại chữ ký.",
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
      en: "what --typed-data --json printed, with --key and --signature, or --approved",
      vi: "kết quả của --typed-data --json, dùng với --key và --signature, hoặc --approved",
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
    ...safeOptions,
    ...signerOptions,
    ...networkOptions,
  },
  result: {
    file: { en: "the signed envelope, or null", vi: "phong bì đã ký, hoặc null" },
    "act.*": {
      en: "what was signed, or is to be: kind, organisation, statement, validUntil",
      vi: "điều đã ký hoặc cần ký: kind, organisation, statement, validUntil",
    },
    "typedData.*": { en: "with --typed-data: EIP-712 typed data", vi: "với --typed-data: dữ liệu EIP-712" },
    digest: { en: "with --typed-data: its digest", vi: "với --typed-data: mã băm cần ký" },
    ...safeResult,
    ...earlierResult,
    ...envelopeResult,
  },
  run: async ({ envelope: path, typedData, yes, out, force, ...input }, context) => {
    const envelope = readEnvelope(path, context.cwd);
    const { agreement, chainId, registry } = envelope;
    const { cwd } = context;
    const safe = input.safe === undefined ? undefined : parseAddress("--safe", input.safe);
    const [file = ownerSignaturesPath(path), ...files] = input.ownerSignatures ?? [];
    const head = (by: Hex) => ({
      version: 1 as const,
      chainId,
      registry,
      agreement: agreementId(agreement),
      safe: by,
    });
    const held =
      safe === undefined || input.approved
        ? undefined
        : readOwnerSignatures(
            [file, ...files],
            { head: head(safe), readFixed: (content, from) => ({ act: readAct(content, from) }) },
            cwd,
          );
    const act = decide();
    const described = describeAct({ ...act, envelope, language: context.language });
    const earlier = earlierActs(envelope, act, context);
    const shown = [described, ...earlier.lines].join("\n");
    const signable = { ...act, agreement, chainId, registry };
    const contents = { typedData: actTypedData(signable), digest: actDigest(signable) };
    if (typedData) {
      const { typedData, digest } =
        safe === undefined || input.approved ? contents : safeMessage({ safe, chainId, contents });
      return {
        data: { act, typedData, digest },
        text: `${shown}\n${JSON.stringify(typedData, null, 2)}`,
      };
    }
    const verifiers = findVerifiers(input.deployment, context, envelope);
    const outcome = safe === undefined ? await signed() : await signedBySafe(safe);
    if ("text" in outcome) return outcome;
    const { certificates, refused, ...signature } = outcome;
    const added = await addAct({
      envelope,
      act: { ...act, ...signature },
      verifiers,
      ...(certificates && { certificates: certificates.map((der) => Buffer.from(der).toString("base64")) }),
    });
    const written = out ?? path;
    writeEnvelope(written, added, { cwd, force: out === undefined || force });
    const { data, text } = await describeEnvelope(added, context, verifiers);
    // The same act again is one act still.
    const beside = added.acts.length > envelope.acts.length ? earlier : noEarlierActs;
    return {
      data: { file: written, act, ...beside.data, ...(refused && { safe: { refused } }), ...data },
      text: [written, ...beside.lines, text].join("\n"),
    };

    /** What is signed: by a file, by what the Safe's owners signed already, else by the options. */
    function decide(): UnsignedAct {
      const given =
        input.act === undefined ? undefined : readAct(readJson(input.act, cwd, typedAct), input.act);
      if (held && given && toJson(given) !== toJson(held.act)) throw ownerSignaturesOther(file, "act");
      const fixed = held?.act ?? given;
      if (fixed) {
        refuseOtherAct(fixed, input);
        return fixed;
      }
      const { kind = "attest", organisation } = input;
      const seated = [...agreement.parties, ...agreement.witnesses];
      const expected = {
        en: `the organisation for which the key signs, one of ${seated.join(", ")}`,
        vi: `tổ chức mà khóa ký thay, là một trong ${seated.join(", ")}`,
      };
      if (organisation === undefined) throw missingValue("--organisation", expected);
      if (!seated.includes(organisation)) throw invalidValue("--organisation", organisation, expected);
      const validUntil = input.validUntil ?? defaultValidUntil(Math.floor(Date.now() / 1000));
      return { kind, organisation, statement: readStatement(input), validUntil };
    }

    /** The key that signs, once its person has agreed; or the signature that it made elsewhere. */
    async function open(): Promise<OpenedSigner> {
      const key = input.key === undefined ? undefined : parseKey("--key", input.key);
      const { signature } = input;
      if (signature !== undefined) {
        if (key === undefined) throw missingValue("--key", formWords.key);
        if (!/^0x([0-9a-fA-F]{2})+$/.test(signature))
          throw invalidValue("--signature", signature, formWords.signature);
        return { key, sign: async () => signature as Hex };
      }
      // A passkey's page shows the same and asks.
      if (!yes && withDefaultSigner(input, context).passkey === undefined) {
        const question = context.say({ en: "Sign this?", vi: "Ký nội dung này?" });
        await agree(shown, question, context);
      }
      const client = () => connectFor(envelope, input, context);
      return openSigner(input, context, { key, verifiers: async () => verifiers, summary: shown, client });
    }

    async function signed(): Promise<Signed> {
      const { key, sign, certificates } = await open();
      return { key, signature: await sign(contents), certificates };
    }

    async function signedBySafe(safe: Hex): Promise<Signed | Result> {
      if (input.approved && input.act === undefined)
        throw missingValue("--act", {
          en: "the file that mou sign … --typed-data --json > act.json writes",
          vi: "tệp do mou sign … --typed-data --json > act.json ghi",
        });
      const client = await connectFor(envelope, input, context);
      checkUntil(act.validUntil, { now: await readBlockTime(client) });
      const outcome = await signBySafe(
        client,
        input,
        { contents, held: held ?? { ...head(safe), act, signatures: [] } },
        {
          file,
          beside: [path],
          describe: async () => {
            const { data, text } = await describeEnvelope(envelope, context, verifiers);
            const until = context.say(
              { en: "Counts if recorded before: {time}", vi: "Có giá trị nếu được ghi nhận trước: {time}" },
              { time: utc(act.validUntil) },
            );
            return { about: { file: null, act, ...data }, text: `${until}\n${text}` };
          },
        },
        open,
        context,
      );
      return "signature" in outcome ? { key: safe, ...outcome } : outcome;
    }
  },
});

/** Where the signatures of a Safe's owners are kept, where nothing else is said. */
const ownerSignaturesPath = (envelope: string): string =>
  `${envelope.replace(/(\.mou)?\.json$/, "")}.safe.json`;

type Signed = {
  key: Hex;
  signature: Hex;
  certificates?: OpenedSigner["certificates"] | undefined;
  refused?: readonly RefusedSignature[];
};
