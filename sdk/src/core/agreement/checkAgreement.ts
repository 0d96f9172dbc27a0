import { type Hex, keccak256, stringToBytes } from "viem";
import { AgreementError, type AgreementErrorCode } from "../../errors/agreement.js";
import { shown } from "../../errors/shown.js";
import { organisationId } from "../organisation/organisationId.js";
import { isBytes32, ZERO_BYTES32 } from "../record/bytes32.js";
import { TIME_LIMIT } from "../record/timeLimit.js";
import { assertText } from "../text/assertText.js";
import type { Agreement, AgreementStruct } from "./agreement.js";

const MAX_TITLE_BYTES = 200;
const MAX_DOCUMENTS = 8;
const MIN_PARTIES = 2;
const MAX_SEATS = 32;
const MAX_NOTICE_DAYS = 2 ** 16 - 1;

/**
 * Checks an agreement against every rule of the protocol, so that the registry accepts it.
 *
 * @param agreement with its strings, or with their hashes
 * @returns the agreement with hashes
 * @throws {AgreementError} the first rule that it breaks, with the offending value
 * @throws {OrganisationError} `ORGANISATION_IDENTIFIER_INVALID`
 * @throws {TextError} for a title that is empty, too long, not in NFC, or holds characters that a reader does not see
 * @see docs/protocol.md, "An agreement is its own key"
 */
export function checkAgreement(agreement: Agreement | AgreementStruct): AgreementStruct {
  const struct = isStruct(agreement) ? agreement : hashStrings(agreement);
  if (!isBytes32(struct.title) || struct.title === ZERO_BYTES32) {
    throw broken(
      "AGREEMENT_TITLE_INVALID",
      "The title",
      struct.title,
      "is not the hash of one",
      "Give strings throughout, or hashes throughout.",
    );
  }
  checkDocuments(struct.documents);
  if (!isBytes32(struct.metadata) || struct.metadata === ZERO_BYTES32) {
    throw broken(
      "AGREEMENT_METADATA_INVALID",
      "The metadata commitment",
      struct.metadata,
      "is not 32 bytes other than zero",
      "Give the commitment of the metadata document.",
    );
  }
  checkSeats(struct, agreement);
  checkTerm(struct);
  if (!isBytes32(struct.supersedes)) {
    throw broken(
      "AGREEMENT_SUPERSEDES_INVALID",
      "The id of the superseded agreement",
      struct.supersedes,
      "is not 32 bytes",
      "Give the id in lower-case hex, or 32 zero bytes where none is superseded.",
    );
  }
  return struct;
}

/**
 * Whether an agreement is given with hashes. An identifier has a colon, so it is never taken for an organisation id; a title could pass
 * for a hash.
 *
 * @throws {AgreementError} `AGREEMENT_INVALID` where it is no object at all
 */
export function isStruct(agreement: Agreement | AgreementStruct): agreement is AgreementStruct {
  if (typeof agreement !== "object" || agreement === null) {
    throw broken(
      "AGREEMENT_INVALID",
      "The agreement",
      agreement,
      "is none",
      "Build it with createAgreement, or read it with getAgreement.",
    );
  }
  return Array.isArray(agreement.parties) && isBytes32(agreement.parties[0]);
}

function hashStrings(agreement: Agreement): AgreementStruct {
  const { title, parties, witnesses } = agreement;
  if (typeof title !== "string") {
    throw broken(
      "AGREEMENT_TITLE_INVALID",
      "The title",
      title,
      "is no text",
      'Give the title in NFC, languages joined by " / ".',
    );
  }
  assertText(title, { path: "/title", maxBytes: MAX_TITLE_BYTES });
  // What is no list is left for the check of seats to refuse.
  const ids = (names: readonly string[]) =>
    (Array.isArray(names) ? names.map(organisationId) : names) as readonly Hex[];
  return {
    ...agreement,
    title: keccak256(stringToBytes(title)),
    parties: ids(parties),
    witnesses: ids(witnesses),
  };
}

function checkDocuments(documents: readonly Hex[]): void {
  if (!Array.isArray(documents) || documents.length === 0 || documents.length > MAX_DOCUMENTS) {
    throw broken(
      "AGREEMENT_DOCUMENT_COUNT",
      "The list of documents",
      documents,
      `has not 1 to ${MAX_DOCUMENTS}`,
      "Give the SHA-256 of each text of equal force; name others in the metadata only.",
    );
  }
  for (const [index, document] of documents.entries()) {
    if (!isBytes32(document) || document === ZERO_BYTES32) {
      throw broken(
        "AGREEMENT_DOCUMENT_INVALID",
        "The document",
        document,
        "is no SHA-256 digest in lower-case hex",
        "Hash the exact bytes of the file.",
      );
    }
    const previous = documents[index - 1];
    if (previous !== undefined && previous >= document) {
      throw previous === document
        ? broken(
            "AGREEMENT_DOCUMENT_REPEATED",
            "The document",
            document,
            "stands twice",
            "Name each document once.",
          )
        : broken(
            "AGREEMENT_DOCUMENTS_UNORDERED",
            "The document",
            document,
            "is not in ascending order",
            "Build the agreement with createAgreement, which sorts.",
          );
    }
  }
}

