import { checkNames, formatVerdict, type Verdict } from "minhuoc/verify";
import { isId } from "../agreements/isId.js";
import { openFile } from "../files/openFile.js";
import { isCoded } from "../frame/CliError.js";
import { defineCommand } from "../frame/command.js";
import { describeError } from "../frame/describeError.js";
import { ExitCode } from "../frame/exitCodes.js";
import { missingValue } from "../frame/missingValue.js";
import { bytes32, list, optional, value } from "../frame/parameters.js";
import type { Text } from "../frame/text.js";
import { networkOptions } from "../network/networkOptions.js";
import { certificatesResult } from "../verification/certificatesResult.js";
import { codeLegend } from "../verification/codeLegend.js";
import { findMisplaced } from "../verification/findMisplaced.js";
import { policyOptions, readPolicy } from "../verification/policyOptions.js";
import { verdictExit } from "../verification/verdictExit.js";

const byFoundSettings: Text = {
  en: "Which registry or endpoint was asked is what {settings} says, which lies in this folder or above: the verdict is worth what that file is.",
  vi: "Sổ đăng ký hoặc điểm truy cập được hỏi là theo {settings}, nằm trong thư mục này hoặc thư mục cha: kết luận chỉ đáng tin như tệp đó.",
};

export const command = defineCommand({
  details: {
    en: "The exit code is about authenticity: 0 TOTAL_PASSED, 1 TOTAL_FAILED, 3 INDETERMINATE, 4 where an endpoint is why. What is verified offline needs --evidence and --block-hash. See docs/verdict.md.",
    vi: "Mã thoát nói về tính xác thực: 0 TOTAL_PASSED, 1 TOTAL_FAILED, 3 INDETERMINATE, 4 nếu do điểm truy cập. Xác minh ngoại tuyến cần --evidence và --block-hash. Xem docs/verdict.md.",
  },
  arguments: {
    document: optional("document", {
      en: "the document, or an agreement id; - is stdin",
      vi: "tài liệu, hoặc mã thỏa thuận; - là stdin",
    }),
  },
  options: {
    id: bytes32("--id <id>", { en: "agreement id", vi: "mã thỏa thuận" }),
    sha256: bytes32("--sha256 <hash>", {
      en: "SHA-256 of the document, instead of its bytes",
      vi: "mã SHA-256 của tài liệu, thay cho tài liệu",
    }),
    evidence: value("--evidence <file>", { en: "evidence file", vi: "tệp bằng chứng" }),
    envelope: value("--envelope <file>", {
      en: "envelope: its agreement, metadata and statements",
      vi: "phong bì: thỏa thuận, siêu dữ liệu và lời khai trong đó",
    }),
    roots: list("--roots <file>", {
      en: "with --envelope: root certificates that you trust (PEM or DER), to check the certificates of RSA keys; may be given more than once",
      vi: "với --envelope: các chứng thư gốc mà bạn tin (PEM hoặc DER), để kiểm tra chứng thư của khóa RSA; có thể nêu nhiều lần",
    }),
    metadata: value("--metadata <file>", {
      en: "metadata document with its salts",
      vi: "tài liệu siêu dữ liệu kèm muối",
    }),
    statement: list("--statement <text>", {
      en: "text of a statement, to be shown beside its hash; may be given more than once",
      vi: "lời văn của lời khai, hiện cạnh mã băm; có thể nêu nhiều lần",
    }),
    anchor: value("--anchor <proof>", {
      en: "verify by when the file existed, by its anchor proof, and nothing else",
      vi: "chỉ xác minh tệp đã tồn tại muộn nhất khi nào, theo bằng chứng neo",
    }),
    blockHash: bytes32("--block-hash <hash>", {
      en: "evidence: hash of its block, compared with two independent sources",
      vi: "bằng chứng: mã băm của khối, đã đối chiếu với hai nguồn độc lập",
    }),
    headers: value("--headers <url>", {
      en: "evidence: light client on this machine that vouches for final blocks (Helios)",
      vi: "bằng chứng: máy khách nhẹ trên máy này bảo đảm cho các khối đã chốt (Helios)",
    }),
    ...policyOptions,
    ...networkOptions,
  },
  result: {
    "authenticity.*": {
      en: "judgement.authenticity of docs/verdict.md",
      vi: "judgement.authenticity của docs/verdict.md",
    },
    "seats[].*": { en: "judgement.seats", vi: "judgement.seats" },
    "inForce.*": { en: "judgement.inForce", vi: "judgement.inForce" },
    "trust.*": { en: "judgement.trust", vi: "judgement.trust" },
    "renewal.*": { en: "judgement.renewal", vi: "judgement.renewal" },
    facts: {
      en: "all that was found out, as of docs/verdict.md",
      vi: "mọi điều tìm được, như trong docs/verdict.md",
    },
    "facts.*": {
      en: "Finding: known and value, or known and problem",
      vi: "Finding: known và value, hoặc known và problem",
    },
    settings: {
      en: "file of settings that nobody named and that says which registry or endpoint was asked, or null",
      vi: "tệp thiết lập không ai nêu mà quyết định sổ đăng ký hoặc điểm truy cập được hỏi, hoặc null",
    },
    ...certificatesResult,
    "anchor.*": {
      en: "with --anchor, instead: docs/anchors.md",
      vi: "với --anchor, thay cho các mục trên: docs/anchors.md",
    },
  },
  run: async (input, context) => {
    const { anchor, evidence, envelope, document: given } = input;
    if (input.roots && envelope === undefined)
      throw missingValue("--envelope", {
        en: "the envelope whose certificates --roots is to check",
        vi: "phong bì có các chứng thư cần kiểm tra bằng --roots",
      });
    const id = given !== undefined && isId(given) ? given : input.id;
    const path = given === undefined || isId(given) ? undefined : given;
    const document = path === undefined ? undefined : openFile(path, context);
    if (anchor !== undefined) {
      const { verifyAnchored } = await import("../verification/verifyAnchored.js");
      const result = await verifyAnchored(anchor, { ...input, document }, context);
      const { settings, notes } = await reliance(undefined);
      return { ...result, data: { ...result.data, settings }, ...(notes[0] && { note: notes[0] }) };
    }
    const progress = context.progress(context.say({ en: "verifying", vi: "đang xác minh" }));
    let made = 0;
    const subject = {
      policy: readPolicy(input),
      onCheck: ({ name }: { name: string }) => progress.update(++made / checkNames.length, name),
      ...(document && { document }),
      ...(input.sha256 && { sha256: input.sha256 }),
    };
    const misplaced = () => findMisplaced({ document: path, evidence }, context.cwd);
    let verdict: Verdict;
    try {
      // Each way is loaded when it is gone only: evidence is verified with no network, and none of its code.
      if (evidence !== undefined) {
        const { verifyFile } = await import("../verification/verifyFile.js");
        verdict = await verifyFile(evidence, subject, input, context);
      } else {
        const { verifyOnline } = await import("../verification/verifyOnline.js");
        verdict = await verifyOnline({ ...subject, ...(id && { id }) }, input, context);
      }
    } catch (error) {
      // Without an endpoint nothing was asked: what is wrong is the file then, and not the settings.
      throw isCoded(error) && error.code === "CLI_RPC_MISSING" ? (misplaced() ?? error) : error;
    } finally {
      progress.end();
    }
    const certificates = await readCertificates();
    const report = formatVerdict(verdict, context.language).trimEnd();
    const legend = await codeLegend(report, verdict.judgement, context.language);
    const exit = verdictExit(verdict);
    const hint = exit === ExitCode.passed ? undefined : misplaced();
    const { message, remedy } = hint ? await describeError(hint, context.language) : {};
    const { settings, ...relied } = await reliance(evidence);
    const notes = [...(hint ? [`${message} ${remedy}`] : []), ...relied.notes];
    return {
      data: { ...verdict.judgement, facts: verdict.facts, settings, ...certificates?.data },
      text: [report, ...legend, ...(certificates?.lines ?? [])].join("\n"),
      ...(notes.length > 0 && { note: notes.join("\n") }),
      exit,
    };

    /** The settings that nobody named and that decide, and what is said of them. */
    async function reliance(evidence: string | undefined) {
      const { reliedSettings } = await import("../verification/reliedSettings.js");
      const settings = reliedSettings({ ...input, evidence }, context);
      return { settings, notes: settings === null ? [] : [context.say(byFoundSettings, { settings })] };
    }

    async function readCertificates() {
      if (envelope === undefined) return undefined;
      const { checkCertificates } = await import("../verification/checkCertificates.js");
      return checkCertificates(envelope, input, verdict.facts, context);
    }
  },
});
