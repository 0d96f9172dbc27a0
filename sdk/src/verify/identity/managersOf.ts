import type { Hex } from "viem";
import { KeyRole } from "../../core/acts/memberTypedData.js";
import type { RegistryClient } from "../../reads/client.js";
import { getEvents } from "../../reads/getEvents.js";

export type ManagersOfParameters = {
  /** Organisation id. */
  organisation: Hex;
  /** Unix seconds, inclusive. */
  until: number;
  toBlock: number;
};

/** Key ids of all who managed an organisation at some time up to then: any of them could have enrolled a signatory. */
export async function managersOf(
  client: RegistryClient,
  { organisation, until, toBlock }: ManagersOfParameters,
): Promise<Hex[]> {
  const added = await getEvents(client, {
    contract: "members",
    eventName: "KeyAdded",
    filter: { organisation },
    toBlock,
  });
  return added
    .filter(({ args }) => args.role === KeyRole.manager && args.validFrom <= until)
    .map(({ args }) => args.keyId);
}
