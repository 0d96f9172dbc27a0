import { type Hex, hashDomain } from "viem";
import type { TypedData } from "../reads/client.js";

const members = [
  { name: "name", type: "string" },
  { name: "version", type: "string" },
  { name: "chainId", type: "uint256" },
  { name: "verifyingContract", type: "address" },
] as const;

/** The hash of a domain, of those of its members that it has (EIP-712). */
export function domainSeparator(domain: TypedData["domain"]): Hex {
  return hashDomain<Record<string, unknown>>({
    domain,
    types: { EIP712Domain: members.filter(({ name }) => domain[name] !== undefined) },
  });
}