function checkSeats(struct: AgreementStruct, named: Agreement | AgreementStruct): void {
  const { parties, witnesses } = struct;
  if (
    !Array.isArray(parties) ||
    !Array.isArray(witnesses) ||
    parties.length < MIN_PARTIES ||
    parties.length + witnesses.length > MAX_SEATS
  ) {
    const counts = { parties: parties?.length, witnesses: witnesses?.length };
    throw broken(
      "AGREEMENT_SEAT_COUNT",
      "The list of seats",
      counts,
      `has not ${MIN_PARTIES} parties or more and ${MAX_SEATS} seats at most`,
      "Give parties and witnesses as lists of organisations.",
    );
  }
  for (const list of ["parties", "witnesses"] as const) {
    for (const [index, id] of struct[list].entries()) {
      const name = named[list][index];
      if (!isBytes32(id) || id === ZERO_BYTES32) {
        throw broken(
          "AGREEMENT_ORGANISATION_INVALID",
          "The organisation",
          name,
          "is no organisation id in lower-case hex",
          "Give identifiers, or the ids of all organisations.",
        );
      }
      const previous = struct[list][index - 1];
      if (previous !== undefined && previous >= id) {
        throw previous === id
          ? broken(
              "AGREEMENT_ORGANISATION_REPEATED",
              "The organisation",
              name,
              `stands twice among the ${list}`,
              "Name each organisation once.",
            )
          : broken(
              "AGREEMENT_ORGANISATIONS_UNORDERED",
              "The organisation",
              name,
              `is not in ascending order among the ${list}`,
              "Build the agreement with createAgreement, which sorts by organisation id.",
            );
      }
    }
  }
  const both = witnesses.findIndex((witness) => parties.includes(witness));
  if (both >= 0) {
    throw broken(
      "AGREEMENT_WITNESS_IS_PARTY",
      "The witness",
      named.witnesses[both],
      "is a party",
      "Leave a party out of the witnesses.",
    );
  }
}

function checkTerm({ effectiveAt, expiresAt, anyPartyCanEnd, noticeDays }: AgreementStruct): void {
  for (const [name, time] of Object.entries({ effectiveAt, expiresAt })) {
    if (!Number.isSafeInteger(time) || time < 0 || time >= TIME_LIMIT) {
      throw broken(
        "AGREEMENT_TIME_INVALID",
        name,
        time,
        "is no time",
        "Give whole Unix seconds below 2^36, not milliseconds; 0 where there is none.",
      );
    }
  }
  if (expiresAt !== 0 && expiresAt <= effectiveAt) {
    throw broken(
      "AGREEMENT_TERM_EMPTY",
      "The term",
      { effectiveAt, expiresAt },
      "ends before it begins",
      "Give an expiresAt later than effectiveAt, or 0 for an open end.",
    );
  }
  if (typeof anyPartyCanEnd !== "boolean") {
    throw broken(
      "AGREEMENT_RIGHT_INVALID",
      "anyPartyCanEnd",
      anyPartyCanEnd,
      "is neither true nor false",
      "Say whether one party's notice ends the agreement.",
    );
  }
  if (!Number.isSafeInteger(noticeDays) || noticeDays < 0 || noticeDays > MAX_NOTICE_DAYS) {
    throw broken(
      "AGREEMENT_NOTICE_INVALID",
      "noticeDays",
      noticeDays,
      `is no number of days from 0 to ${MAX_NOTICE_DAYS}`,
      "Give whole days.",
    );
  }
  if (noticeDays !== 0 && !anyPartyCanEnd) {
    throw broken(
      "AGREEMENT_NOTICE_WITHOUT_RIGHT",
      "noticeDays",
      noticeDays,
      "stands where no party can end the agreement by itself",
      "Set it to 0, or anyPartyCanEnd to true.",
    );
  }
}

function broken(
  code: AgreementErrorCode,
  what: string,
  value: unknown,
  problem: string,
  remedy: string,
): AgreementError {
  return new AgreementError({
    code,
    message: `${what} ${shown(value)} ${problem}.`,
    remedy,
    values: { value },
  });
}
