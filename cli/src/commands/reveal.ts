import { type Evidence, revealEvidence } from "minhuoc/verify";
import { evidenceBlock } from "../agreements/evidenceBlock.js";
import { readEvidence } from "../agreements/readEvidence.js";
import { writeFile } from "../files/writeFile.js";
import { defineCommand } from "../frame/command.js";
import { flag, list, required, value } from "../frame/parameters.js";

export const command = defineCommand({
  details: {
    en: "Patterns are pointers in which * stands for any one part and a last ** for any rest: /title/vi, /parties/*/names/**. Nothing that is left out can be guessed.",
    vi: "Mẫu là con trỏ, trong đó * thay cho một phần bất kỳ và ** ở cuối thay cho mọi phần còn lại: /title/vi, /parties/*/names/**. Phần không hiện thì không đoán được.",
  },
  arguments: {
    evidence: required("evidence", { en: "evidence file", vi: "tệp bằng chứng" }),
  },
  options: {
    reveal: list("--reveal <pattern>", {
      en: "what stays open of the metadata; may be given more than once; default: nothing",
      vi: "phần siêu dữ liệu vẫn mở; có thể nêu nhiều lần; mặc định: không phần nào",
    }),
    texts: flag("--texts", {
      en: "keep the title and the statements too",
      vi: "giữ cả tiêu đề và các lời khai",
    }),
    out: value("--out <file>", {
      en: "where to write the new file; default: stdout",
      vi: "nơi ghi tệp mới; mặc định: stdout",
    }),
    force: flag("--force", { en: "replace the file", vi: "thay thế tệp đã có" }),
  },
  result: {
    file: { en: "the new file, or null for stdout", vi: "tệp mới, hoặc null nếu ra stdout" },
    opened: { en: "pointers of what is open", vi: "con trỏ tới các phần đang mở" },
    "block.number": { en: "block as of which it speaks", vi: "khối mà bằng chứng nói tới" },
    "block.hash": { en: "its hash", vi: "mã băm của khối" },
    evidence: {
      en: "the evidence itself, where no file is named, or null",
      vi: "chính bằng chứng, nếu không nêu tệp, hoặc null",
    },
  },
  run: async ({ evidence: path, reveal = [], texts, out, force }, context) => {
    const given: Evidence = readEvidence(path, context.cwd);
    const evidence = revealEvidence({ evidence: given, reveal, ...(texts && { texts: () => true }) });
    if (out !== undefined) writeFile(out, `${JSON.stringify(evidence)}\n`, { cwd: context.cwd, force });
    const { number, hash } = await evidenceBlock(evidence);
    const opened = Object.keys(evidence.disclosure?.opened ?? {});
    return {
      data: {
        file: out ?? null,
        opened,
        block: { number, hash },
        evidence: out === undefined ? evidence : null,
      },
      text: out === undefined ? JSON.stringify(evidence) : [out, ...opened].join("\n"),
    };
  },
});
