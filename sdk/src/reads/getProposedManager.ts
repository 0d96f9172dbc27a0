import type { Hex } from "viem";
import { ZERO_BYTES32 } from "../core/record/bytes32.js";
import type { RegistryClient } from "./client.js";
import type { ReadErrorType } from "./errorTypes.js";
import { getEvents } from "./getEvents.js";
import { toOrganisationId } from "./ids.js";
import { type ReadOptions, read } from "./read.js";

export type GetProposedManagerParameters = ReadOptions & {
  /** Identifier or id. */
  organisation: string;
};
/** A manager that waits for its installation; any manager of the organisation can veto it until then, and until it is installed. */
export type ProposedManager = {
  keyId: Hex;
  /** ERC-7913 bytes, as `vetoManager` and `installManager` take them; undefined where the endpoint keeps no event of it. */
  key: Hex | undefined;
  /** Unix seconds from which anyone may install it. */
  installableAt: number;
};
/** Undefined where none is proposed. */
export type GetProposedManagerReturnType = ProposedManager | undefined;
export type GetProposedManagerErrorType = ReadErrorType;

/**
 * Reads which manager the secretariat has proposed for an organisation. Whoever manages one should look now and then.
 *
 * @param client where to ask
 * @param parameters organisation, and the block
 * @throws {GetProposedManagerErrorType}
 */
export async function getProposedManager(
  client: RegistryClient,
  { organisation, blockNumber }: GetProposedManagerParameters,
): Promise<GetProposedManagerReturnType> {
  const id = toOrganisationId(organisation);
  const [keyId, installableAt] = await read(client, {
    contract: "members",
    functionName: "proposedManagerOf",
    args: [id],
    blockNumber,
  });
  if (keyId === ZERO_BYTES32) return undefined;
  const events = await getEvents(client, {
    contract: "members",
    eventName: "ManagerProposed",
    filter: { organisation: id },
    toBlock: blockNumber,
  });
  const key = events.findLast(({ args }) => args.keyId === keyId)?.args.key;
  return { keyId, key, installableAt };
}
