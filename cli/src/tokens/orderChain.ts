import type { Certificate } from "./readCertificate.js";

/**
 * The certificates from the leaf on, each followed by the one that issued it. Others that lay beside them are left out.
 *
 * @param leaf the certificate of the key
 * @param others in any order
 */
export function orderChain(leaf: Certificate, others: readonly Certificate[]): Certificate[] {
  const chain = [leaf];
  for (let last = leaf; ; ) {
    // A root issued itself, and two authorities can have issued each other.
    const issuer = others.find(
      (other) => isIssuer(other, last) && chain.every(({ fingerprint }) => fingerprint !== other.fingerprint),
    );
    if (issuer === undefined) return chain;
    chain.push(issuer);
    last = issuer;
  }
}

/** Whether the certificate bears the candidate's name as its issuer's, and a signature by the candidate's key. */
export function isIssuer(candidate: Certificate, certificate: Certificate): boolean {
  return certificate.x509.issuer === candidate.x509.subject && certificate.x509.verify(candidate.publicKey);
}
