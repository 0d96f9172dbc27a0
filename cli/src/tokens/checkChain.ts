import type { Hex } from "viem";
import { isIssuer } from "./orderChain.js";
import { type Certificate, isForModulus, readCertificate } from "./readCertificate.js";

/** Why a chain was not checked: nothing is said against it. */
export type UncheckedReason =
  | { code: "ROOTS_MISSING" | "CERTIFICATES_MISSING" }
  /** Whose act it is, and when it was made, is known of an agreement's whole history only. */
  | { code: "AGREEMENT_OTHER" | "RECORD_UNKNOWN" }
  /** The registry keeps a key's id, and not what it is. */
  | { code: "KEY_UNKNOWN" }
  /** Whatever contract judges signatures of this key may accept others than the certificate's key makes. */
  | { code: "VERIFIER_UNKNOWN" }
  /** No certificate at hand issued this one. */
  | { code: "ISSUER_UNKNOWN"; certificate: Certificate }
  /** The chain ends at a root that the verifier did not supply. */
  | { code: "ROOT_UNKNOWN"; certificate: Certificate }
  /** It was signed with MD5 or SHA-1, which proves nothing any more. */
  | { code: "ALGORITHM_WEAK"; certificate: Certificate }
  /** It says that it must not be used by whom does not know an extension of it. */
  | { code: "EXTENSION_UNKNOWN"; certificate: Certificate; extension: string };

/** What contradicts a chain. */
export type Contradiction =
  /** The first certificate is not that of the enrolled key. */
  | { code: "KEY_MISMATCH"; certificate: Certificate }
  /** The issuer that it names, by name and key, did not sign it. */
  | { code: "SIGNATURE_WRONG"; certificate: Certificate }
  | { code: "NOT_YET_VALID" | "EXPIRED"; certificate: Certificate; at: number }
  | { code: "NO_AUTHORITY"; certificate: Certificate }
  /** An authority's key is not for issuing certificates, or the leaf's not for signing. */
  | { code: "KEY_USAGE"; certificate: Certificate }
  | { code: "PATH_TOO_LONG"; certificate: Certificate; pathLength: number };

export type ChainCheck =
  | { outcome: "checked"; path: readonly Certificate[] }
  | { outcome: "not checked"; reasons: readonly UncheckedReason[] }
  | { outcome: "contradicted"; reasons: readonly Contradiction[] };

export type CheckChainParameters = {
  /** DER, the certificate of the key first; the order of the others does not matter. */
  certificates: readonly Uint8Array[];
  /** Of the enrolled key, big-endian without leading zeros. */
  modulus: Hex;
  /** DER of the roots that the verifier trusts, from whom the verifier trusts; none where there are none. */
  roots: readonly Uint8Array[];
  /** Unix seconds for which the chain is checked: the time at which the act was recorded. */
  at: number;
};

/** RSA with MD5 and SHA-1, DSA and ECDSA with SHA-1. */
const weakAlgorithms: readonly string[] = [
  "1.2.840.113549.1.1.4",
  "1.2.840.113549.1.1.5",
  "1.2.840.10040.4.3",
  "1.2.840.10045.4.1",
];

/**
 * Checks that a key's certificate leads to a root that the verifier supplied: signatures, validity at a time, basic constraints, key usage
 * and path lengths. Whether a certificate was revoked (CRL, OCSP) is not checked.
 *
 * A chain that leads nowhere is "not checked": whoever made it could as well have left it out.
 *
 * @throws {TokenError} `TOKEN_CERTIFICATE_UNREADABLE`
 * @see RFC 5280, section 6
 */
