import type { Hex } from "viem";
import type { RegistryClient } from "./client.js";
import type { ReadErrorType } from "./errorTypes.js";
import { getBlock } from "./getBlock.js";
import { type Credential, getCredential } from "./getCredential.js";
import { getEvents } from "./getEvents.js";
import { toOrganisationId } from "./ids.js";

export type ListKeysParameters = {
  /** Identifier or id. */
  organisation: string;
  /** Number of the block at whose end to read. Default: the latest. */
  blockNumber?: number;
};
export type ListKeysReturnType = (Pick<Credential, "role" | "validFrom" | "validUntil"> & {
  /** ERC-7913 bytes, which `decodeKey` reads. */
  key: Hex;
  keyId: Hex;
})[];
export type ListKeysErrorType = ReadErrorType;

/**
 * Lists the keys of an organisation, also those that are over, as they stand. They are found by events, so that an endpoint can leave some
 * out; what is said of each is read from the registry's state.
 *
 * @param client where to ask
 * @param parameters the organisation, and the block
 * @returns keys in order of their enrolment; windows in Unix seconds
 * @throws {ListKeysErrorType}
 * @throws {OrganisationError} `ORGANISATION_IDENTIFIER_INVALID`
 */
export async function listKeys(
  client: RegistryClient,
  { organisation, ...parameters }: ListKeysParameters,
): Promise<ListKeysReturnType> {
  const blockNumber = parameters.blockNumber ?? (await getBlock(client)).number;
  const events = await getEvents(client, {
    contract: "members",
    eventName: "KeyAdded",
    filter: { organisation: toOrganisationId(organisation) },
    toBlock: blockNumber,
  });
  const keys: ListKeysReturnType = [];
  for (const { args } of events) {
    const { key, keyId } = args;
    const credential = await getCredential(client, { organisation, key, blockNumber });
    if (!credential) continue;
    const { role, validFrom, validUntil } = credential;
    keys.push({ key, keyId, role, validFrom, validUntil });
  }
  return keys;
}
