import { toNumber } from "./answers.js";
import { type Requester, request } from "./request.js";

/** The chain that the endpoint serves (EIP-155 id). */
export function readChainId(client: Requester): Promise<number> {
  return request(client, { method: "eth_chainId", params: [], parse: toNumber });
}
