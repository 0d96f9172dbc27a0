import { type Hex, keccak256 } from "viem";
import { KeyRole } from "../core/acts/memberTypedData.js";
import { ChainError } from "../errors/chain.js";
import type { RegistryClient } from "./client.js";
import type { ReadErrorType } from "./errorTypes.js";
import { getEvents } from "./getEvents.js";
import { toOrganisationId } from "./ids.js";
import { nameOf } from "./read.js";

export type GetKeyParameters = {
  /** Identifier or id. */
  organisation: string;
  keyId: Hex;
  /** Number of the last block to look at. Default: the latest. */
  toBlock?: number;
};
/** A key as it was enrolled; `getCredential` says whether its end was moved since. */
export type EnrolledKey = {
  /** ERC-7913 bytes, which `decodeKey` reads. */
  key: Hex;
  role: KeyRole;
  /** Unix seconds, inclusive. */
  validFrom: number;
  /** Unix seconds, exclusive; 0 = no end. */
  validUntil: number;
  blockNumber: number;
};
/** Undefined where no such event was found. */
export type GetKeyReturnType = EnrolledKey | undefined;
export type GetKeyErrorType = ReadErrorType;

const roles = Object.keys(KeyRole) as KeyRole[];

/**
 * Finds the bytes of a key from the event of its enrolment: the registry stores only the hash.
 *
 * @param client where to ask
 * @param parameters organisation and key id
 * @returns key, role and window, or undefined
 * @throws {GetKeyErrorType} `CHAIN_ANSWER_INVALID` also where the bytes have another hash
 */
export async function getKey(
  client: RegistryClient,
  { organisation, keyId, toBlock }: GetKeyParameters,
): Promise<GetKeyReturnType> {
  const [event] = await getEvents(client, {
    contract: "members",
    eventName: "KeyAdded",
    filter: { organisation: toOrganisationId(organisation), keyId },
    toBlock,
  });
  if (!event) return undefined;
  const { key, role, validFrom, validUntil } = event.args;
  if (keccak256(key) !== keyId.toLowerCase()) {
    throw new ChainError({
      code: "CHAIN_ANSWER_INVALID",
      message: `The endpoint gives a key that has not the id ${keyId}.`,
      remedy: "Ask another endpoint; nothing was decided.",
      values: { method: "eth_getLogs", keyId, key },
    });
  }
  return { key, role: nameOf(roles, role), validFrom, validUntil, blockNumber: event.blockNumber };
}
