import type { Hex } from "viem";
import { AgreementError } from "../../errors/agreement.js";
import { organisationId } from "../organisation/organisationId.js";
import { isBytes32 } from "../record/bytes32.js";
import type { Agreement, AgreementStruct } from "./agreement.js";
import { isStruct } from "./checkAgreement.js";

/** A place in an agreement: an index into parties, then witnesses. */
export type Seat = {
  seat: number;
  role: "party" | "witness";
  /** Organisation id. */
  organisation: Hex;
  /** Undefined where only the hashes of the agreement are known. */
  identifier: string | undefined;
};

/** The seats of an agreement, in their order. */
export function seats(agreement: Agreement | AgreementStruct): Seat[] {
  const hashed = isStruct(agreement);
  return [...agreement.parties, ...agreement.witnesses].map((name, seat) => ({
    seat,
    role: seat < agreement.parties.length ? "party" : "witness",
    organisation: hashed ? (name as Hex) : organisationId(name),
    identifier: hashed ? undefined : name,
  }));
}

/**
 * The seat of an organisation.
 *
 * @param organisation its identifier or id
 * @returns index into parties, then witnesses
 * @throws {AgreementError} `AGREEMENT_SEAT_UNKNOWN` where it is neither party nor witness
 * @throws {OrganisationError} `ORGANISATION_IDENTIFIER_INVALID`
 */
export function seatOf(agreement: Agreement | AgreementStruct, organisation: string): number {
  const id = isBytes32(organisation) ? organisation : organisationId(organisation);
  const found = seats(agreement).find((seat) => seat.organisation === id);
  if (found) return found.seat;
  throw new AgreementError({
    code: "AGREEMENT_SEAT_UNKNOWN",
    message: `${organisation} is neither party nor witness of the agreement.`,
    remedy: `Name one of ${[...agreement.parties, ...agreement.witnesses].join(", ")}.`,
    values: { organisation },
  });
}
