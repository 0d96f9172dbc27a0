import { type Address, getAddress, isAddress } from "viem";
import { ActError } from "../../errors/act.js";

export type Deployment = {
  /** EIP-155 chain id. */
  chainId: number;
  /** The contract that will check the signature. */
  registry: Address;
};

/** Members of a type of typed data, in arrays that ethers' parameters admit. */
export type Members<List extends readonly unknown[]> = { -readonly [Index in keyof List]: List[Index] };

export type Domain = { name: string; version: "1"; chainId: number; verifyingContract: Address };

/** The EIP-712 domain of a registry. */
export function domainOf(
  name: "Minh Uoc Agreements" | "Minh Uoc Members",
  { chainId, registry }: Deployment,
): Domain {
  if (!Number.isSafeInteger(chainId) || chainId <= 0 || !isAddress(registry)) {
    throw new ActError({
      code: "ACT_DOMAIN_INVALID",
      message: `There is no registry ${String(registry)} on chain ${String(chainId)}.`,
      remedy: "Give the chain id as a whole number and the address with its checksum or in lower case.",
      values: { chainId, registry },
    });
  }
  return { name, version: "1", chainId, verifyingContract: getAddress(registry) };
}

/** Refuses what an unsigned integer of the typed data cannot hold. */
export function checkTime(name: string, time: number, minimum: 0 | 1): void {
  if (Number.isSafeInteger(time) && time >= minimum && time < 2 ** 40) return;
  throw new ActError({
    code: "ACT_TIME_INVALID",
    message: `${name} cannot be ${String(time)}.`,
    remedy: "Give whole Unix seconds, not milliseconds.",
    values: { [name]: time },
  });
}
