import type { Address, Hex } from "viem";
import {
  type ActKind,
  actDigest,
  actKinds,
  actsHead,
  agreementsDomain,
  hashOf,
  idOf,
  type JournalEntry,
  journalWord,
  keyIdOf,
  packMarks,
  packWord,
  type RecordedAct,
  type Terms,
  ZERO,
} from "./encoding.js";
import { type MemberModel, type Proof, provenKey, type Result } from "./members.js";

export const statuses = [
  "Unknown",
  "Proposed",
  "Lapsed",
  "Declined",
  "Scheduled",
  "InForce",
  "Ending",
  "Expired",
  "Terminated",
  "Superseded",
] as const;
export type Status = (typeof statuses)[number];

export const outcomes = ["none", "declined", "terminated", "superseded"] as const;
type Outcome = (typeof outcomes)[number];

const SUPERSEDED = 5;
const DAY = 86_400;

export interface AgreementState {
  terms: Terms;
  attested: Set<number>;
  /** 0 until all parties have attested. */
  inForceAt: number;
  /** 0 = never. */
  endsAt: number;
  outcome: Outcome;
  consents: Set<number>;
  disputes: Set<number>;
  /** Whether the marks were ever written. */
  marked: boolean;
  acts: RecordedAct[];
}

/** An act as a call brings it. The sender's own has no `message`: there is nothing that could run out or be used twice. */
export interface Act {
  kind: ActKind | "superseded";
  seat: number;
  statement: string;
  /** `compact`: the account's form, where the signature alone names the key. */
  message?: { validUntil: number; key: Hex; proof: Proof; compact: boolean };
}

export interface Call {
  terms: Terms;
  predecessor?: Terms;
  acts: Act[];
}

class Refusal extends Error {}

const refuse = (error: string): never => {
  throw new Refusal(error);
};

/** Why the terms are no agreement, in the order of the struct's members; empty where they are one. */
export const termsErrors = (terms: Terms): string[] => {
  const ascending = (values: Hex[]): boolean =>
    values.every((value, i) => BigInt(value) > (i === 0 ? 0n : BigInt(values[i - 1] ?? ZERO)));
  const { documents, parties, witnesses, effectiveAt, expiresAt } = terms;
  const limit = 2 ** 36;
  return [
    ...(BigInt(terms.metadata) === 0n ? ["AgreementMetadataMissing"] : []),
    ...(documents.length < 1 || documents.length > 8 ? ["AgreementDocumentCountInvalid"] : []),
    ...(ascending(documents) ? [] : ["AgreementDocumentsUnordered"]),
    ...(parties.length < 2 || parties.length + witnesses.length > 32 ? ["AgreementSeatCountInvalid"] : []),
    ...(ascending(parties.map(hashOf)) ? [] : ["AgreementPartiesUnordered"]),
    ...(ascending(witnesses.map(hashOf)) ? [] : ["AgreementWitnessesUnordered"]),
    ...(witnesses.some((witness) => parties.includes(witness)) ? ["AgreementWitnessIsParty"] : []),
    ...(effectiveAt >= limit || expiresAt >= limit || (expiresAt !== 0 && expiresAt <= effectiveAt)
      ? ["AgreementTermInvalid"]
      : []),
    ...(terms.noticeDays !== 0 && !terms.anyPartyCanEnd ? ["AgreementNoticeWithoutRight"] : []),
  ];
};

/** Status at a time, in the order of "Status, derived and never stored". */
export const statusAt = (state: AgreementState | undefined, now: number): Status => {
  if (state === undefined) return "Unknown";
  const ended = state.endsAt !== 0 && now >= state.endsAt;
  if (state.outcome === "declined") return "Declined";
  if (state.inForceAt === 0) return ended ? "Lapsed" : "Proposed";
  if (ended) {
    return state.outcome === "terminated"
      ? "Terminated"
      : state.outcome === "superseded"
        ? "Superseded"
        : "Expired";
  }
  if (now < state.inForceAt) return "Scheduled";
  return state.outcome === "none" ? "InForce" : "Ending";
};

/** 0 counts as never. */
const earlierEnd = (endsAt: number, candidate: number): boolean => endsAt === 0 || candidate < endsAt;

/** The agreements, as sets, lists and numbers. Every method takes the time of the block that it would be in. */
export class AgreementModel {
  readonly states = new Map<Hex, AgreementState>();
  readonly successors = new Map<Hex, Hex>();
  readonly anchors = new Map<Hex, number>();
  readonly journal: JournalEntry[] = [];
  readonly members: MemberModel;
  readonly chainId: number;
  readonly address: Address;
  readonly #used = new Set<Hex>();

  constructor(members: MemberModel, chainId: number, address: Address) {
    this.members = members;
    this.chainId = chainId;
    this.address = address;
  }

  digest(kind: ActKind, terms: Terms, seat: number, statement: string, validUntil: number): Hex {
    const organisation = [...terms.parties, ...terms.witnesses][seat] ?? "";
    return actDigest(agreementsDomain(this.chainId, this.address), kind, {
      agreement: terms,
      organisation,
      statement,
      validUntil,
    });
  }

