import type { Hex } from "viem";
import { RecordError } from "../../errors/record.js";
import { OrganisationKind } from "../acts/actContext.js";
import { KeyRole } from "../acts/memberTypedData.js";
import { isBytes32 } from "./bytes32.js";

/** A key's enrolment for an organisation. */
export type Enrolment = {
  role: Exclude<KeyRole, "none">;
  /** Unix seconds, inclusive. */
  validFrom: number;
  /** Unix seconds, exclusive; 0 = no end. */
  validUntil: number;
  /** The organisation's number, from 0. */
  number: number;
};

/** An organisation's place in the alliance. */
export type Standing = { kind: OrganisationKind; suspended: boolean };

const roles = Object.keys(KeyRole) as KeyRole[];
const kinds = Object.keys(OrganisationKind) as OrganisationKind[];

/**
 * Decodes the slot of a key: role (8) · validFrom (40) · validUntil (40) · organisation number (32), from the low bit.
 *
 * @param word 32 bytes
 * @returns undefined where the key was never enrolled
 * @throws {RecordError} `RECORD_WORD_INVALID`, `RECORD_WORD_IMPOSSIBLE`
 * @see docs/protocol.md, "Organisations and keys"
 */
export function decodeEnrolment(word: Hex): Enrolment | undefined {
  const bits = toBits(word);
  if (bits === 0n) return undefined;
  const role = roles[Number(bits & 0xffn)];
  const validFrom = Number((bits >> 8n) & 0xffffffffffn);
  const validUntil = Number((bits >> 48n) & 0xffffffffffn);
  if (role === undefined || role === "none" || bits >> 120n !== 0n) throw impossible(word);
  // A window may be empty: a key that is revoked before it begins.
  if (validFrom === 0) throw impossible(word);
  return { role, validFrom, validUntil, number: Number((bits >> 88n) & 0xffffffffn) };
}

/**
 * Decodes one of the 64 standings of a word: kind in two bits, suspended in the third.
 *
 * @param word 32 bytes
 * @param number the organisation's number
 * @throws {RecordError} `RECORD_WORD_INVALID`
 * @see docs/protocol.md, "Organisations and keys"
 */
export function decodeStanding(word: Hex, number: number): Standing {
  const bits = Number((toBits(word) >> BigInt(4 * (number % 64))) & 0xfn);
  const kind = kinds[bits & 3];
  if (kind === undefined || bits > 7) throw impossible(word);
  return { kind, suspended: (bits & 4) !== 0 };
}

function toBits(word: Hex): bigint {
  if (isBytes32(word)) return BigInt(word);
  throw new RecordError({
    code: "RECORD_WORD_INVALID",
    message: `The word ${String(word)} is not 32 bytes.`,
    remedy: "Give it as 0x and 64 lower-case hex digits, as eth_getStorageAt returns it.",
    values: { word },
  });
}

function impossible(word: Hex): RecordError {
  return new RecordError({
    code: "RECORD_WORD_IMPOSSIBLE",
    message: `No registry of members writes the word ${word}.`,
    remedy: "Check the slot, the registry's address and the endpoint that answered.",
    values: { word },
  });
}
