import { type Hex, numberToHex } from "viem";
import { ActError } from "../../errors/act.js";
import { isBytes32 } from "../record/bytes32.js";
import { ActKind } from "./actKind.js";

/** In which capacity an organisation belongs to the alliance; the values are the codes on chain. */
export const OrganisationKind = { none: 0, member: 1, partner: 2, observer: 3 } as const;
export type OrganisationKind = keyof typeof OrganisationKind;

/** What was done, from which seat, by an organisation of which kind, and when. */
export type ActContext = {
  kind: ActKind;
  /** Index into parties, then witnesses; 0 for `superseded`. */
  seat: number;
  /** Kind of the organisation at that time; `none` for `superseded`. */
  organisationKind: OrganisationKind;
  /** Unix seconds, the time of the block. */
  time: number;
};

const kinds = Object.keys(ActKind) as ActKind[];
const organisationKinds = Object.keys(OrganisationKind) as OrganisationKind[];

/**
 * Packs the context of an act into the word that its event carries and the acts head hashes.
 *
 * @returns 32 bytes, from the low bit: kind (8), seat (8), organisation kind (8), time (40)
 * @see docs/protocol.md, "The word of an agreement"
 */
export function encodeActContext({ kind, seat, organisationKind, time }: ActContext): Hex {
  const bits =
    BigInt(ActKind[kind]) |
    (BigInt(seat) << 8n) |
    (BigInt(OrganisationKind[organisationKind]) << 16n) |
    (BigInt(time) << 24n);
  return numberToHex(bits, { size: 32 });
}

/**
 * Unpacks the context of an act.
 *
 * @param context 32 bytes, as the event carries it
 * @throws {ActError} `ACT_VALUE_INVALID` for a word that no registry emits
 */
export function decodeActContext(context: Hex): ActContext {
  const bits = isBytes32(context) ? BigInt(context) : -1n;
  const kind = kinds[Number(bits & 0xffn)];
  const organisationKind = organisationKinds[Number((bits >> 16n) & 0xffn)];
  if (bits < 0n || bits >> 64n !== 0n || kind === undefined || organisationKind === undefined) {
    throw new ActError({
      code: "ACT_VALUE_INVALID",
      message: `No registry records an act with the context ${String(context)}.`,
      remedy: "Read the ActRecorded events from the registry's own address, through another endpoint.",
      values: { context },
    });
  }
  return { kind, organisationKind, seat: Number((bits >> 8n) & 0xffn), time: Number(bits >> 24n) };
}
