import type { Hex } from "viem";
import type { OrganisationKind } from "../core/acts/actContext.js";
import type { TrustLevel } from "../core/proof/headerSource.js";
import type { Status } from "../core/record/record.js";
import type { Credential } from "../reads/getCredential.js";
import type { Facts, SignatureFacts, SignatureKey } from "./facts.js";
import type { IdentityWarning } from "./identity/identityWarnings.js";
import type { JudgeIdentityReturnType } from "./identity/judgeIdentity.js";
import type { Renewal } from "./renewal.js";

/** The indications of ETSI EN 319 102-1, section 5.1.3. */
export type Indication = "TOTAL_PASSED" | "INDETERMINATE" | "TOTAL_FAILED";

/** The checks, in the order in which they are always made and shown. */
export const checkNames = [
  "integrity",
  "registration",
  "authority",
  "signatures",
  "disputes",
  "identity",
  "finality",
  "chainTrust",
] as const;
export type CheckName = (typeof checkNames)[number];

/** `inconclusive`: it could not be found out, or what is found decides neither way. `notChecked`: nobody asked, or there was nothing to check. */
export type CheckOutcome = "passed" | "failed" | "inconclusive" | "notChecked";

export type Check = {
  name: CheckName;
  outcome: CheckOutcome;
  /** Stable; see docs/verdict.md. Where something could not be checked, the code of the error. */
  code: string;
  /** One sentence in English. */
  detail: string;
};

/** On a rollup: the word of its sequencer, or derived from data that is final on the chain below. */
export type RollupFinality = "sequencer" | "l1-finalized";

export type Answer = "yes" | "no" | "unknown";

/** How an act is proved by itself, beside the registry's record of it. */
export type SignatureVerdict =
  | { status: "valid"; key: SignatureKey; renewal: Renewal }
  | Exclude<SignatureFacts, { status: "valid" }>;

/** What is said of one seat. */
export type SeatVerdict = {
  seat: number;
  role: "party" | "witness";
  /** Organisation id. */
  organisation: Hex;
  identifier: string | undefined;
  indication: Indication;
  /** Why it is not `TOTAL_PASSED`. */
  subIndication: string | undefined;
  attested: Answer;
  /** Unix seconds, the time of the block. */
  attestedAt: number | undefined;
  keyId: Hex | undefined;
  /** Role and window of the key, which held at that time. */
  key: Pick<Credential, "role" | "validFrom" | "validUntil"> | undefined;
  /** Kind of the organisation when it attested. */
  organisationKind: OrganisationKind | undefined;
  /** In which capacity the person signed; the text where the verifier holds it. */
  statement: { hash: Hex; text: string | undefined } | undefined;
  /** How its attestation is proved by itself; `undefined` where it has not attested, or where an endpoint was asked, which shows no signatures. */
  signature: SignatureVerdict | undefined;
  /** Whether the organisation may not attest now; an earlier attestation stays valid. */
  suspended: Answer;
  /** Unix seconds, where it is known. */
  suspendedSince: number | undefined;
  disputed: Answer;
  /** What the organisation's own host says of it; undefined where nobody asked, and nothing is recorded. */
  identity: SeatIdentity | undefined;
  /** What in its identifier can be taken for something else; it decides nothing. */
  warnings: readonly IdentityWarning[];
};

/** What the organisation's own host says of it, by whom it was asked. */
export type SeatIdentity = {
  /** As the verifier was told; undefined where the verifier did not ask. */
  asked: IdentityFinding | undefined;
  /** As an evidence file records it, its maker's word taken for it; undefined where it records nothing. */
  recorded: IdentityFinding | undefined;
  /** Whether the host says something else now than the file records; undefined where there are not both. */
  changed: Answer | undefined;
};

export type IdentityFinding = Pick<JudgeIdentityReturnType, "outcome" | "detail" | "url" | "fetchedAt"> & {
  /** Where it could not be judged, the code of the error. */
  code: string;
};

/** Two answers that are never mixed: whether this is what the parties signed, and whether it is in force. */
export type Judgement = {
  authenticity: {
    indication: Indication;
    /** Why it is not `TOTAL_PASSED`: the code of the first check that decided so. */
    subIndication: string | undefined;
    /** All checks, in the order of `checkNames`. */
    checks: Check[];
  };
  seats: SeatVerdict[];
  /** The first time from which a signature of the file by itself proves nothing any more; `undefined` where it shows no good one. */
  renewal: Renewal | undefined;
  inForce: {
    answer: Answer;
    /** Unix seconds, the time of the block from which it was read. */
    asOf: number | undefined;
    status: Status | undefined;
    /** Unix seconds; 0 = no end. */
    endsAt: number | undefined;
    successor: Hex | undefined;
    /** Whether the block is older than the policy's `maxAge`. */
    stale: boolean;
  };
  trust: {
    /** Who has to be believed: endpoints that were asked, or whoever vouches for the block to which evidence leads. */
    level: TrustLevel;
    chainId: number | undefined;
    registry: Hex | undefined;
    blockNumber: number | undefined;
    blockHash: Hex | undefined;
    /** Where the chain is a rollup that is known and someone vouches for the block: the chain below, and whether what is recorded is final there. */
    rollup: { settlesOn: string; finality: RollupFinality } | undefined;
  };
};

/** What was found, and what follows from it. */
export type Verdict = { facts: Facts; judgement: Judgement };

/** What the verifier asks for. */
export type Policy = {
  /**
   * `finalized` (default): what is recorded must be in a final block; `confirmations`: so many blocks must stand on its latest change, at least 1,
   * that of the change being the first; `latest`: the newest block is enough.
   */
  finality?: "finalized" | "latest" | { confirmations: number };
  /** Require the check of identity. Default: false. */
  requireIdentity?: boolean;
  /**
   * Take the word of whoever made an evidence file for what the organisations' hosts said, and for who managed them, where the verifier
   * does not ask. Default: false.
   */
  acceptRecordedIdentity?: boolean;
  /** Require that witnesses have attested too. Default: false. */
  requireWitnesses?: boolean;
  /** Pass although an organisation disputes its own attestation. Default: false. */
  acceptDisputed?: boolean;
  /** Kinds of organisations whose attestations count. Default: all. */
  kinds?: readonly OrganisationKind[];
  /** Levels of trust that are enough. Default: all but `none`. */
  trust?: readonly TrustLevel[];
  /** Patterns, as of `disclose`, of values of the metadata that must not be hidden. Default: none. */
  disclosed?: readonly string[];
  /** Seconds after which an answer about force is marked as stale. Default: 3,600. */
  maxAge?: number;
};
