import type { Hex } from "viem";

/** What set `endsAt` of an agreement, or ended the proposal; the values are the codes on chain. */
export const Outcome = { None: 0, Declined: 1, Terminated: 2, Superseded: 3 } as const;
export type Outcome = keyof typeof Outcome;

/** What an agreement is at a given time; the values are the codes on chain. */
export const Status = {
  Unknown: 0,
  Proposed: 1,
  Lapsed: 2,
  Declined: 3,
  Scheduled: 4,
  InForce: 5,
  Ending: 6,
  Expired: 7,
  Terminated: 8,
  Superseded: 9,
} as const;
export type Status = keyof typeof Status;

/** The second word of an agreement, as bitmaps over the seats. */
export type RecordMarks = {
  /** Parties that have consented to end it. */
  consents: number;
  /** Seats that dispute it. */
  disputes: number;
};

/** The word of an agreement, decoded. Bitmaps have bit `n` for seat `n`. */
export type AgreementRecord = {
  /** Bitmap of the seats that have attested. */
  attested: number;
  /** Unix seconds, 0 until all parties have attested. */
  inForceAt: number;
  /** Unix seconds, 0 = never. */
  endsAt: number;
  outcome: Outcome;
  /** Whether a second word, the marks, is kept. */
  marked: boolean;
  /** 32 bytes of which the last 14 are zero: the hash of all acts in order. */
  actsHead: Hex;
  /** Undefined where the record is marked and the second word was not given: not known. */
  marks: RecordMarks | undefined;
};
