// What the demo shows a person: progress on stderr, results on stdout, in one of two languages, in colour on a terminal only.

import { styleText } from "node:util";
import type { DemoReport } from "./report.js";

export type Language = "vi" | "en";

const WIDTH = 110;
const INDENT = 5;
const colours = { passed: "green", failed: "red", inconclusive: "yellow", notChecked: "dim" } as const;

const english = {
  starting: "Starting a chain on 127.0.0.1 and deploying the contracts",
  admitting: (count: number) => `Admitting ${count} organisations, each with its own keys`,
  drafting: (count: number) => `Making ${count} specimens and committing their metadata`,
  registering: (count: number) => `Collecting signatures, registering and verifying ${count} agreements`,
  playing: "Playing what can go wrong or come to an end",
  wallet: (key: string) => `What the wallet of a signatory of ${key} shows`,
  parties: (attested: number, all: number) => `${attested} of ${all} parties attested`,
  checks: {
    integrity: "the PDF is the registered one",
    registration: "its terms and metadata are on record",
    authority: "every key was enrolled when it signed",
    signatures: "all parties attested",
    disputes: "nobody disputes",
    identity: "the organisations' web documents",
    finality: "the record is final",
    chainTrust: "the registry's own code answered, through one endpoint",
  },
  failed: "failed",
  inconclusive: "could not check",
  notChecked: "not checked",
  signed: "signed",
  passed: "proved",
  doubt: "doubt",
  inForce: { yes: "in force", no: "not in force", unknown: "in force: not determined" },
  answers: { yes: "yes", no: "no" } as Record<string, string>,
  cases: "What can go wrong or come to an end, each with an agreement of its own",
  expected: "expected",
  summary: (agreements: number, cases: number, organisations: number) =>
    `${agreements} agreements of ${organisations} organisations and ${cases} cases: everything that was expected was seen.`,
  unmet: (count: number) => `${count} expectations were not met:`,
  notice:
    "Specimens made from public news reports. No organisation named here has signed anything on this chain.",
};

const vietnamese: typeof english = {
  starting: "Khởi động chuỗi trên 127.0.0.1 và triển khai hợp đồng thông minh",
  admitting: (count) => `Kết nạp ${count} tổ chức, mỗi tổ chức có khóa riêng`,
  drafting: (count) => `Tạo ${count} bản mẫu và cam kết siêu dữ liệu`,
  registering: (count) => `Thu thập chữ ký, ghi sổ và kiểm tra ${count} thỏa thuận`,
  playing: "Thử các tình huống trục trặc hoặc chấm dứt",
  wallet: (key) => `Ví của người ký ${key} hiển thị`,
  parties: (attested, all) => `${attested}/${all} bên đã ký xác nhận`,
  checks: {
    integrity: "PDF đúng là bản đã ghi sổ",
    registration: "điều khoản và siêu dữ liệu có trong sổ",
    authority: "mọi khóa có hiệu lực khi ký",
    signatures: "mọi bên đã ký xác nhận",
    disputes: "không ai phản đối",
    identity: "tài liệu trên web của các tổ chức",
    finality: "bản ghi đã được chốt (finalized)",
    chainTrust: "đúng mã của sổ đăng ký trả lời, qua một máy chủ RPC",
  },
  failed: "sai",
  inconclusive: "không kiểm tra được",
  notChecked: "chưa kiểm tra",
  signed: "người ký",
  passed: "đã chứng minh",
  doubt: "nghi vấn",
  inForce: { yes: "đang có hiệu lực", no: "không có hiệu lực", unknown: "chưa xác định được hiệu lực" },
  answers: { yes: "có", no: "không" },
  cases: "Tình huống trục trặc hoặc chấm dứt, mỗi tình huống một thỏa thuận riêng",
  expected: "mong đợi",
  summary: (agreements, cases, organisations) =>
    `${agreements} thỏa thuận của ${organisations} tổ chức và ${cases} tình huống: mọi kết quả đều đúng như mong đợi.`,
  unmet: (count) => `${count} kết quả không như mong đợi:`,
  notice:
    "Bản mẫu làm từ tin báo chí công khai. Không tổ chức nào được nêu tên ở đây đã ký bất cứ điều gì trên chuỗi này.",
};

export const texts = (language: Language): typeof english => (language === "vi" ? vietnamese : english);

/** Steps on stderr with their durations; counters and details on a terminal only. */
export class Progress {
  #title = "";

