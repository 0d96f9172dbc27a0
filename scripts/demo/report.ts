// What the demo saw, as data: the rows of the instruments, the cases, and whatever was expected and not seen.

import { type Agreement, agreementId, type Verdict } from "minhuoc";
import type { LanguageText } from "../specimens/facts.js";
import { specimenIdentifier } from "../specimens/identifiers.js";
import { instrumentTitle } from "../specimens/wording.js";
import { authenticity, type CaseReport } from "./cases.js";
import type { Draft } from "./draft.js";

/** One instrument's row. */
export interface AgreementReport {
  readonly key: string;
  readonly id: string;
  readonly title: LanguageText;
  readonly status: string;
  readonly inForce: string;
  readonly authenticity: string;
  readonly subIndication: string | null;
  readonly parties: readonly { identifier: string; name: LanguageText }[];
  readonly attested: number;
  /** Whether the reports name who signed. */
  readonly named: boolean;
  readonly documents: readonly { name: string; sha256: string; size: number }[];
  readonly date: string;
  readonly doubts: readonly { vi?: string; en?: string }[];
  readonly gasUsed: number;
  readonly verdict: Verdict;
}

/** The message of an attestation, as a wallet shows it. */
export interface WalletWords {
  readonly agreement: Agreement;
  readonly organisation: string;
  readonly statement: string;
  readonly validUntil: number;
}

export interface DemoReport {
  readonly chain: { chainId: number; agreements: string; members: string };
  readonly organisations: number;
  readonly wallet: { readonly key: string; readonly message: WalletWords };
  readonly agreements: readonly AgreementReport[];
  readonly cases: readonly CaseReport[];
  readonly unmet: readonly string[];
}

/** The row of an agreement that was submitted and verified. */
export function reportOf(
  { key, instrument, agreement, sha256, salted }: Draft,
  verdict: Verdict,
  gasUsed: number,
): AgreementReport {
  const { judgement } = verdict;
  return {
    key,
    id: agreementId(agreement),
    title: instrumentTitle(instrument),
    status: judgement.inForce.status ?? "not determined",
    inForce: judgement.inForce.answer,
    authenticity: judgement.authenticity.indication,
    subIndication: judgement.authenticity.subIndication ?? null,
    parties: instrument.parties.map((party) => ({ identifier: specimenIdentifier(party), name: party.name })),
    attested: judgement.seats.filter(({ attested }) => attested === "yes").length,
    named: instrument.signatories.length > 0,
    documents: salted.metadata.documents.map(({ name, size }) => ({ name, sha256, size })),
    date: instrument.date,
    doubts: salted.metadata.doubts,
    gasUsed,
    verdict,
  };
}

/** Whatever was expected and not seen, in words. */
export function unmetOf(agreements: readonly AgreementReport[], cases: readonly CaseReport[]): string[] {
  const rows = agreements.flatMap(({ key, parties, attested, verdict }) => [
    ...differs(`${key}: authenticity`, "TOTAL_PASSED", authenticity(verdict)),
    ...differs(`${key}: in force`, "yes", verdict.judgement.inForce.answer),
    ...differs(`${key}: attested`, String(parties.length), String(attested)),
  ]);
  return [
    ...rows,
    ...cases.flatMap(({ key, expectations }) =>
      expectations.flatMap(({ what, expected, seen }) => differs(`${key}: ${what.en}`, expected, seen)),
    ),
  ];
}

const differs = (what: string, expected: string, seen: string): string[] =>
  expected === seen ? [] : [`${what}: expected ${expected}, saw ${seen}`];

/** For `JSON.stringify`: JSON has no big integers, they go as decimal strings. */
export const plain = (_: string, value: unknown): unknown =>
  typeof value === "bigint" ? value.toString() : value;
