import type { Header } from "../core/proof/decodeHeader.js";
import { endpointTrust } from "../core/proof/endpointTrust.js";
import type { HeaderSource, TrustLevel } from "../core/proof/headerSource.js";
import type { EvidenceError } from "../errors/evidence.js";
import type { ProofError } from "../errors/proof.js";
import { ofKnownBlock } from "./blockUnknown.js";
import type { RegistryClient } from "./client.js";
import type { ReadErrorType } from "./errorTypes.js";
import { getBlock } from "./getBlock.js";
import { getTrustedHeader } from "./getTrustedHeader.js";
import type { ReadOptions } from "./read.js";

/** What every list can be given. */
export type ListOptions = ReadOptions & {
  /**
   * Proves what the list is compared with against a block for which this source vouches (`finalizedHeaders`, `givenHash`); the endpoint needs
   * `eth_getProof`. The block is then the last one that the endpoint calls final, unless its number is given. Without it the endpoint's word is taken.
   */
  headers?: HeaderSource;
};
/** What every list says of itself. */
export type ListSource = {
  /** Whose word it is that the list is complete: endpoints, or whoever vouches for the block against which that is proved. */
  trust: Exclude<TrustLevel, "none">;
  /** The block as of whose end the list is. */
  blockNumber: number;
  /** Its time, Unix seconds. */
  time: number;
};
/** What every list can throw. */
export type ListErrorType = ReadErrorType | ProofError | EvidenceError;

/** The block as of which to list, with its header where a source vouches for it. */
export async function listSource(
  client: RegistryClient,
  { headers, blockNumber }: ListOptions,
): Promise<ListSource & { header: Header | undefined }> {
  if (headers !== undefined) {
    const header = await getTrustedHeader(client, { headers, blockNumber });
    const { number, time } = header;
    return { trust: `proof-${headers.trust}`, blockNumber: number, time, header };
  }
  const { number, time } = await ofKnownBlock(
    blockNumber,
    getBlock(client, { block: blockNumber ?? "latest" }),
  );
  return { trust: endpointTrust(client), blockNumber: number, time, header: undefined };
}
