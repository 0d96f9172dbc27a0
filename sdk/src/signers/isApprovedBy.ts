import { type Hex, parseAbi } from "viem";
import type { Requester } from "../reads/request.js";
import { callContract } from "./callContract.js";

const abi = parseAbi(["function isValidSignature(bytes32 hash, bytes signature) view returns (bytes4)"]);
const MAGIC = "0x1626ba7e";

/**
 * Whether a contract account takes a signature, at the latest block (ERC-1271).
 *
 * @throws {ChainError} where it could not be asked
 */
export async function isApprovedBy(
  client: Requester,
  { account, digest, signature }: { account: Hex; digest: Hex; signature: Hex },
): Promise<boolean> {
  const args = [digest, signature] as const;
  return (await callContract(client, { to: account, abi, functionName: "isValidSignature", args })) === MAGIC;
}
