import { type EvidenceAct, MAX_SIGNATURES } from "./evidenceSchema.js";

/**
 * The acts with as many signatures as a file may have: those of attestations, which a verdict reports, before those of other acts. An act
 * whose signature is left out is proved by the acts head all the same.
 */
export function limitSignatures(acts: readonly EvidenceAct[]): EvidenceAct[] {
  const signed = acts.filter(({ signature }) => signature);
  const isAttestation = ({ kind }: EvidenceAct) => kind === "attest";
  const kept = new Set(
    [...signed.filter(isAttestation), ...signed.filter((act) => !isAttestation(act))].slice(
      0,
      MAX_SIGNATURES,
    ),
  );
  return acts.map((act) => (kept.has(act) ? act : { ...act, signature: null }));
}
