import { ActKind } from "../acts/actKind.js";
import type { SignedAct } from "../acts/signedAct.js";
import type { Agreement } from "../agreement/agreement.js";
import type { Envelope, KeyCertificates } from "./envelopeSchema.js";

type Compare<T> = (a: T, b: T) => number;

/**
 * The one order of acts: by kind as on chain, so that attestations come first; by seat; the one that counts longest first, since whoever signs again
 * means the newer; then by key, statement and signature. Texts are compared by UTF-16 code units, as RFC 8785 sorts. Zero: the same act.
 */
export function compareActs({ parties, witnesses }: Agreement): Compare<SignedAct> {
  const organisations = [...parties, ...witnesses];
  return (a, b) =>
    ActKind[a.kind] - ActKind[b.kind] ||
    organisations.indexOf(a.organisation) - organisations.indexOf(b.organisation) ||
    b.validUntil - a.validUntil ||
    compareTexts(a.key, b.key) ||
    compareTexts(a.statement, b.statement) ||
    compareTexts(a.signature, b.signature);
}

/** The one order of certificate chains: by key, then by the certificates. Zero: the same chain. */
export function compareCertificates(a: KeyCertificates, b: KeyCertificates): number {
  return compareTexts(a.key, b.key) || compareTexts(a.chain.join(), b.chain.join());
}

/** The envelope with its acts and certificates in their order, each once. */
export function inOrder(envelope: Envelope): Envelope {
  return {
    ...envelope,
    acts: unique(envelope.acts, compareActs(envelope.agreement)),
    certificates: unique(envelope.certificates, compareCertificates),
  };
}

function unique<T>(values: readonly T[], compare: Compare<T>): T[] {
  const ordered = [...values].sort(compare);
  return ordered.filter((value, index) => index === 0 || compare(ordered[index - 1] as T, value) !== 0);
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
