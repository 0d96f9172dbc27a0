import type { SignedActKind } from "../core/acts/actKind.js";
import type { AgreementStruct } from "../core/agreement/agreement.js";
import { agreementId } from "../core/agreement/agreementId.js";
import type { AgreementRecord, Status } from "../core/record/record.js";
import { statusOf } from "../core/record/statusOf.js";
import type { RegistryClient } from "../reads/client.js";
import { getRecord } from "../reads/getRecord.js";

const SECONDS_PER_DAY = 86_400;

/** Acts that the registry is about to accept. */
export type PlannedActs = {
  agreement: AgreementStruct;
  /** In the order in which the contract takes them. */
  acts: readonly { kind: SignedActKind; seat: number }[];
};

/**
 * What acts would lead to on the record as it stands, by the rules of docs/protocol.md, "Acts". Whether the registry accepts them is for
 * the call itself to say.
 */
export async function forecast(
  client: RegistryClient,
  { agreement, acts }: PlannedActs,
): Promise<{ status: Status; skipped: number[] }> {
  const { asOf, ...record } = await getRecord(client, { id: agreementId(agreement) });
  const { next, skipped } = applyActs({ agreement, acts, record, now: asOf });
  return { status: statusOf(next, asOf), skipped };
}

/** The record after acts that the registry accepts at a time, and the positions of those that change nothing. */
export function applyActs({
  agreement,
  acts,
  record,
  now,
}: PlannedActs & { record: AgreementRecord; now: number }): { next: AgreementRecord; skipped: number[] } {
  let next = record;
  const skipped: number[] = [];
  for (const [index, { kind, seat }] of acts.entries()) {
    const changed = applyAct(next, agreement, kind, 2 ** seat, now);
    if (changed === undefined) skipped.push(index);
    else next = changed;
  }
  return { next, skipped };
}

/** Undefined where the act is recorded already. */
function applyAct(
  record: AgreementRecord,
  agreement: AgreementStruct,
  kind: SignedActKind,
  bit: number,
  now: number,
): AgreementRecord | undefined {
  const marks = record.marks ?? { consents: 0, disputes: 0 };
  const allParties = 2 ** agreement.parties.length - 1;
  const has = (bitmap: number) => (bitmap & bit) !== 0;
  const ended = (at: number): AgreementRecord => ({ ...record, endsAt: at, outcome: "Terminated" });
  const earlier = (at: number) => record.endsAt === 0 || at < record.endsAt;
  switch (kind) {
    case "attest": {
      if (has(record.attested)) return undefined;
      const attested = (record.attested | bit) >>> 0;
      const endsAt = record.attested === 0 ? agreement.expiresAt : record.endsAt;
      const concludes = record.inForceAt === 0 && (attested & allParties) >>> 0 === allParties;
      const inForceAt = concludes ? Math.max(now, agreement.effectiveAt) : record.inForceAt;
      return { ...record, attested, endsAt, inForceAt };
    }
    case "decline":
      return record.outcome === "Declined" ? undefined : { ...record, outcome: "Declined" };
    case "terminate": {
      if (agreement.anyPartyCanEnd) {
        const end = now + agreement.noticeDays * SECONDS_PER_DAY;
        return earlier(end) ? ended(end) : undefined;
      }
      if (has(marks.consents)) return undefined;
      const consents = (marks.consents | bit) >>> 0;
      const consented = { marked: true, marks: { ...marks, consents } };
      if (consents !== allParties) return { ...record, ...consented };
      return earlier(now) ? { ...ended(now), ...consented } : { ...record, ...consented };
    }
    case "dispute":
      if (has(marks.disputes)) return undefined;
      return { ...record, marked: true, marks: { ...marks, disputes: (marks.disputes | bit) >>> 0 } };
    case "withdrawDispute":
      if (!has(marks.disputes)) return undefined;
      return { ...record, marks: { ...marks, disputes: (marks.disputes & ~bit) >>> 0 } };
  }
}
