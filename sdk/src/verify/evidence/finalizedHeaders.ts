import { getBlock } from "../../reads/getBlock.js";
import type { Requester } from "../../reads/request.js";
import type { HeaderSource, HeaderTrust } from "./headerSource.js";

/**
 * Trusts the final blocks of a client: of one endpoint, of several that must agree (`createQuorumPort`), or of a light client that checks the
 * headers itself and serves them over JSON-RPC on the verifier's own machine (Helios).
 *
 * @param client where to ask
 * @param trust what stands behind it; a word that the report repeats
 */
export function finalizedHeaders(
  client: Requester,
  trust: Exclude<HeaderTrust, "given-hash"> = "one-rpc",
): HeaderSource {
  return {
    trust,
    hashOf: async (number) => {
      const final = await getBlock(client, { block: "finalized" });
      if (final.number < number) return undefined;
      return final.number === number ? final.hash : (await getBlock(client, { block: number })).hash;
    },
  };
}
