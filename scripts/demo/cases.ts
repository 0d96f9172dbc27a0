// What can go wrong or come to an end, each case played out with an agreement of its own and judged by the same verification.

import { agreementId, MinhUocError, type Verdict } from "minhuoc";
import { privateKeyToAccount } from "viem/accounts";
import { testKey } from "../lib/signers.js";
import type { Facts, Instrument, LanguageText, Organisation } from "../specimens/facts.js";
import { makeTamperedSpecimen } from "../specimens/pdf.js";
import { enrol, type Member, passTime, revoke, type Stage } from "./alliance.js";
import { type Draft, type DraftOptions, makeDraft } from "./draft.js";
import { memberOf, relay, signAll, signFor } from "./signing.js";

const SECONDS_PER_DAY = 86_400;
const NOTICE_DAYS = 30;

/** One thing that the demo expected, and what it saw. */
export interface Expectation {
  readonly what: LanguageText;
  readonly expected: string;
  readonly seen: string;
}

export interface CaseReport {
  readonly key: string;
  readonly title: LanguageText;
  readonly expectations: readonly Expectation[];
}

/** What the cases play with. */
export interface CaseContext {
  readonly stage: Stage;
  readonly facts: Facts;
  readonly members: ReadonlyMap<Organisation, Member>;
  /** The recorded agreements of the instruments, by key. */
  readonly drafts: ReadonlyMap<string, Draft>;
}

type Play = (
  context: CaseContext,
  note: (what: LanguageText, expected: string, seen: string) => void,
) => Promise<void>;

const what = (vi: string, en: string): LanguageText => ({ vi, en });

