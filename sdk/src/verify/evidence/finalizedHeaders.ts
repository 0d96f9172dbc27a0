import { endpointTrust } from "../../core/proof/endpointTrust.js";
import type { HeaderSource, HeaderTrust } from "../../core/proof/headerSource.js";
import { CallError } from "../../errors/call.js";
import { checkChain, type RegistryPort } from "../../reads/client.js";
import { getBlock } from "../../reads/getBlock.js";
import { readChainId } from "../../reads/readChainId.js";
import type { Requester } from "../../reads/request.js";

/**
 * Trusts the final blocks of a client: of one endpoint, of several that must agree (`createQuorumPort`), or of a light client that checks the
 * headers itself and serves them over JSON-RPC on the verifier's own machine (Helios).
 *
 * @param client where to ask
 * @param trust what stands behind it; a word that the report repeats
 * @throws {CallError} `CALL_PARAMETER_INVALID` for `k-of-n` over a client that does not ask several
 */
export function finalizedHeaders(
  client: Requester & Pick<RegistryPort, "quorum">,
  trust: Exclude<HeaderTrust, "given-hash"> = "one-rpc",
): HeaderSource {
  if (trust === "k-of-n" && endpointTrust(client) !== "k-of-n") {
    throw new CallError({
      code: "CALL_PARAMETER_INVALID",
      message: "The client does not ask several endpoints that have to agree.",
      remedy: "Make it of createQuorumPort with a quorum of at least 2, or call it one-rpc.",
      values: { name: "trust", trust },
    });
  }
  return {
    trust,
    hashOf: async (number, chainId) => {
      checkChain(await readChainId(client), chainId);
      const final = await getBlock(client, { block: "finalized" });
      if (final.number < number) return undefined;
      return final.number === number ? final.hash : (await getBlock(client, { block: number })).hash;
    },
  };
}