export function checkChain({ certificates, modulus, roots, at }: CheckChainParameters): ChainCheck {
  const [leaf, ...others] = certificates.map(readCertificate);
  if (leaf === undefined) return { outcome: "not checked", reasons: [{ code: "CERTIFICATES_MISSING" }] };
  if (!isForModulus(leaf, modulus))
    return { outcome: "contradicted", reasons: [{ code: "KEY_MISMATCH", certificate: leaf }] };
  if (roots.length === 0) return { outcome: "not checked", reasons: [{ code: "ROOTS_MISSING" }] };
  const trusted = roots.map(readCertificate);
  const found = findPath(leaf, others, trusted);
  if (!("path" in found)) return found;
  const contradictions = found.path.flatMap((certificate, place) =>
    contradictionsOf(certificate, found.path.slice(0, place), at),
  );
  if (contradictions.length > 0) return { outcome: "contradicted", reasons: contradictions };
  const unchecked = found.path.flatMap((certificate) => uncheckedOf(certificate, trusted));
  if (unchecked.length > 0) return { outcome: "not checked", reasons: unchecked };
  return { outcome: "checked", path: found.path };
}

const isAmong = (certificate: Certificate, list: readonly Certificate[]) =>
  list.some(({ fingerprint }) => fingerprint === certificate.fingerprint);

/** A path from the leaf to a trusted root, or why there is none. Every certificate is looked at once, whatever the chain holds. */
function findPath(
  leaf: Certificate,
  others: readonly Certificate[],
  trusted: readonly Certificate[],
): { path: Certificate[] } | Exclude<ChainCheck, { outcome: "checked" }> {
  const paths: Certificate[][] = [[leaf]];
  const ends: UncheckedReason[] = [];
  const seen = [leaf];
  for (const path of paths) {
    const last = path[path.length - 1] ?? leaf;
    if (isAmong(last, trusted)) return { path };
    const root = trusted.find((candidate) => isIssuer(candidate, last));
    if (root !== undefined) return { path: [...path, root] };
    const issuers = others.filter((candidate) => isIssuer(candidate, last));
    if (issuers.length === 0) {
      const forged = [...trusted, ...others].some((candidate) => last.x509.checkIssued(candidate.x509));
      if (forged)
        return { outcome: "contradicted", reasons: [{ code: "SIGNATURE_WRONG", certificate: last }] };
      ends.push({ code: "ISSUER_UNKNOWN", certificate: last });
    } else if (isAmong(last, issuers) || isIssuer(last, last)) {
      ends.push({ code: "ROOT_UNKNOWN", certificate: last });
    }
    for (const issuer of issuers.filter((candidate) => !isAmong(candidate, seen))) {
      seen.push(issuer);
      paths.push([...path, issuer]);
    }
  }
  return { outcome: "not checked", reasons: ends };
}

/** @param below the certificates from the leaf up to this one */
function contradictionsOf(
  certificate: Certificate,
  below: readonly Certificate[],
  at: number,
): Contradiction[] {
  const { validFrom, validUntil, keyUsage, authority } = certificate;
  const found: Contradiction[] = [];
  if (at < validFrom) found.push({ code: "NOT_YET_VALID", certificate, at });
  if (at > validUntil) found.push({ code: "EXPIRED", certificate, at });
  const isLeaf = below.length === 0;
  const purposes = isLeaf ? (["digitalSignature", "nonRepudiation"] as const) : (["keyCertSign"] as const);
  if (keyUsage !== undefined && !purposes.some((purpose) => keyUsage.includes(purpose)))
    found.push({ code: "KEY_USAGE", certificate });
  if (isLeaf) return found;
  if (authority === undefined) return [...found, { code: "NO_AUTHORITY", certificate }];
  // A certificate by which an authority changes its own key does not count.
  const length = below.slice(1).filter(({ x509 }) => x509.subject !== x509.issuer).length;
  const { pathLength } = authority;
  if (pathLength !== undefined && length > pathLength)
    found.push({ code: "PATH_TOO_LONG", certificate, pathLength });
  return found;
}

function uncheckedOf(certificate: Certificate, trusted: readonly Certificate[]): UncheckedReason[] {
  // A root is trusted because the verifier supplied it, not for the signature that it gave itself.
  const weak = weakAlgorithms.includes(certificate.signatureAlgorithm) && !isAmong(certificate, trusted);
  return [
    ...(weak ? [{ code: "ALGORITHM_WEAK", certificate } as const] : []),
    ...certificate.criticalUnknown.map(
      (extension) => ({ code: "EXTENSION_UNKNOWN", certificate, extension }) as const,
    ),
  ];
}
