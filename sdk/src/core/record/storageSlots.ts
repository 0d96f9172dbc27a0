import { type Hex, numberToHex } from "viem";
import { mappingSlot } from "./mappingSlot.js";

// Where the registries keep what evidence proves; see docs/protocol.md, "Storage".
const RECORDS = 2;
const MARKS = 3;
const SUCCESSORS = 4;
const STANDINGS = 6;
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