const cases: readonly { key: string; title: LanguageText; play: Play }[] = [
  {
    key: "tampered",
    title: { vi: "Tài liệu bị sửa", en: "A tampered document" },
    play: async ({ stage, facts, drafts }, note) => {
      const draft = find(drafts, "M01");
      const document = await makeTamperedSpecimen(draft.instrument, facts);
      const named = await stage.relayer.verifyAgreement({ document, agreement: draft.agreement });
      note(what("trình ra như M01", "shown as M01"), "TOTAL_FAILED HASH_MISMATCH", authenticity(named));
      const alone = await stage.relayer.verifyAgreement({ document });
      note(what("trình ra riêng", "shown by itself"), "INDETERMINATE NOT_REGISTERED", authenticity(alone));
    },
  },
  {
    key: "unsigned",
    title: { vi: "Một bên chưa ký", en: "One party has not signed" },
    play: async (context, note) => {
      const draft = await variant(context, "M08", "unsigned");
      const [, ...others] = draft.instrument.parties;
      await relay(
        context.stage,
        draft.agreement,
        await signAll(context.stage, draft, context.members, others),
      );
      const verdict = await verify(context, draft);
      note(what("trạng thái", "status"), "Proposed", status(verdict));
      note(what("tính xác thực", "authenticity"), "INDETERMINATE SIGNATURES_MISSING", authenticity(verdict));
      note(what("đang có hiệu lực", "in force"), "no", verdict.judgement.inForce.answer);
      note(what("đã ký", "attested"), "2/3", attested(verdict));
    },
  },
  {
    key: "declined",
    title: { vi: "Một bên từ chối", en: "One party declined" },
    play: async (context, note) => {
      const draft = await variant(context, "M03", "declined");
      const [first, second] = pair(draft);
      const { stage, members } = context;
      await relay(stage, draft.agreement, [await signFor(stage, draft, memberOf(members, first))]);
      await relay(stage, draft.agreement, [
        await signFor(stage, draft, memberOf(members, second), { kind: "decline" }),
      ]);
      const verdict = await verify(context, draft);
      note(what("trạng thái", "status"), "Declined", status(verdict));
      note(what("tính xác thực", "authenticity"), "INDETERMINATE DECLINED", authenticity(verdict));
      note(what("đang có hiệu lực", "in force"), "no", verdict.judgement.inForce.answer);
      const late = await signFor(stage, draft, memberOf(members, second));
      note(
        what("chữ ký sau khi đã từ chối", "an attestation after the refusal"),
        "ACT_NOT_ALLOWED",
        await refusal(relay(stage, draft.agreement, [late])),
      );
    },
  },
  {
    key: "terminated",
    title: { vi: "Chấm dứt theo thông báo trước", en: "Ended by notice" },
    play: async (context, note) => {
      const { stage, members } = context;
      const draft = await variant(context, "M02", "terminated", {
        anyPartyCanEnd: true,
        noticeDays: NOTICE_DAYS,
      });
      const [first] = pair(draft);
      await relay(stage, draft.agreement, await signAll(stage, draft, members));
      await relay(stage, draft.agreement, [
        await signFor(stage, draft, memberOf(members, first), { kind: "terminate" }),
      ]);
      const during = await verify(context, draft);
      note(what("trong thời hạn báo trước", "during the notice"), "Ending", status(during));
      note(what("có hiệu lực lúc đó", "in force then"), "yes", during.judgement.inForce.answer);
      await passTime(stage, NOTICE_DAYS * SECONDS_PER_DAY);
      const after = await verify(context, draft);
      note(what("sau thời hạn báo trước", "after the notice"), "Terminated", status(after));
      note(what("có hiệu lực lúc đó", "in force then"), "no", after.judgement.inForce.answer);
      note(what("tính xác thực", "authenticity"), "TOTAL_PASSED", authenticity(after));
    },
  },
  {
    key: "amended",
    title: { vi: "Sửa đổi: bản mới thay bản cũ", en: "Amended: the new one supersedes the old" },
    play: async (context, note) => {
      const { stage, members } = context;
      const old = await variant(context, "M11", "original");
      await relay(stage, old.agreement, await signAll(stage, old, members));
      const supersedes = agreementId(old.agreement);
      const amended = await variant(context, "M11", "amended", { supersedes });
      await relay(stage, amended.agreement, await signAll(stage, amended, members), old.agreement);
      note(what("bản trước", "the predecessor"), "Superseded", status(await verify(context, old)));
      note(what("bản thay thế", "the successor"), "InForce", status(await verify(context, amended)));
      note(
        what("bản thay thế đã ghi nhận", "registered successor"),
        agreementId(amended.agreement),
        String(await stage.relayer.getSuccessor({ id: supersedes })),
      );
    },
  },
  {
    key: "revoked-before",
    title: { vi: "Khóa bị thu hồi trước khi ký", en: "A key revoked before it signed" },
    play: async (context, note) => {
      const { stage, members } = context;
      const draft = await variant(context, "M10", "revoked-before");
      const [first, second] = pair(draft);
      const member = memberOf(members, first);
      const key = privateKeyToAccount(testKey("a key that is revoked before it signs"));
      await enrol(stage, member, key);
      await revoke(stage, member, key);
      const acts = [
        await signFor(stage, draft, member, { account: key }),
        await signFor(stage, draft, memberOf(members, second)),
      ];
      note(
        what("gửi lên sổ đăng ký", "submitting it"),
        "ACT_KEY_UNAUTHORIZED",
        await refusal(relay(stage, draft.agreement, acts)),
      );
      note(
        what("trạng thái", "status"),
        "Unknown",
        await stage.relayer.getStatus({ id: agreementId(draft.agreement) }),
      );
    },
  },
  {
    key: "revoked-after",
    title: { vi: "Khóa bị thu hồi sau khi ký", en: "A key revoked after it signed" },
    play: async (context, note) => {
      const { stage, members } = context;
      const draft = await variant(context, "M10", "revoked-after");
      const [first, second] = pair(draft);
      const member = memberOf(members, first);
      const key = privateKeyToAccount(testKey("a key that is revoked after it signed"));
      await enrol(stage, member, key);
      await relay(stage, draft.agreement, [
        await signFor(stage, draft, member, { account: key }),
        await signFor(stage, draft, memberOf(members, second)),
      ]);
      await revoke(stage, member, key);
      const verdict = await verify(context, draft);
      note(what("trạng thái", "status"), "InForce", status(verdict));
      note(what("tính xác thực", "authenticity"), "TOTAL_PASSED", authenticity(verdict));
    },
  },
  {
    key: "disputed",
    title: {
      vi: "Một tổ chức phản đối xác nhận đứng tên mình",
      en: "An organisation disputes its own attestation",
    },
    play: async (context, note) => {
      const { stage, members } = context;
      const draft = await variant(context, "M12", "disputed");
      const [, second] = pair(draft);
      await relay(stage, draft.agreement, await signAll(stage, draft, members));
      const member = memberOf(members, second);
      await relay(stage, draft.agreement, [
        await signFor(stage, draft, member, { kind: "dispute", account: member.manager }),
      ]);
      const verdict = await verify(context, draft);
      note(
        what("trạng thái, không đổi vì phản đối", "status, which a dispute does not change"),
        "InForce",
        status(verdict),
      );
      note(what("tính xác thực", "authenticity"), "INDETERMINATE DISPUTED", authenticity(verdict));
    },
  },
  {
    key: "witnessed",
    title: { vi: "Có tổ chức làm chứng", en: "An organisation witnesses" },
    play: async (context, note) => {
      const { stage, members, facts } = context;
      const witness = facts.alliance.runBy;
      const draft = await variant(context, "M17", "witnessed", { witness });
      await relay(stage, draft.agreement, [
        ...(await signAll(stage, draft, members)),
        await signFor(stage, draft, memberOf(members, witness)),
      ]);
      const verdict = await verify(context, draft);
      const seat = verdict.judgement.seats.find(({ role }) => role === "witness");
      note(what("bên làm chứng đã ký", "the witness has attested"), "yes", String(seat?.attested));
      note(what("tính xác thực", "authenticity"), "TOTAL_PASSED", authenticity(verdict));
    },
  },
];