  async step<T>(title: string, work: () => Promise<T>): Promise<T> {
    const start = performance.now();
    this.#title = title;
    process.stderr.write(`${title} … `);
    try {
      const result = await work();
      this.#rewrite("");
      process.stderr.write(`${((performance.now() - start) / 1000).toFixed(1)} s\n`);
      return result;
    } catch (error) {
      process.stderr.write("✘\n");
      throw error;
    }
  }

  count(done: number, all: number): void {
    this.#rewrite(`${done}/${all}`);
  }

  detail(text: string): void {
    this.#rewrite(text);
  }

  #rewrite(tail: string): void {
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[2K${this.#title} … ${tail}`);
  }
}

/** Shows the message of an attestation as a wallet does: in words. */
export function printWallet({ key, message }: DemoReport["wallet"], language: Language): void {
  const { agreement, ...act } = message;
  const rows = [...Object.entries(act), ...Object.entries(agreement)].map(
    ([name, value]) => [name, Array.isArray(value) ? value.join("\n") || "–" : String(value)] as const,
  );
  const label = Math.max(...rows.map(([name]) => name.length)) + 2;
  console.log(heading(texts(language).wallet(key)));
  for (const [name, value] of rows) {
    const [first = "", ...rest] = value.split("\n").flatMap((line) => fold(line, WIDTH - label - 4));
    console.log(`  ${styleText("dim", name.padEnd(label))}${first}`);
    for (const line of rest) console.log(`  ${" ".repeat(label)}${line}`);
  }
  console.log();
}

/** The table of agreements, the cases, and what came of them. */
export function printReport(report: DemoReport, language: Language): void {
  const say = texts(language);
  for (const row of report.agreements) {
    const passed = row.authenticity === "TOTAL_PASSED";
    const verdict = styleText(passed ? "green" : "red", row.authenticity);
    console.log(
      `${styleText("bold", row.key)}  ${verdict}  ${row.status}, ${say.inForce[row.inForce as "yes"]} · ${say.parties(row.attested, row.parties.length)} · ${row.date}`,
    );
    indent(row.title[language]);
    indent(row.title[language === "vi" ? "en" : "vi"], "", "dim");
    indent(row.parties.map(({ name }) => name[language]).join(" · "));
    for (const outcome of ["passed", "failed", "inconclusive", "notChecked"] as const) {
      const found = row.verdict.judgement.authenticity.checks.filter((check) => check.outcome === outcome);
      if (found.length > 0) {
        indent(found.map(({ name }) => say.checks[name]).join("; "), `${say[outcome]}: `, colours[outcome]);
      }
    }
    for (const { statement } of row.named ? row.verdict.judgement.seats : []) {
      if (statement?.text !== undefined) indent(statement.text, `${say.signed}: `);
    }
    for (const doubt of row.doubts) indent(doubt[language] ?? doubt.en ?? "", `${say.doubt}: `, "yellow");
    console.log();
  }

  console.log(heading(say.cases));
  for (const { title, expectations } of report.cases) {
    console.log(styleText("bold", title[language]));
    for (const { what, expected, seen } of expectations) {
      const held = expected === seen;
      const mark = styleText(held ? "green" : "red", held ? "✔" : "✘");
      const shown = (text: string) => say.answers[text] ?? short(text);
      console.log(
        `  ${mark} ${what[language]}: ${shown(seen)}${held ? "" : ` (${say.expected}: ${shown(expected)})`}`,
      );
    }
  }
  console.log();
  if (report.unmet.length === 0) {
    console.log(
      styleText("green", say.summary(report.agreements.length, report.cases.length, report.organisations)),
    );
  } else {
    console.log(styleText("red", say.unmet(report.unmet.length)));
    for (const line of report.unmet) console.log(`  ${line}`);
  }
  console.log(styleText("dim", say.notice));
}

const heading = (text: string): string => styleText("bold", `── ${text} `.padEnd(WIDTH, "─"));

const short = (text: string): string => text.replace(/0x([0-9a-f]{12})[0-9a-f]{52}/g, "0x$1…");

/** Prints a folded text below its label; the style is the label's, or the text's where there is no label. */
function indent(text: string, label = "", style: Parameters<typeof styleText>[0] = "reset"): void {
  const lines = fold(text, WIDTH - INDENT - label.length);
  for (const [index, line] of lines.entries()) {
    const start =
      label === ""
        ? styleText(style, line)
        : `${index === 0 ? styleText(style, label) : " ".repeat(label.length)}${line}`;
    console.log(`${" ".repeat(INDENT)}${start}`);
  }
}

/** Breaks a text at spaces into lines of at most `width` characters; a longer word stays whole. */
function fold(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
