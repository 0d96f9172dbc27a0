import type { EnvelopeError } from "../../errors/envelope.js";
import { checkAgreementMatchesMetadata } from "../agreement/agreementFromMetadata.js";
import { agreementId } from "../agreement/agreementId.js";
import { checkAgreement, isStruct } from "../agreement/checkAgreement.js";
import { openDisclosure } from "../metadata/openDisclosure.js";
import { parseMetadata } from "../metadata/parseMetadata.js";
import { checkSignedAct } from "./checkAct.js";
import type { Envelope } from "./envelopeSchema.js";
import { compareActs, compareCertificates } from "./order.js";
import { refused } from "./refused.js";
import { within } from "./within.js";

/**
 * Checks that all in an envelope hangs together, but for signatures.
 *
 * @param envelope of the right form
 * @param path RFC 6901 pointer of the envelope, "" where it stands alone
 * @throws {EnvelopeError} with the first `path` that is wrong
 */
export function checkEnvelope(envelope: Envelope, path: string): void {
  const { agreement, previous, acts, certificates } = envelope;
  within(`${path}/agreement`, "ENVELOPE_AGREEMENT_INVALID", () => checkAgreement(agreement));
  if (isStruct(agreement)) {
    throw refused(
      "ENVELOPE_AGREEMENT_INVALID",
      `${path}/agreement`,
      "the agreement is given by its hashes, which no signatory can read",
      "Give the agreement with its title and identifiers.",
    );
  }
  if (previous !== null) checkPrevious(envelope, `${path}/previous`);
  checkDisclosure(envelope, `${path}/disclosure`);
  const compare = compareActs(agreement);
  for (const [index, act] of acts.entries()) {
    const place = `${path}/acts/${index}`;
    checkSignedAct(agreement, act, place);
    const before = acts[index - 1];
    if (before && compare(before, act) >= 0) throw unordered(place);
  }
  for (const [index, { key }] of certificates.entries()) {
    const place = `${path}/certificates/${index}`;
    if (!acts.some((act) => act.key === key)) {
      throw refused(
        "ENVELOPE_CERTIFICATE_UNRELATED",
        place,
        "the certificates belong to a key that signed nothing here",
        "Leave them out, or add the act that the key signed.",
      );
    }
    const before = certificates[index - 1];
    if (before && compareCertificates(before, certificates[index] as typeof before) >= 0) {
      throw unordered(place);
    }
  }
}

function checkPrevious({ agreement, previous }: Envelope, path: string): void {
  const given = previous as NonNullable<typeof previous>;
  const id = within(path, "ENVELOPE_AGREEMENT_INVALID", () => agreementId(given));
  if (id === agreement.supersedes) return;
  throw refused(
    "ENVELOPE_PREVIOUS_MISMATCH",
    path,
    `the agreement ${id} is not the one that is amended, ${agreement.supersedes}`,
    "Give the agreement whose id stands in supersedes, or none.",
  );
}

/** Every opened value is the one that was committed to; a whole document also says what the agreement says. */
function checkDisclosure({ agreement, disclosure }: Envelope, path: string): void {
  if (disclosure === null) return;
  within(path, "ENVELOPE_METADATA_MISMATCH", () => {
    const { commitment, revealed, hidden } = openDisclosure(disclosure, { commitment: agreement.metadata });
    if (hidden.length === 0) checkAgreementMatchesMetadata(agreement, parseMetadata(revealed), commitment);
  });
}

function unordered(path: string): EnvelopeError {
  return refused(
    "ENVELOPE_INVALID",
    path,
    "it does not follow the one before it in the order of the format",
    "Write envelopes with formatEnvelope only.",
  );
}
