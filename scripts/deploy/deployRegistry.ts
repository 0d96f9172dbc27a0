import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import type { Address, Hash } from "viem";
import { type ApplyOptions, applyPlan, awaitPending } from "./apply.js";
import { checkChainId, type DeployClient } from "./chain.js";
import { type ContractName, compilerOf, loadContracts } from "./contracts.js";
import { planDeployment, type Standing } from "./plan.js";

export interface DeployRegistryParameters extends ApplyOptions {
  /** A viem client with the account that pays. Where the client names a chain, the endpoint must serve that chain. */
  client: DeployClient;
  /** The first owner of `MemberRegistry`. */
  secretariat: Address;
  /** The environment whose artifacts are deployed; the project's own when left out. */
  hardhat?: HardhatRuntimeEnvironment;
}

/** A contract that stands with the code that it must have. */
export interface DeployedContract extends Standing {
  address: Address;
  /** Constructor arguments. */
  args: readonly Address[];
  /** keccak256 of the runtime code. */
  codeHash: Hash;
}

export interface Deployment {
  chainId: number;
  contracts: Record<ContractName, DeployedContract>;
  /** What this run sent: empty where everything stood. */
  transactions: Hash[];
}

/**
 * Deploys the registry, or finds it: the same secretariat gives the same addresses on every chain, and what stands is not
 * sent again.
 *
 * @throws {DeployError} with a `DEPLOY_…` code; running it again goes on where it stopped
 * @example
 * const { contracts } = await deployRegistry({ client: walletClient, secretariat });
 * contracts.AgreementRegistry.address;
 */
export async function deployRegistry({
  client,
  secretariat,
  hardhat,
  ...options
}: DeployRegistryParameters): Promise<Deployment> {
  const contracts = await loadContracts(secretariat, hardhat);
  await checkChainId(client);
  await awaitPending(client, options);
  const plan = await planDeployment(client, contracts, compilerOf(hardhat));
  const applied = await applyPlan(client, plan, options);
  return { chainId: plan.chainId, contracts: byName(applied.contracts), transactions: applied.transactions };
}

/** Contracts that stand, by name. */
export function byName(
  contracts: Awaited<ReturnType<typeof applyPlan>>["contracts"],
): Record<ContractName, DeployedContract> {
  const entries = contracts.map(({ name, address, args, codeHash, standing }) => [
    name,
    { address, args, codeHash, ...standing },
  ]);
  return Object.fromEntries(entries);
}