  anchor(now: number, root: Hex): Result {
    if (this.anchors.has(root)) return { ok: true, changed: [] };
    this.anchors.set(root, now);
    return { ok: true, changed: [root] };
  }

  /**
   * Acts on one agreement: sent, relayed, or with the predecessor that they amend. All or nothing.
   * @returns `done`: the kinds of the acts that were recorded; the others were recorded already
   */
  act(sender: Address, now: number, call: Call): Result & { done?: string[] } {
    const id = idOf(call.terms);
    const draft = copyOf(this.states.get(id) ?? proposal(call.terms));
    const used: Hex[] = [];
    const done: string[] = [];
    const concluded = draft.inForceAt !== 0;
    const predecessorError =
      call.predecessor === undefined || concluded
        ? undefined
        : this.#predecessorError(call.terms, call.predecessor, now);
    // The text does not say when a call without acts, or terms that are no agreement, are refused.
    const errors = [
      ...(call.acts.length === 0 ? ["ActsMissing"] : []),
      ...(draft.acts.length === 0 ? termsErrors(call.terms) : []),
      ...(draft.acts.length === 0 && call.terms.expiresAt !== 0 && now >= call.terms.expiresAt
        ? ["AgreementAlreadyExpired"]
        : []),
      ...(predecessorError === undefined ? [] : [predecessorError]),
    ];
    if (predecessorError !== undefined) return { ok: false, errors };
    const mayAttest = call.predecessor !== undefined || BigInt(call.terms.supersedes) === 0n;
    try {
      for (const act of call.acts) {
        if (this.#apply(sender, now, draft, act, mayAttest, used)) done.push(act.kind);
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      errors.push(error.message);
    }
    if (errors.length > 0) return { ok: false, errors };
    if (done.length === 0) return { ok: true, changed: [], done };

    for (const digest of used) this.#used.add(digest);
    this.states.set(id, draft);
    this.#journalise(id, draft);
    if (concluded || draft.inForceAt === 0 || call.predecessor === undefined) {
      return { ok: true, changed: [id], done };
    }
    return {
      ok: true,
      changed: [id, this.#supersede(idOf(call.predecessor), id, draft.inForceAt, now)],
      done,
    };
  }

  /** The word of an agreement, zero where it is unknown. */
  word(id: Hex): Hex {
    const state = this.states.get(id);
    return state === undefined ? ZERO : wordOf(id, state);
  }

  /** The second word of an agreement. */
  marks(id: Hex): Hex {
    const state = this.states.get(id);
    return state === undefined ? ZERO : packMarks(state.consents, state.disputes);
  }

  /** Whether the agreement was in force at a time, or the error with which the question is refused. */
  wasInForceAt(id: Hex, time: number, now: number): boolean | string {
    if (time > now) return "TimeInFuture";
    const { inForceAt, endsAt } = this.states.get(id) ?? { inForceAt: 0, endsAt: 0 };
    return inForceAt !== 0 && inForceAt <= time && (endsAt === 0 || time < endsAt);
  }

  journalWord(): Hex {
    return journalWord(this.chainId, this.address, this.journal);
  }

  #predecessorError(terms: Terms, predecessor: Terms, now: number): string | undefined {
    const id = idOf(predecessor);
    if (id !== terms.supersedes) return "PredecessorMismatch";
    const status = statusAt(this.states.get(id), now);
    if (status !== "Scheduled" && status !== "InForce" && status !== "Ending")
      return "PredecessorNotAmendable";
    if (status === "Scheduled" && BigInt(predecessor.supersedes) !== 0n) return "PredecessorNotAmendable";
    if (this.successors.has(id)) return "PredecessorAlreadySuperseded";
    return predecessor.parties.every((party) => terms.parties.includes(party))
      ? undefined
      : "PredecessorPartyMissing";
  }

  /** @returns whether the act was recorded; false where it was recorded already */
  #apply(
    sender: Address,
    now: number,
    state: AgreementState,
    act: Act,
    mayAttest: boolean,
    used: Hex[],
  ): boolean {
    const { terms } = state;
    const { kind, seat } = act;
    if (kind === "superseded") return refuse("ActKindInvalid");
    const isParty = seat < terms.parties.length;
    const identifier = [...terms.parties, ...terms.witnesses][seat] ?? refuse("ActSeatUnknown");
    if ((kind === "decline" || kind === "terminate") && !isParty) refuse("ActSeatNotParty");
    const isDispute = kind === "dispute" || kind === "withdrawDispute";
    if (isDispute && !state.attested.has(seat)) refuse("ActSeatNotAttested");

    const digest = this.digest(kind, terms, seat, act.statement, act.message?.validUntil ?? 0);
    const wasUsed = act.message !== undefined && (this.#used.has(digest) || used.includes(digest));
    if (alreadyRecorded(state, kind, seat, now) || (isDispute && wasUsed)) return false;

    const status = state.acts.length === 0 ? "Unknown" : statusAt(state, now);
    if (!allowed(kind, status, isParty, terms.anyPartyCanEnd)) refuse("ActNotAllowed");
    if (kind === "attest" && state.inForceAt === 0 && !mayAttest) refuse("PredecessorMissing");

    if (act.message !== undefined && now >= act.message.validUntil) refuse("ActExpired");
    const proven =
      act.message === undefined
        ? { key: sender.toLowerCase() as Hex, signed: false }
        : provenKey(act.message.key, act.message.proof, digest, sender, this.members.approving);
    if (proven === undefined) return refuse("ActSignatureInvalid");
    const organisation = hashOf(identifier);
    const role = isDispute ? "manager" : "signatory";
    if (!this.members.hasRole(organisation, proven.key, role, now)) refuse("ActKeyUnauthorized");
    const standing = this.members.organisations.get(organisation);
    if (kind === "attest" && standing?.suspended) refuse("ActOrganisationSuspended");

    record(state, kind, seat, now);
    state.acts.push({
      kind: actKinds.indexOf(kind),
      seat,
      keyId: keyIdOf(proven.key),
      organisationKind: standing?.kind ?? 0,
      statement: hashOf(act.statement),
      time: now,
    });
    // Also where the sender is the key and nothing had to be signed: the message was used all the same.
    if (isDispute && act.message !== undefined) used.push(digest);
    return true;
  }

  #supersede(id: Hex, successor: Hex, inForceAt: number, now: number): Hex {
    const state = this.states.get(id);
    if (state === undefined) throw new Error(`no predecessor ${id}`);
    this.successors.set(id, successor);
    if (earlierEnd(state.endsAt, inForceAt)) {
      state.endsAt = inForceAt;
      state.outcome = "superseded";
    }
    state.acts.push({
      kind: SUPERSEDED,
      seat: 0,
      keyId: ZERO,
      organisationKind: 0,
      statement: successor,
      time: now,
    });
    this.#journalise(id, state);
    return id;
  }

  #journalise(id: Hex, state: AgreementState): void {
    this.journal.push({ id, word: wordOf(id, state), marks: packMarks(state.consents, state.disputes) });
  }
}

