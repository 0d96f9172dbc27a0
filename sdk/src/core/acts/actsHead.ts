import { concatHex, type Hex, keccak256 } from "viem";
import { ActError } from "../../errors/act.js";
import { shown } from "../../errors/shown.js";
import { isBytes32, ZERO_BYTES32 } from "../record/bytes32.js";
import { TIME_LIMIT } from "../record/timeLimit.js";
import { type ActContext, encodeActContext, OrganisationKind } from "./actContext.js";
import { ActKind } from "./actKind.js";

/** An act as the registry recorded it. */
export type RecordedAct = ActContext & {
  /** Id of the key that signed; 32 zero bytes for `superseded`. */
  keyId: Hex;
  /** keccak256 of the statement; id of the successor for `superseded`. */
  statement: Hex;
};

const MAX_SEATS = 32;

/**
 * The hash of an agreement's history after one more act: the keccak256 of the head so far, the act's context, its key id and its
 * statement, the last 14 bytes set to zero.
 *
 * @param previous the agreement's id for its first act, else the head so far
 * @returns 32 bytes of which the last 14 are zero
 * @throws {ActError} `ACT_VALUE_INVALID` for an act that no registry records
 * @see docs/protocol.md, "The word of an agreement"
 */
export function actsHead(previous: Hex, act: RecordedAct): Hex {
  checkAct(previous, act);
  const hash = keccak256(concatHex([previous, encodeActContext(act), act.keyId, act.statement]));
  return `${hash.slice(0, -28) as Hex}${"0".repeat(28)}`;
}

/**
 * The head to which a list of acts leads; it equals the record's `actsHead` where the list is the whole history, in order and unaltered.
 *
 * @param id agreement id
 * @param acts all acts of the agreement, in order
 * @returns 32 bytes of which the last 14 are zero; 32 zero bytes without any act, as in the record of an unknown agreement
 * @throws {ActError} `ACT_VALUE_INVALID`
 */
export function replayActs(id: Hex, acts: readonly RecordedAct[]): Hex {
  if (!Array.isArray(acts)) {
    throw new ActError({
      code: "ACT_VALUE_INVALID",
      message: `${shown(acts)} is no list of acts.`,
      remedy: "Give all acts of the agreement, in order.",
      values: { acts },
    });
  }
  return acts.length === 0 ? ZERO_BYTES32 : acts.reduce(actsHead, id);
}

function checkAct(previous: Hex, act: RecordedAct): void {
  // What is no object has none of the members, and the first that is missing is named.
  const { kind, seat, keyId, organisationKind, statement, time } = Object(act) as RecordedAct;
  const fail = (name: string, value: unknown): never => {
    throw new ActError({
      code: "ACT_VALUE_INVALID",
      message: `No registry records an act with the ${name} ${String(value)}.`,
      remedy: "Read the ActRecorded events from the registry's own address, through another endpoint.",
      values: { [name]: value },
    });
  };
  for (const [name, value] of Object.entries({ previous, keyId, statement }))
    if (!isBytes32(value)) fail(name, value);
  if (!Object.hasOwn(ActKind, kind)) fail("kind", kind);
  if (!Object.hasOwn(OrganisationKind, organisationKind)) fail("organisationKind", organisationKind);
  if (!Number.isSafeInteger(seat) || seat < 0 || seat >= MAX_SEATS) fail("seat", seat);
  if (!Number.isSafeInteger(time) || time < 0 || time >= TIME_LIMIT) fail("time", time);
  if (kind === "superseded" && (seat !== 0 || keyId !== ZERO_BYTES32 || organisationKind !== "none")) {
    fail("signatory of a superseded agreement", `${seat}, ${keyId}, ${organisationKind}`);
  }
}
