import { type Hex, numberToHex } from "viem";
import { mappingSlot } from "./mappingSlot.js";

// Where the registries keep what evidence proves; see docs/protocol.md, "Storage".
const RECORDS = 2;
const MARKS = 3;
const SUCCESSORS = 4;
const JOURNAL = 7;
const ORGANISATION_COUNT = 4;
const ORGANISATIONS = 5;
const STANDINGS = 6;
const ADMISSIONS = 7;
const ENROLMENTS = 8;

/** Standings in one word. */
const STANDINGS_PER_WORD = 64;

/**
 * The slots of the `AgreementRegistry` that hold an agreement.
 *
 * @param id agreement id
 * @returns 32 bytes each
 */
export function agreementSlots(id: Hex): { record: Hex; marks: Hex; successor: Hex } {
  return {
    record: mappingSlot(id, RECORDS),
    marks: mappingSlot(id, MARKS),
    successor: mappingSlot(id, SUCCESSORS),
  };
}

/**
 * The slot of the `MemberRegistry` that holds a key's enrolment.
 *
 * @param organisation organisation id
 */
export function enrolmentSlot(organisation: Hex, keyId: Hex): Hex {
  return mappingSlot(keyId, mappingSlot(organisation, ENROLMENTS));
}

/**
 * The slot of the `MemberRegistry` that holds an organisation's standing, beside those of 63 others.
 *
 * @param number the organisation's number, from 0
 */
export function standingsSlot(number: number): Hex {
  return mappingSlot(numberToHex(Math.floor(number / STANDINGS_PER_WORD), { size: 32 }), STANDINGS);
}

/** The slot of the `AgreementRegistry` that holds the journal. */
export const journalSlot: Hex = numberToHex(JOURNAL, { size: 32 });

/** The slot of the `MemberRegistry` that holds the number of organisations ever admitted. */
export const organisationCountSlot: Hex = numberToHex(ORGANISATION_COUNT, { size: 32 });

/**
 * The slot of the `MemberRegistry` that holds an organisation's id.
 *
 * @param number the organisation's number, from 0
 */
export function organisationSlot(number: number): Hex {
  return mappingSlot(numberToHex(number, { size: 32 }), ORGANISATIONS);
}

/**
 * The slot of the `MemberRegistry` that holds the hash of an organisation's profile: the second from where its admission begins.
 *
 * @param organisation organisation id
 */
export function profileSlot(organisation: Hex): Hex {
  return numberToHex(BigInt(mappingSlot(organisation, ADMISSIONS)) + 1n, { size: 32 });
}
