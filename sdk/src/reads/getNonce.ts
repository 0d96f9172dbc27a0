import type { RegistryClient } from "./client.js";
import type { ReadErrorType } from "./errorTypes.js";
import { toOrganisationId } from "./ids.js";
import { type ReadOptions, read } from "./read.js";

export type GetNonceParameters = ReadOptions & {
  /** Identifier or id. */
  organisation: string;
};
export type GetNonceReturnType = bigint;
export type GetNonceErrorType = ReadErrorType;

/**
 * Reads the nonce that the next signed message of an organisation's managers must carry.
 *
 * @param client where to ask
 * @param parameters organisation, and the block
 * @throws {GetNonceErrorType}
 */
export function getNonce(
  client: RegistryClient,
  { organisation, blockNumber }: GetNonceParameters,
): Promise<GetNonceReturnType> {
  const args = [toOrganisationId(organisation)] as const;
  return read(client, { contract: "members", functionName: "nonceOf", args, blockNumber });
}
