import { basename, extname } from "node:path";
import { checkMetadata } from "minhuoc/core";
import type { Hex } from "viem";
import { askLine } from "../accounts/askLine.js";
import { CliError, isCoded } from "../frame/CliError.js";
import type { Context } from "../frame/context.js";
import { describeError } from "../frame/describeError.js";
import { missingValue } from "../frame/missingValue.js";
import type { Text } from "../frame/text.js";
import type { DraftedFile } from "./draftEnvelope.js";

const mediaTypes: Readonly<Record<string, string>> = {
  ".pdf": "application/pdf",
  ".txt": "text/plain",
  ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};

type Party = { identifier: string; names: Record<string, string>; country: null; representatives: [] };
type Answers = {
  title: { vi?: string; en?: string };
  parties: readonly Party[];
  date: string | null;
  binding: boolean;
  anyPartyCanEnd: boolean;
  noticeDays: number;
};

/** @throws {CliError} `CLI_TERMINAL_MISSING` where nobody can be asked for metadata */
export function requireTerminal(): void {
  if (!process.stdin.isTTY || !process.stderr.isTTY) throw new CliError("CLI_TERMINAL_MISSING");
}

/** What is wrong with these is the form of one answer, which the question knows better than the schema's error. */
const ofForm: readonly string[] = [
  "METADATA_LENGTH_WRONG",
  "METADATA_TYPE_WRONG",
  "METADATA_VALUE_INVALID",
  "TEXT_EMPTY",
];

/** Two parties, so that what is asked for first can be checked before there are any. */
const anyone = (number: number): Party => ({
  identifier: `did:web:party-${number}.invalid`,
  names: { en: "–" },
  country: null,
  representatives: [],
});

/**
 * Asks step by step for what a metadata document needs; what is not asked for stays unknown. An answer with which the document would be refused is
 * asked for again, with the reason.
 *
 * @returns a value that `checkMetadata` has to check
 * @throws {CliError} `CLI_VALUE_MISSING` where no file of the agreement is named
 */
