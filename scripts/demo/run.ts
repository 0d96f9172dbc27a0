// The demo's one run: stage, admission, specimens, signatures, verification, cases, report.

import { actTypedData, defaultValidUntil } from "minhuoc";
import { loadFacts, type Organisation } from "../specimens/facts.js";
import { admitAll, type Member, type Stage, setStage } from "./alliance.js";
import { playCases } from "./cases.js";
import { type Draft, makeDraft, statementFor } from "./draft.js";
import { type Language, Progress, printReport, printWallet, texts } from "./output.js";
import {
  type AgreementReport,
  type DemoReport,
  plain,
  reportOf,
  unmetOf,
  type WalletWords,
} from "./report.js";
import { serve } from "./serve.js";
import { memberOf, relay, signAll } from "./signing.js";

/** The agreement whose wallet words are shown: its signatories are named in the reports. */
const SHOWN = "M17";

export interface DemoOptions {
  /** Print one JSON document instead of a report for people. */
  readonly json: boolean;
  /** Leave the chain up until Ctrl-C. */
  readonly serve: boolean;
  readonly language: Language;
  /** 0: any free one. */
  readonly port: number;
}

/** What a signatory's wallet shows before it signs: the message of the typed data, all of it in words. */
function walletWords(
  stage: Stage,
  members: ReadonlyMap<Organisation, Member>,
  draft: Draft | undefined,
): WalletWords {
  const signatory = draft?.instrument.signatories[0]?.organisation;
  if (!draft || !signatory) throw new Error(`The facts file names no signatory of ${SHOWN}.`);
  const { message } = actTypedData({
    chainId: stage.deployment.chainId,
    registry: stage.deployment.agreements,
    kind: "attest",
    agreement: draft.agreement,
    organisation: memberOf(members, signatory).identifier,
    statement: statementFor(draft, signatory),
    validUntil: defaultValidUntil(Math.floor(Date.now() / 1000)),
  });
  return message;
}

/**
 * Runs the demo.
 *
 * @returns whether everything that was expected was seen
 */
export async function runDemo({ json, serve: stay, language, port }: DemoOptions): Promise<boolean> {
  const say = texts(language);
  const progress = new Progress();

  const facts = loadFacts();
  const stage = await progress.step(say.starting, () => setStage(port));
  try {
    const members = await progress.step(say.admitting(facts.organisations.size), () =>
      admitAll(stage, facts),
    );
    const drafts = new Map<string, Draft>();
    await progress.step(say.drafting(facts.instruments.length), async () => {
      for (const instrument of facts.instruments) {
        drafts.set(instrument.key, await makeDraft(instrument, facts));
      }
    });

    const wallet = { key: SHOWN, message: walletWords(stage, members, drafts.get(SHOWN)) };
    if (!json) printWallet(wallet, language);

    const agreements: AgreementReport[] = [];
    await progress.step(say.registering(drafts.size), async () => {
      for (const draft of drafts.values()) {
        const acts = await signAll(stage, draft, members);
        const { gasUsed } = await relay(stage, draft.agreement, acts);
        const verdict = await stage.relayer.verifyAgreement({
          document: draft.pdf,
          agreement: draft.agreement,
          metadata: draft.salted,
          statements: acts.map(({ statement }) => statement),
        });
        agreements.push(reportOf(draft, verdict, Number(gasUsed)));
        progress.count(agreements.length, drafts.size);
      }
    });
    const cases = await progress.step(say.playing, () =>
      playCases({ stage, facts, members, drafts }, (title) => progress.detail(title[language])),
    );

    const report: DemoReport = {
      chain: {
        chainId: stage.deployment.chainId,
        agreements: stage.deployment.agreements,
        members: stage.deployment.members,
      },
      organisations: members.size,
      wallet,
      agreements,
      cases,
      unmet: unmetOf(agreements, cases),
    };
    if (json) process.stdout.write(`${JSON.stringify(report, plain, 2)}\n`);
    else printReport(report, language);
    if (stay) await serve({ stage, members, drafts, language });
    return report.unmet.length === 0;
  } finally {
    await stage.close();
  }
}