const proposal = (terms: Terms): AgreementState => ({
  terms,
  attested: new Set(),
  inForceAt: 0,
  endsAt: 0,
  outcome: "none",
  consents: new Set(),
  disputes: new Set(),
  marked: false,
  acts: [],
});

const copyOf = (state: AgreementState): AgreementState => ({
  ...state,
  attested: new Set(state.attested),
  consents: new Set(state.consents),
  disputes: new Set(state.disputes),
  acts: [...state.acts],
});

const wordOf = (id: Hex, state: AgreementState): Hex =>
  packWord({
    attested: state.attested,
    inForceAt: state.inForceAt,
    endsAt: state.endsAt,
    outcome: outcomes.indexOf(state.outcome),
    flags: state.marked ? 1 : 0,
    head: actsHead(id, state.acts),
  });

const alreadyRecorded = (state: AgreementState, kind: ActKind, seat: number, now: number): boolean => {
  switch (kind) {
    case "attest":
      return state.attested.has(seat);
    case "decline":
      return state.outcome === "declined";
    case "terminate":
      return state.terms.anyPartyCanEnd
        ? state.inForceAt !== 0 && !earlierEnd(state.endsAt, now + state.terms.noticeDays * DAY)
        : state.consents.has(seat);
    case "dispute":
      return state.disputes.has(seat);
    case "withdrawDispute":
      return !state.disputes.has(seat);
  }
};

const allowed = (kind: ActKind, status: Status, isParty: boolean, anyPartyCanEnd: boolean): boolean => {
  const live = status === "Scheduled" || status === "InForce" || status === "Ending";
  switch (kind) {
    case "attest":
      return status === "Unknown" || status === "Proposed" || (!isParty && live);
    case "decline":
      return status === "Proposed";
    case "terminate":
      return (
        live ||
        (anyPartyCanEnd && (status === "Expired" || status === "Terminated" || status === "Superseded"))
      );
    case "dispute":
    case "withdrawDispute":
      return true;
  }
};

const record = (state: AgreementState, kind: ActKind, seat: number, now: number): void => {
  const { terms } = state;
  const parties = terms.parties.map((_, index) => index);
  switch (kind) {
    case "attest": {
      if (state.acts.length === 0) state.endsAt = terms.expiresAt;
      state.attested.add(seat);
      if (state.inForceAt === 0 && parties.every((party) => state.attested.has(party))) {
        state.inForceAt = Math.max(now, terms.effectiveAt);
      }
      return;
    }
    case "decline":
      state.outcome = "declined";
      return;
    case "terminate":
      if (terms.anyPartyCanEnd) {
        state.endsAt = now + terms.noticeDays * DAY;
        state.outcome = "terminated";
        return;
      }
      state.consents.add(seat);
      state.marked = true;
      if (parties.every((party) => state.consents.has(party))) {
        if (earlierEnd(state.endsAt, now)) state.endsAt = now;
        state.outcome = "terminated";
      }
      return;
    case "dispute":
      state.disputes.add(seat);
      state.marked = true;
      return;
    case "withdrawDispute":
      state.disputes.delete(seat);
  }
};