export async function askMetadata(
  files: readonly DraftedFile[],
  supersedes: Hex | null,
  context: Context,
): Promise<unknown> {
  if (files.length === 0)
    throw missingValue("--document", {
      en: "the file of the agreement, whose hash the parties sign",
      vi: "tệp của thỏa thuận, mà các bên ký mã băm của nó",
    });
  const { language, say } = context;
  const complete = ({ title, parties, date, binding, anyPartyCanEnd, noticeDays }: Answers) => ({
    version: 1,
    kind: "mou",
    title,
    parties,
    witnesses: [],
    date,
    place: null,
    event: null,
    subject: null,
    topics: [],
    term: { effectiveAt: null, expiresAt: null, timeZone: "Asia/Ho_Chi_Minh", anyPartyCanEnd, noticeDays },
    governingLaw: null,
    binding,
    documents: files.map(({ path, sha256, size }, index) => ({
      name: basename(path),
      languages: [language],
      mediaType: mediaTypes[extname(path).toLowerCase()] ?? "application/octet-stream",
      size,
      sha256,
      role: index === 0 ? "principal" : "counterpart",
    })),
    supersedes,
    sources: [],
    doubts: [],
  });
  let answers: Answers = {
    title: { en: "–" },
    parties: [anyone(1), anyone(2)],
    date: null,
    binding: false,
    anyPartyCanEnd: false,
    noticeDays: 0,
  };
  let typed = "";
  const ask = async (text: Text, values = {}) => {
    typed = (await askLine(`${say(text, values)} `)).trim();
    return typed;
  };

  /**
   * Asks until the document is none that would be refused for what stands at the path.
   *
   * @param form what an answer has to look like
   */
  async function settle(path: string, form: Text, answer: () => Promise<Partial<Answers>>): Promise<void> {
    for (;;) {
      const next = { ...answers, ...(await answer()) };
      const problem = checkMetadata(complete(next)).find(({ values }) =>
        `${String(values.path)}/`.startsWith(`${path}/`),
      );
      if (problem === undefined) {
        answers = next;
        return;
      }
      // What makes a value none is told by the error underneath.
      const error = isCoded(problem.cause) ? problem.cause : problem;
      const { code, message, remedy } = await describeError(error, language);
      const quoted = typed === "" ? "" : `“${typed}”: `;
      context.announce(ofForm.includes(code) ? `${quoted}${say(form)}` : `${message} ${remedy}`);
    }
  }
  async function agrees(text: Text): Promise<boolean> {
    for (;;) {
      const answer = (await ask(text)).normalize("NFC").toLowerCase();
      if (["y", "yes", "c", "có", "co"].includes(answer)) return true;
      if (["n", "no", "k", "không", "khong"].includes(answer)) return false;
      context.announce(say({ en: "Answer y (yes) or n (no).", vi: "Hãy trả lời c (có) hoặc k (không)." }));
    }
  }

  const title = {
    en: "Give a title in Vietnamese, in English or in both.",
    vi: "Hãy nêu tiêu đề bằng tiếng Việt, tiếng Anh hoặc cả hai.",
  };
  await settle("/title", title, async () => {
    const vi = await ask({
      en: "Title in Vietnamese (or empty):",
      vi: "Tiêu đề tiếng Việt (hoặc bỏ trống):",
    });
    const en = await ask({ en: "Title in English (or empty):", vi: "Tiêu đề tiếng Anh (hoặc bỏ trống):" });
    return { title: { ...(vi && { vi }), ...(en && { en }) } };
  });
  const parties: Party[] = [];
  for (;;) {
    const number = parties.length + 1;
    /** As far as they are known, and others to make up two. */
    const withParty = (party?: Party) => {
      const known = [...parties, ...(party ? [party] : [])];
      return { parties: [...known, ...[anyone(1), anyone(2)].slice(known.length)] };
    };
    let identifier = "";
    const uri = {
      en: "Give a URI such as did:web:fpt.com.vn, of 128 characters at most.",
      vi: "Hãy nêu một URI như did:web:fpt.com.vn, dài nhất 128 ký tự.",
    };
    await settle(`/parties/${number - 1}/identifier`, uri, async () => {
      do {
        identifier = await ask(
          {
            en: "Party {number}: identifier such as did:web:fpt.com.vn (empty: no more):",
            vi: "Bên {number}: định danh như did:web:fpt.com.vn (bỏ trống: hết):",
          },
          { number },
        );
        if (identifier === "" && number <= 2)
          context.announce(
            say({ en: "An agreement has at least two parties.", vi: "Thỏa thuận có ít nhất hai bên." }),
          );
      } while (identifier === "" && number <= 2);
      return withParty(identifier === "" ? undefined : { ...anyone(number), identifier });
    });
    if (identifier === "") break;
    const full = {
      en: "Give the organisation's name, in 4,000 characters at most.",
      vi: "Hãy nêu tên của tổ chức, dài nhất 4.000 ký tự.",
    };
    await settle(`/parties/${number - 1}/names`, full, async () => {
      const name = await ask({ en: "Name of party {number}:", vi: "Tên của bên {number}:" }, { number });
      return withParty({ ...anyone(number), identifier, names: { [language]: name } });
    });
    parties.push(...answers.parties.slice(number - 1, number));
  }
  const known = {
    en: "Give a date as far as it is known, as 2025-09-18, 2025-09 or 2025, or nothing.",
    vi: "Hãy viết ngày tới mức đã biết, như 2025-09-18, 2025-09 hoặc 2025, hoặc bỏ trống.",
  };
  await settle("/date", known, async () => ({
    date:
      (await ask({
        en: "Date (2025, 2025-11 or 2025-11-25; or empty):",
        vi: "Ngày (2025, 2025-11 hoặc 2025-11-25; hoặc bỏ trống):",
      })) || null,
  }));
  const binding = await agrees({ en: "Legally binding? (y/n)", vi: "Có ràng buộc pháp lý? (c/k)" });
  const anyPartyCanEnd = await agrees({
    en: "Can one party end it alone? (y/n)",
    vi: "Một bên có được đơn phương chấm dứt? (c/k)",
  });
  answers = { ...answers, binding, anyPartyCanEnd };
  if (anyPartyCanEnd) {
    const whole = {
      en: "Give the number of days as a whole number from 0 to 65535.",
      vi: "Hãy nêu số ngày bằng số nguyên từ 0 đến 65535.",
    };
    await settle("/term", whole, async () => {
      const days = await ask({ en: "Days of notice:", vi: "Số ngày báo trước:" });
      // What is no number is refused with the days, as too many are.
      return { noticeDays: /^\d+$/.test(days) ? Number(days) : -1 };
    });
  }
  return complete(answers);
}
