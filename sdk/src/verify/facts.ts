import type { Hex } from "viem";
import type { RecordedAct } from "../core/acts/actsHead.js";
import type { AgreementStruct } from "../core/agreement/agreement.js";
import type { HeaderTrust } from "../core/proof/headerSource.js";
import type { Standing } from "../core/record/decodeEnrolment.js";
import type { Status } from "../core/record/record.js";
import { MinhUocError } from "../errors/MinhUocError.js";
import type { Block } from "../reads/getBlock.js";
import type { Credential } from "../reads/getCredential.js";
import type { GetRecordReturnType } from "../reads/getRecord.js";
import type { IdentitySnapshot } from "./identity/fetchIdentity.js";

/** Why something could not be found out: the code and text of the error. */
export type Problem = { code: string; message: string };

/** What was found out, or why not; never a guess. */
export type Finding<T> = { known: true; value: T } | { known: false; problem: Problem };

/** Whose signature it is: a kind is named only where its verifier contract is known to the verifier. `bits` are the RSA modulus's. */
export type SignatureKey = { kind: "account" | "p256" | "webauthn" } | { kind: "rsa"; bits: number };

/**
 * What evidence holds of a signature: one that was checked and is good; `unknown`: one whose verifier contract the verifier does not know;
 * `none`. A bad one is in no facts: it breaks the file.
 */
export type SignatureFacts = { status: "valid"; key: SignatureKey } | { status: "unknown" | "none" };

/** What was found about a seat of the agreement. */
export type SeatFacts = {
  seat: number;
  role: "party" | "witness";
  /** Organisation id. */
  organisation: Hex;
  identifier: string | undefined;
  /** The organisation as it stands; `undefined` where it was never admitted. */
  standing: Finding<Standing | undefined>;
  /** Unix seconds, where it is suspended now. */
  suspendedSince: Finding<number | undefined>;
  /** The key that attested, for this organisation; `undefined` where nothing attested, or the history is not known. */
  credential: Finding<Credential | undefined> | undefined;
  /** The signature with which it attested, from an evidence file; `undefined` where nothing attested, or where an endpoint was asked. */
  signature?: SignatureFacts | undefined;
  /** What the organisation's own host said of it; `undefined` where nobody asked. */
  identity?: IdentitySnapshot;
  /** Ids of the keys that managed it up to its attestation; `undefined` where they were not asked for. */
  managers?: Finding<readonly Hex[]>;
  /** What an evidence file says that the host said; `undefined` where it says nothing. Nobody vouches for it. */
  recorded?: RecordedIdentity;
};

/** What whoever made an evidence file says of an organisation's web documents. */
export type RecordedIdentity = {
  snapshot: IdentitySnapshot;
  /** keccak256 of the snapshot as the file has it. */
  hash: Hex;
  /** Ids of keys that managed the organisation up to its attestation: each is proved; that there was no other is not. */
  managers: readonly Hex[];
};

/** All that a judgement rests on, and nothing of the judgement itself. Plain data. */
export type Facts = {
  /** Unix seconds by the verifier's own clock. */
  checkedAt: number;
  /** SHA-256 of the document; `undefined` where none was given. */
  document: Finding<Hex> | undefined;
  /** Id that was given, and id of the agreement that was given. */
  givenId: Hex | undefined;
  computedId: Hex | undefined;
  /** What was opened of the metadata: its commitment and the documents that it names, or why it is none. */
  metadata:
    | {
        commitment: Hex;
        documents: readonly Hex[];
        /** RFC 6901 pointers of what is shown, and of what is committed to and not shown. */
        shown: readonly string[];
        hidden: readonly string[];
      }
    | {
        broken: Problem;
        /** Whether it is, all the same, the document that the agreement commits to. */
        committed: boolean;
      }
    | undefined;
  /** Texts of statements that the verifier holds, by hash. */
  statements: Readonly<Record<Hex, string>>;
  /** Where and when the chain was read. */
  chain: Finding<{
    chainId: number;
    registry: Hex;
    members: Hex;
    /** Whether the code's hash was known beforehand. */
    codePinned: boolean;
    block: Block;
  }>;
  /** The agreements that name the document, with their statuses where these were read; `undefined` where the agreement was given. */
  candidates: Finding<readonly { id: Hex; status: Status | undefined }[]> | undefined;
  /** An earlier revision of the document that is registered; `undefined` where none was looked for. */
  revision: Finding<{ document: Hex; ids: readonly Hex[] } | undefined> | undefined;
  /** The agreement that is judged; `undefined` where there is none, or more than one. */
  id: Hex | undefined;
  agreement: Finding<AgreementStruct | undefined> | undefined;
  record: Finding<GetRecordReturnType> | undefined;
  successor: Finding<Hex | undefined> | undefined;
  /** All acts, and whether they lead to the head that the registry keeps. */
  history: Finding<{ acts: readonly RecordedAct[]; complete: boolean }> | undefined;
  seats: readonly SeatFacts[];
  /** Whether the record is the same at the last final block. */
  final: Finding<boolean> | undefined;
  /** Blocks that stand on the last act, up to the one that was read; its own is the first. `undefined` in evidence, where none are counted. */
  confirmations: Finding<number> | undefined;
  /** Whether the block from which all was read still stood at the end; of evidence, whether its block is the trusted one. */
  stillCanonical: Finding<boolean> | undefined;
  /** Whose word all of this is. */
  source:
    | {
        kind: "endpoint";
        /** Where several endpoints were asked: how many, and how many had to agree. */
        quorum?: { asked: number; required: number };
      }
    | {
        kind: "evidence";
        /** Who vouches for the block's hash; undefined where nobody does. */
        trust: HeaderTrust | undefined;
        /** Why the file proves nothing, where it contradicts itself. */
        broken: Problem | undefined;
      };
};

/** Gives a failure a place among the facts; an error that is none of the SDK's own is a defect, and is not hidden. */
export async function find<T>(work: () => Promise<T>): Promise<Finding<T>> {
  try {
    return { known: true, value: await work() };
  } catch (error) {
    if (!(error instanceof MinhUocError)) throw error;
    return { known: false, problem: { code: error.code, message: error.message } };
  }
}

/** The value, or undefined where it is not known. */
export function knownOf<T>(finding: Finding<T> | undefined): T | undefined {
  return finding?.known ? finding.value : undefined;
}
