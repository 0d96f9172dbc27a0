import { type Address, type Hex, parseAbi } from "viem";
import { SignerError } from "../errors/signer.js";
import type { RegistryClient } from "../reads/client.js";
import { callContract } from "./callContract.js";
import { domainSeparator } from "./domainSeparator.js";

export type GetSafeParameters = { safe: Address };
export type GetSafeReturnType = {
  /** In ascending order, in lower case. */
  owners: Hex[];
  /** How many of them must sign. */
  threshold: number;
};

const abi = parseAbi([
  "function getOwners() view returns (address[] owners)",
  "function getThreshold() view returns (uint256 threshold)",
  "function domainSeparator() view returns (bytes32 separator)",
]);

/**
 * Reads who owns a Safe, at the latest block.
 *
 * @param client of the Safe's chain
 * @param parameters its address
 * @returns owners and threshold
 * @throws {SignerError} `SAFE_UNSUPPORTED` where no Safe of version 1.3.0 or later answers
 * @throws {ChainError} where it could not be asked
 */
export async function getSafe(
  client: RegistryClient,
  { safe }: GetSafeParameters,
): Promise<GetSafeReturnType> {
  const { chainId } = await client.deployment();
  const call = { to: safe, abi, args: [] } as const;
  const [owners, threshold, separator] = await Promise.all([
    callContract(client, { ...call, functionName: "getOwners" }),
    callContract(client, { ...call, functionName: "getThreshold" }),
    callContract(client, { ...call, functionName: "domainSeparator" }),
  ]);
  // Versions before 1.3.0 leave the chain out of their domain.
  if (!owners || !threshold || separator !== domainSeparator({ chainId, verifyingContract: safe })) {
    throw new SignerError({
      code: "SAFE_UNSUPPORTED",
      message: `No Safe of version 1.3.0 or later answers at ${safe} on chain ${chainId}.`,
      remedy: "Check the address and the chain; have an older Safe approve on chain, or migrate it.",
      values: { safe, chainId },
    });
  }
  return { owners: owners.map((owner) => owner.toLowerCase() as Hex).sort(), threshold: Number(threshold) };
}
