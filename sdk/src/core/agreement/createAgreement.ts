import type { Hex } from "viem";
import { AgreementError } from "../../errors/agreement.js";
import { shown } from "../../errors/shown.js";
import { organisationId } from "../organisation/organisationId.js";
import { ZERO_BYTES32 } from "../record/bytes32.js";
import { type Agreement, agreementMembers } from "./agreement.js";
import { checkAgreement } from "./checkAgreement.js";

/** What an agreement is made from; see {@link Agreement} for each member. Lists may be in any order. */
export type CreateAgreementParameters = Pick<Agreement, "title" | "documents" | "metadata" | "parties"> &
  Partial<Agreement>;

/**
 * Makes an agreement: sorts documents, parties and witnesses, fills in what is left out (no witnesses, from the last attestation on, open-ended, ended
 * only by all parties together, superseding none), and checks every rule.
 *
 * @param parameters digests and ids in hex of either case, times in Unix seconds
 * @returns the agreement, ready to be shown, signed and hashed
 * @throws {AgreementError} the first rule that it breaks, with the offending value
 * @throws {OrganisationError} `ORGANISATION_IDENTIFIER_INVALID`
 * @throws {TextError} for a title that is empty, too long, not in NFC, or holds characters that a reader does not see
 */
export function createAgreement(parameters: CreateAgreementParameters): Agreement {
  for (const member of Object.keys(parameters)) {
    if (agreementMembers.some(({ name }) => name === member)) continue;
    throw new AgreementError({
      code: "AGREEMENT_MEMBER_UNKNOWN",
      message: `An agreement has no member ${shown(member)}.`,
      remedy: `Its members are ${agreementMembers.map(({ name }) => name).join(", ")}.`,
      values: { member },
    });
  }
  const agreement: Agreement = {
    title: parameters.title,
    documents: sorted(lowerAll(parameters.documents), (document) => document),
    metadata: lower(parameters.metadata),
    parties: sorted(parameters.parties, organisationId),
    witnesses: sorted(parameters.witnesses ?? [], organisationId),
    effectiveAt: parameters.effectiveAt ?? 0,
    expiresAt: parameters.expiresAt ?? 0,
    anyPartyCanEnd: parameters.anyPartyCanEnd ?? false,
    noticeDays: parameters.noticeDays ?? 0,
    supersedes: lower(parameters.supersedes ?? ZERO_BYTES32),
  };
  checkAgreement(agreement);
  return agreement;
}

function lower(hex: Hex): Hex {
  return (typeof hex === "string" ? hex.toLowerCase() : hex) as Hex;
}

function lowerAll(values: readonly Hex[]): readonly Hex[] {
  return Array.isArray(values) ? values.map(lower) : values;
}

/** What is no list is left for the check to refuse. */
function sorted<T extends string>(values: readonly T[], rank: (value: T) => string): readonly T[] {
  if (!Array.isArray(values)) return values;
  const ranked = (values as T[]).map((value) => [rank(value), value] as const);
  return ranked.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, value]) => value);
}
