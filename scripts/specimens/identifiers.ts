import type { Facts, Organisation } from "./facts.js";

/**
 * The identifier under which a specimen organisation is admitted, e.g. `did:web:fpt.specimen.example`.
 *
 * The organisations are real, but the news reports do not give their domains, and the control of a domain is
 * the very thing an identifier asserts. So none is guessed: all stand under `.example`, which RFC 2606
 * reserves and nobody can ever register, and a reader sees at once that they prove no identity. The key of the
 * facts file is a DNS label, hence the result is stable, lower case, without trailing dot and below 128 bytes.
 *
 * @param organisation an organisation of the facts file
 * @returns a `did:web` URI in printable ASCII
 */
export function specimenIdentifier(organisation: Organisation): string {
  return `did:web:${organisation.key}.specimen.example`;
}

/**
 * The specimen identifiers of all organisations.
 *
 * @returns identifiers by the organisation's key, in the order of the facts file
 */
export function specimenIdentifiers(facts: Facts): ReadonlyMap<string, string> {
  return new Map(
    [...facts.organisations].map(([key, organisation]) => [key, specimenIdentifier(organisation)]),
  );
}
