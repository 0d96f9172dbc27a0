import { type Address, type Hex, keccak256 } from "viem";
import type { RegistryDeployment } from "../deployments/registryDeployment.js";
import { ChainError } from "../errors/chain.js";
import { toBytes } from "./answers.js";
import { type Requester, request } from "./request.js";

/** Refuses an address without code, and code other than the known one: whatever it answered would be no registry's word. */
export async function checkDeployment(client: Requester, deployment: RegistryDeployment): Promise<void> {
  const { chainId, agreements, members, agreementsCodeHash, membersCodeHash } = deployment;
  const contracts = [
    { address: agreements, expected: agreementsCodeHash },
    { address: members, expected: membersCodeHash },
  ];
  await Promise.all(
    contracts.map(async ({ address, expected }) => {
      const code = await request(client, {
        method: "eth_getCode",
        params: [address, "latest"],
        parse: toBytes,
      });
      if (code === "0x") {
        throw new ChainError({
          code: "REGISTRY_CODE_MISSING",
          message: `There is no contract at ${address} on chain ${chainId}.`,
          remedy: "Check the deployment's addresses and that the endpoint is in step with its chain.",
          values: { address, chainId },
        });
      }
      checkCode(address, keccak256(code), expected);
    }),
  );
}

/** Refuses code other than the known one. */
export function checkCode(address: Address, actual: Hex, expected: Hex | undefined): void {
  if (expected === undefined || actual === expected.toLowerCase()) return;
  throw new ChainError({
    code: "REGISTRY_CODE_MISMATCH",
    message: `The contract at ${address} has code with the hash ${actual}, not ${expected}.`,
    remedy: "Trust nothing that it answers: it is another contract, or the endpoint lies.",
    values: { address, expected, actual },
  });
}
