import { keccak256, stringToBytes } from "viem";
import { instantToSeconds } from "../metadata/instantToSeconds.js";
import { metadataTitle } from "../metadata/metadataTitle.js";
import { organisationId } from "../organisation/organisationId.js";
import { ZERO_BYTES32 } from "../record/bytes32.js";
import type { AgreementStruct } from "./agreement.js";
import { metadataMismatch } from "./agreementFromMetadata.js";

/**
 * Checks that what is opened of a metadata document is what the agreement says, value by value: hiding one value must not hide that others
 * contradict the agreement. A document that is shown whole is compared by `checkAgreementMatchesMetadata`.
 *
 * @param struct the agreement with hashes in place of its strings
 * @param revealed the document as `openDisclosure` gives it; what is hidden in it, or has another form, is passed over
 * @throws {AgreementError} `AGREEMENT_METADATA_MISMATCH` with the first `member` that differs, and both values
 * @throws what `organisationId` and `instantToSeconds` throw for an opened value that is none
 */
export function checkOpenedMembers(struct: AgreementStruct, revealed: unknown): void {
  const { title, term, parties, witnesses, documents, supersedes } = Object(revealed);
  const { effectiveAt, expiresAt, anyPartyCanEnd, noticeDays } = Object(term);
  const texts = Object.values(Object(title));
  const instant = (value: unknown) =>
    value === null ? 0 : isText(value) ? instantToSeconds(value) : undefined;
  const identifiers = (list: unknown) =>
    rows(list).map(({ identifier }) => (isText(identifier) ? organisationId(identifier) : undefined));
  const opened: Partial<Record<keyof AgreementStruct, unknown[]>> = {
    title: [
      texts.length > 0 && texts.every(isText)
        ? keccak256(stringToBytes(metadataTitle({ title })))
        : undefined,
    ],
    parties: identifiers(parties),
    witnesses: identifiers(witnesses),
    documents: rows(documents).map(({ role, sha256 }) =>
      (role === "principal" || role === "counterpart") && isText(sha256) ? sha256 : undefined,
    ),
    effectiveAt: [instant(effectiveAt)],
    expiresAt: [instant(expiresAt)],
    anyPartyCanEnd: [typeof anyPartyCanEnd === "boolean" ? anyPartyCanEnd : undefined],
    noticeDays: [typeof noticeDays === "number" ? noticeDays : undefined],
    supersedes: [supersedes === null ? ZERO_BYTES32 : isText(supersedes) ? supersedes : undefined],
  };
  for (const [name, values] of Object.entries(opened)) {
    const own = struct[name as keyof AgreementStruct];
    for (const value of values) {
      if (value === undefined || [own].flat().includes(value as never)) continue;
      throw metadataMismatch(name, own, value);
    }
  }
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function rows(list: unknown): Record<string, unknown>[] {
  return Array.isArray(list) ? list.map(Object) : [];
}
