import type { Hex } from "viem";
import { checkTime } from "../acts/domain.js";
import type { SignedAct } from "../acts/signedAct.js";
import { agreementId } from "../agreement/agreementId.js";
import { type Seat, seatOf, seats } from "../agreement/seats.js";
import type { KnownVerifiers } from "../keys/decodeKey.js";
import { scalarsOf } from "../metadata/salts.js";
import { ZERO_BYTES32 } from "../record/bytes32.js";
import type { Envelope } from "./envelopeSchema.js";
import { judgeAct, type SignatureJudgement } from "./judgeAct.js";
import { parseEnvelope } from "./parseEnvelope.js";

export type InspectEnvelopeParameters = {
  envelope: Envelope;
  /** Unix seconds, to tell which acts no longer count. */
  now: number;
  /** Verifier contracts whose keys can be checked without a chain. Default: only accounts are checked. */
  verifiers?: KnownVerifiers;
};

/** An act of an envelope, and what can be told of it without a chain. */
export type InspectedAct = SignedAct & {
  /** Position in the envelope's acts. */
  position: number;
  /** Index into parties, then witnesses. */
  seat: number;
  /**
   * Whether the key signed this act: `unknown` where only a chain can tell, as for a contract wallet. Whether the key is the organisation's is always for
   * the registry to say.
   */
  check: SignatureJudgement;
  /** Whether its time has run out. */
  expired: boolean;
  /** How many chains of certificates came with the key; none of them is checked. */
  certificates: number;
};

/** A seat of an envelope's agreement. */
export type InspectedSeat = Seat & {
  /** Whether an attestation is in the envelope that may count: `unchecked` where only a chain can tell. */
  attestation: "checked" | "unchecked" | "missing";
};

/** What stands in the way of submitting, as far as the envelope shows: what is on record already is for a chain to say. */
export type EnvelopeGap =
  | { kind: "acts" }
  | { kind: "previous"; id: Hex }
  | { kind: "attestation"; seat: number; organisation: string }
  | { kind: "signature" | "expired"; position: number; organisation: string };

export type InspectEnvelopeReturnType = {
  /** Agreement id. */
  id: Hex;
  seats: InspectedSeat[];
  acts: InspectedAct[];
  /** How much of the metadata document is shown. */
  metadata: "whole" | "part" | "none";
  /**
   * No act at all, the amended agreement, attestations of parties, acts whose signature is none or whose time has run out. Without the first two nothing
   * can be submitted; without the others the agreement is not concluded.
   */
  missing: EnvelopeGap[];
};

/**
 * Says who has signed what in an envelope, who has not, what of it could be checked, and what is missing.
 *
 * @param parameters the envelope and the time
 * @returns facts, and what is missing until all can be submitted
 * @throws {ActError} `ACT_TIME_INVALID` where `now` is not in Unix seconds
 * @throws what `parseEnvelope` throws
 */
export async function inspectEnvelope(
  parameters: InspectEnvelopeParameters,
): Promise<InspectEnvelopeReturnType> {
  const { now, verifiers = {} } = parameters;
  checkTime("now", now, 0);
  const envelope = parseEnvelope(parameters.envelope);
  const { agreement, disclosure, certificates } = envelope;
  const acts: InspectedAct[] = await Promise.all(
    envelope.acts.map(async (act, position) => ({
      ...act,
      position,
      seat: seatOf(agreement, act.organisation),
      check: await judgeAct(envelope, act, verifiers),
      expired: act.validUntil <= now,
      certificates: certificates.filter(({ key }) => key === act.key).length,
    })),
  );
  const inspected = seats(agreement).map((seat) => ({
    ...seat,
    attestation: attestationOf(acts, seat.seat),
  }));
  const hidden = disclosure
    ? [...scalarsOf(disclosure.skeleton).keys()].filter((path) => !Object.hasOwn(disclosure.opened, path))
    : [];
  return {
    id: agreementId(agreement),
    seats: inspected,
    acts,
    metadata: disclosure === null ? "none" : hidden.length === 0 ? "whole" : "part",
    missing: gaps(envelope, acts, inspected),
  };
}

function attestationOf(acts: readonly InspectedAct[], seat: number): InspectedSeat["attestation"] {
  const counting = acts.filter(
    (act) => act.seat === seat && act.kind === "attest" && act.check !== "invalid" && !act.expired,
  );
  if (counting.length === 0) return "missing";
  return counting.some(({ check }) => check === "valid") ? "checked" : "unchecked";
}

function gaps(
  { agreement, previous }: Envelope,
  acts: readonly InspectedAct[],
  inspected: readonly InspectedSeat[],
): EnvelopeGap[] {
  const missing: EnvelopeGap[] = [];
  if (acts.length === 0) missing.push({ kind: "acts" });
  if (previous === null && agreement.supersedes !== ZERO_BYTES32) {
    missing.push({ kind: "previous", id: agreement.supersedes });
  }
  for (const { seat, role, identifier, attestation } of inspected) {
    if (role === "party" && attestation === "missing") {
      missing.push({ kind: "attestation", seat, organisation: identifier as string });
    }
  }
  for (const { position, organisation, check, expired } of acts) {
    if (check === "invalid") missing.push({ kind: "signature", position, organisation });
    else if (expired) missing.push({ kind: "expired", position, organisation });
  }
  return missing;
}
