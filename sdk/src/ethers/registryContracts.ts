import { Contract, type ContractRunner } from "ethers";
import { agreementRegistryAbi } from "../abi/agreementRegistryAbi.js";
import { memberRegistryAbi } from "../abi/memberRegistryAbi.js";
import type { RegistryDeployment } from "../deployments/registryDeployment.js";
import type { AgreementRegistry } from "./generated/AgreementRegistry.js";
import type { MemberRegistry } from "./generated/MemberRegistry.js";

/**
 * The registry's contracts as plain ethers contracts with TypeChain's types, for what the actions do not cover: events to listen to, calls
 * from other contracts' tests. Their errors and answers are ethers' own, unchecked.
 *
 * @param runner provider or signer
 * @param deployment addresses, such as `deployments[chainId]`
 */
export function registryContracts(
  runner: ContractRunner,
  { agreements, members }: Pick<RegistryDeployment, "agreements" | "members">,
): { agreements: AgreementRegistry; members: MemberRegistry } {
  // TypeChain's types describe the contract of this ABI; ethers' own class knows none.
  return {
    agreements: new Contract(agreements, agreementRegistryAbi, runner) as unknown as AgreementRegistry,
    members: new Contract(members, memberRegistryAbi, runner) as unknown as MemberRegistry,
  };
}
