import { mergeEnvelopes } from "minhuoc/core";
import { describeEnvelope, envelopeResult } from "../envelopes/describeEnvelope.js";
import { readEnvelope } from "../envelopes/readEnvelope.js";
import { writeEnvelope } from "../envelopes/writeEnvelope.js";
import { defineCommand } from "../frame/command.js";
import { flag, several, value } from "../frame/parameters.js";
import { findVerifiers } from "../network/findVerifiers.js";

export const command = defineCommand({
  details: {
    en: "Copies may come in any order and any number: the result is the same file. A changed agreement and a foreign signature are refused.",
    vi: "Các bản có thể theo thứ tự và số lượng bất kỳ: kết quả là cùng một tệp. Thỏa thuận bị đổi và chữ ký lạ bị từ chối.",
  },
  arguments: {
    envelopes: several("envelopes", { en: "copies of one envelope", vi: "các bản của một phong bì" }),
  },
  options: {
    out: value("--out <file>", {
      en: "where to write the merged envelope; default: merged.mou.json",
      vi: "nơi ghi phong bì đã gộp; mặc định: merged.mou.json",
    }),
    force: flag("--force", { en: "replace the file", vi: "thay thế tệp đã có" }),
  },
  result: { file: { en: "the merged envelope", vi: "phong bì đã gộp" }, ...envelopeResult },
  run: async ({ envelopes, out: file = "merged.mou.json", force }, context) => {
    const copies = envelopes.map((path) => readEnvelope(path, context.cwd));
    const merged = await mergeEnvelopes({ envelopes: copies });
    // For which registry they are is known now, and so which contracts judge the keys that are no accounts.
    const verifiers = findVerifiers(undefined, context, merged);
    await mergeEnvelopes({ envelopes: copies, verifiers });
    writeEnvelope(file, merged, { cwd: context.cwd, force });
    const { data, text } = await describeEnvelope(merged, context, verifiers);
    return { data: { file, ...data }, text: [file, text].join("\n") };
  },
});
