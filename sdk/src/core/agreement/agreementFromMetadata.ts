import type { Hex } from "viem";
import { AgreementError } from "../../errors/agreement.js";
import { shown } from "../../errors/shown.js";
import { agreementDocuments } from "../metadata/agreementDocuments.js";
import { instantToSeconds } from "../metadata/instantToSeconds.js";
import type { Metadata } from "../metadata/metadataSchema.js";
import { metadataTitle } from "../metadata/metadataTitle.js";
import { ZERO_BYTES32 } from "../record/bytes32.js";
import { type Agreement, type AgreementStruct, agreementMembers } from "./agreement.js";
import { toStruct } from "./agreementId.js";
import { isStruct } from "./checkAgreement.js";
import { createAgreement } from "./createAgreement.js";

/**
 * The agreement that a metadata document describes; it follows from the document and its commitment without anything to choose.
 *
 * @param parameters.metadata a checked metadata document
 * @param parameters.commitment as `commitMetadata` computes it from the document and its salts
 * @throws what `createAgreement` throws, and {@link MetadataError} `METADATA_TIME_INVALID`
 */
export function agreementFromMetadata({
  metadata,
  commitment,
}: {
  metadata: Metadata;
  commitment: Hex;
}): Agreement {
  const { parties, witnesses, term, supersedes } = metadata;
  const seconds = (name: "effectiveAt" | "expiresAt") => {
    const instant = term[name];
    return instant === null ? 0 : instantToSeconds(instant, `/term/${name}`);
  };
  return createAgreement({
    title: metadataTitle(metadata),
    documents: agreementDocuments(metadata),
    metadata: commitment,
    parties: parties.map(({ identifier }) => identifier),
    // A person who was present has no seat.
    witnesses: witnesses.flatMap((witness) => (witness.kind === "organisation" ? [witness.identifier] : [])),
    effectiveAt: seconds("effectiveAt"),
    expiresAt: seconds("expiresAt"),
    anyPartyCanEnd: term.anyPartyCanEnd,
    noticeDays: term.noticeDays,
    supersedes: supersedes ?? ZERO_BYTES32,
  });
}

/**
 * Checks that an agreement says what its metadata document says: title, documents, parties, witnesses with seats, term, right to end it, notice, and
 * what it supersedes. A signer's tool calls this before it signs, a verifier's before it shows the document as the agreement's.
 *
 * @param agreement with its strings, or with their hashes
 * @param metadata a checked metadata document
 * @param commitment computed anew from the document and its salts by `commitMetadata`, not read from anywhere
 * @throws {AgreementError} `AGREEMENT_METADATA_MISMATCH` with the first `member` that differs, and both values
 * @throws what {@link agreementFromMetadata} throws
 */
export function checkAgreementMatchesMetadata(
  agreement: Agreement | AgreementStruct,
  metadata: Metadata,
  commitment: Hex,
): void {
  const described = agreementFromMetadata({ metadata, commitment });
  const expected = isStruct(agreement) ? toStruct(described) : described;
  for (const { name } of agreementMembers) {
    if (JSON.stringify(agreement[name]) === JSON.stringify(expected[name])) continue;
    throw metadataMismatch(name, agreement[name], expected[name]);
  }
}

/** The error for an agreement and a metadata document that contradict each other. */
export function metadataMismatch(member: string, agreement: unknown, metadata: unknown): AgreementError {
  return new AgreementError({
    code: "AGREEMENT_METADATA_MISMATCH",
    message: `The agreement's ${member} is ${shown(agreement)}, and by its metadata it would be ${shown(metadata)}.`,
    remedy: "Do not sign it; ask whoever sent it for the metadata document of this agreement.",
    values: { member, agreement, metadata },
  });
}
