import { agreementMembers } from "../agreement/agreement.js";
import { agreementId } from "../agreement/agreementId.js";
import { isStruct } from "../agreement/checkAgreement.js";
import type { KnownVerifiers } from "../keys/decodeKey.js";
import type { Envelope } from "./envelopeSchema.js";
import { refuseForeignSignature } from "./judgeAct.js";
import { inOrder } from "./order.js";
import { parseEnvelopeAt } from "./parseEnvelope.js";
import { refused } from "./refused.js";
import { within } from "./within.js";

export type MergeEnvelopesParameters = {
  /** Copies of one envelope: bytes, texts or values, in any order, any of them several times. */
  envelopes: readonly unknown[];
  /** Verifier contracts whose keys can be checked without a chain. Default: only accounts are checked. */
  verifiers?: KnownVerifiers;
};

/**
 * Puts copies of an envelope together: all acts, all certificates, all that any of them shows of the metadata. Whatever the order and however often a
 * copy is given, the result is the same, byte for byte in `formatEnvelope`.
 *
 * Nothing is chosen between acts: two of one seat and kind are both kept, since only the registry knows which key is the organisation's.
 *
 * @param parameters the copies
 * @returns a new envelope; the given ones are unchanged
 * @throws {EnvelopeError} `ENVELOPE_AGREEMENT_OTHER`, `ENVELOPE_REGISTRY_OTHER`, `ENVELOPE_SIGNATURE_INVALID`, and what `parseEnvelope` throws; the first segment of
 *   `path` is the position of the copy, and without that copy the others can be merged
 * @see docs/envelope.md, "Merging"
 */
export async function mergeEnvelopes({
  envelopes,
  verifiers = {},
}: MergeEnvelopesParameters): Promise<Envelope> {
  const copies = envelopes.map((copy, position) =>
    within(`/${position}`, "ENVELOPE_INVALID", () => parseEnvelopeAt(copy, `/${position}`)),
  );
  const [first] = copies;
  if (!first) throw refused("ENVELOPE_INVALID", "", "there is no copy to merge", "Give at least one.");
  const seen = new Set<string>();
  for (const [position, copy] of copies.entries()) {
    checkSame(first, copy, `/${position}`);
    for (const [index, act] of copy.acts.entries()) {
      const name = JSON.stringify([
        act.kind,
        act.organisation,
        act.statement,
        act.validUntil,
        act.key,
        act.signature,
      ]);
      if (seen.has(name)) continue;
      seen.add(name);
      await refuseForeignSignature(copy, act, verifiers, `/${position}/acts/${index}`);
    }
  }
  // Each by itself can be within the limits of the format, and the copy with which they are exceeded is named.
  return copies.reduce((merged, copy, position) =>
    parseEnvelopeAt(inOrder(union(merged, copy)), `/${position}`),
  );
}

function checkSame(first: Envelope, copy: Envelope, path: string): void {
  for (const member of ["chainId", "registry"] as const) {
    if (copy[member] === first[member]) continue;
    throw refused(
      "ENVELOPE_REGISTRY_OTHER",
      `${path}/${member}`,
      `signatures are bound to ${copy[member]}, and in the first copy to ${first[member]}`,
      "Merge copies for one chain and registry only.",
    );
  }
  const [id, other] = [agreementId(first.agreement), agreementId(copy.agreement)];
  if (id === other) return;
  const changed = agreementMembers.find(
    ({ name }) => JSON.stringify(first.agreement[name]) !== JSON.stringify(copy.agreement[name]),
  );
  throw refused(
    "ENVELOPE_AGREEMENT_OTHER",
    `${path}/agreement/${changed?.name}`,
    `the agreement differs from that of the first copy: it has the id ${other}, not ${id}`,
    "Sign neither before you know who changed it; keep the two apart.",
    { id: other, expected: id },
  );
}

/** Both envelopes hold the same agreement, so that what they show of it cannot differ. */
function union(a: Envelope, b: Envelope): Envelope {
  const { previous } = a.previous === null || (b.previous !== null && isStruct(a.previous)) ? b : a;
  const disclosure =
    a.disclosure && b.disclosure
      ? { ...a.disclosure, opened: { ...a.disclosure.opened, ...b.disclosure.opened } }
      : (a.disclosure ?? b.disclosure);
  return {
    ...a,
    previous,
    disclosure,
    acts: [...a.acts, ...b.acts],
    certificates: [...a.certificates, ...b.certificates],
  };
}
