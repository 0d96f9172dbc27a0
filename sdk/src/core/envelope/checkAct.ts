import { shown } from "../../errors/shown.js";
import { checkTime } from "../acts/domain.js";
import type { SignedAct, UnsignedAct } from "../acts/signedAct.js";
import { checkStatement } from "../acts/statement.js";
import type { Agreement } from "../agreement/agreement.js";
import { checkKey } from "../keys/keyBytes.js";
import { refused } from "./refused.js";
import { within } from "./within.js";

/**
 * Checks what a signatory is about to sign: the seat, what that seat can do, the statement and the time.
 *
 * @throws {EnvelopeError} `ENVELOPE_SEAT_UNKNOWN`, `ENVELOPE_ROLE_WRONG`, `ENVELOPE_ACT_INVALID`
 */
export function checkAct(agreement: Agreement, act: UnsignedAct, path: string): void {
  const { kind, organisation, statement, validUntil } = act;
  const isParty = agreement.parties.includes(organisation);
  if (!isParty && !agreement.witnesses.includes(organisation)) {
    throw refused(
      "ENVELOPE_SEAT_UNKNOWN",
      `${path}/organisation`,
      `${shown(organisation)} is neither party nor witness of the agreement`,
      "Leave the act out.",
    );
  }
  if (!isParty && (kind === "decline" || kind === "terminate")) {
    throw refused(
      "ENVELOPE_ROLE_WRONG",
      `${path}/kind`,
      `the witness ${organisation} does what only a party can`,
      "Leave the act out; a witness attests and disputes only.",
    );
  }
  within(`${path}/statement`, "ENVELOPE_ACT_INVALID", () => checkStatement(statement));
  within(`${path}/validUntil`, "ENVELOPE_ACT_INVALID", () => checkTime("validUntil", validUntil, 1));
}

/** {@link checkAct}, and the form of the key that signed. */
export function checkSignedAct(agreement: Agreement, act: SignedAct, path: string): void {
  checkAct(agreement, act, path);
  within(`${path}/key`, "ENVELOPE_ACT_INVALID", () => checkKey(act.key));
}
