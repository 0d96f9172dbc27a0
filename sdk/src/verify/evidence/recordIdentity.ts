import type { Hex } from "viem";
import type { IdentitySnapshot } from "../identity/fetchIdentity.js";
import { type EvidenceIdentity, MAX_MANAGERS } from "./evidenceSchema.js";
import { identityHash } from "./identityHash.js";

export type RecordIdentityParameters = {
  seat: number;
  /** As `fetchIdentity` gave it, with one document or more. */
  snapshot: IdentitySnapshot;
  /** Key ids, as `managersOf` gave them. */
  managers: readonly Hex[];
};

/** An organisation's web documents in the form in which an evidence file has them. Their addresses are left out: they follow from the identifier. */
export function recordIdentity({ seat, snapshot, managers }: RecordIdentityParameters): EvidenceIdentity {
  const { identifier, fetchedAt } = snapshot;
  const documents = snapshot.documents.map(({ text, problem, status = null }) =>
    problem === undefined ? { text } : { problem, status },
  );
  const hash = identityHash(identifier, { fetchedAt, documents });
  // A part of them would look like all of them.
  return {
    seat,
    fetchedAt,
    documents,
    hash,
    managers: managers.length > MAX_MANAGERS ? [] : [...managers].sort(),
  };
}