/**
 * Plays every case.
 *
 * @param onCase called with each case's title before it is played
 */
export async function playCases(
  context: CaseContext,
  onCase: (title: LanguageText) => void,
): Promise<CaseReport[]> {
  const reports: CaseReport[] = [];
  for (const { key, title, play } of cases) {
    onCase(title);
    const expectations: Expectation[] = [];
    await play(context, (what, expected, seen) => expectations.push({ what, expected, seen }));
    reports.push({ key, title, expectations });
  }
  return reports;
}

/** The verdict's first answer in one line. */
export function authenticity({ judgement }: Verdict): string {
  const { indication, subIndication } = judgement.authenticity;
  return subIndication === undefined ? indication : `${indication} ${subIndication}`;
}

export const status = ({ judgement }: Verdict): string => judgement.inForce.status ?? "not determined";

const attested = ({ judgement: { seats } }: Verdict): string =>
  `${seats.filter((seat) => seat.attested === "yes").length}/${seats.length}`;

/** An agreement of its own, so that no case touches what the instruments' rows show. */
async function variant(
  { drafts, facts }: CaseContext,
  key: string,
  name: string,
  options: DraftOptions = {},
): Promise<Draft> {
  const instrument: Instrument = { ...find(drafts, key).instrument, key: `${key}-${name}` };
  return makeDraft(instrument, facts, options);
}

const verify = ({ stage }: CaseContext, { pdf, agreement, salted }: Draft): Promise<Verdict> =>
  stage.relayer.verifyAgreement({ document: pdf, agreement, metadata: salted });

/** The code with which a submission is refused; that it is not refused is an answer too. */
async function refusal(submission: Promise<unknown>): Promise<string> {
  try {
    await submission;
    return "accepted";
  } catch (error) {
    if (error instanceof MinhUocError) return error.code;
    throw error;
  }
}

function find(drafts: ReadonlyMap<string, Draft>, key: string): Draft {
  const draft = drafts.get(key);
  if (!draft) throw new Error(`The facts file has no instrument ${key}.`);
  return draft;
}

function pair({ instrument }: Draft): [Organisation, Organisation] {
  const [first, second] = instrument.parties;
  if (!first || !second) throw new Error(`${instrument.key} has fewer than two parties.`);
  return [first, second];
}
