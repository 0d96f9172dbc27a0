import { type Address, type Hex, isAddress as isChecksummed } from "viem";
import { deployments } from "../deployments/deployments.js";
import type { RegistryDeployment } from "../deployments/registryDeployment.js";
import { CallError } from "../errors/call.js";
import { ChainError } from "../errors/chain.js";
import { shown } from "../errors/shown.js";
import { checkDeployment } from "./checkDeployment.js";
import { readChainId } from "./readChainId.js";

/** EIP-712 typed data in the form that every wallet library can be given. */
export type TypedData = {
  domain: { name?: string; version?: string; chainId: number; verifyingContract: Address };
  types: Record<string, { name: string; type: string }[]>;
  primaryType: string;
  message: Record<string, unknown>;
};

/** What signs and sends: a wallet's account. */
export type RegistryAccount = {
  address: Address;
  /** @returns the signature over EIP-712 typed data */
  signTypedData: (typedData: TypedData) => Promise<Hex>;
  /** @returns the transaction's hash */
  sendTransaction: (transaction: { to: Address; data: Hex; gas: bigint }) => Promise<Hex>;
};

/** What differs between wallet libraries; everything else is done by the actions. */
export type RegistryPort = {
  /** A JSON-RPC request (EIP-1193). */
  request: (request: { method: string; params: readonly unknown[] }) => Promise<unknown>;
  /** Undefined where the client can only read. */
  account: (() => Promise<RegistryAccount | undefined>) | undefined;
  /** Where several endpoints answer as one: how many are asked, and how many have to agree. */
  quorum?: { asked: number; required: number };
  /** The chain that the caller means, where the library knows it; the endpoint's own answer must agree. */
  chainId: number | undefined;
};

/** Milliseconds. A longer timer fires at once. */
export const MAX_TIMER = 2 ** 31 - 1;

export type RegistryOptions = {
  /** The registry to use. Default: the known one of the endpoint's chain. */
  deployment?: RegistryDeployment;
  /** Blocks in one request for events; halved where an endpoint refuses. Default: 10,000. */
  blocksPerRequest?: number;
  /** Milliseconds until a request that was not answered is given up. Default: 30,000. */
  timeout?: number;
};

/** What every action takes first. */
export type RegistryClient = RegistryPort & {
  blocksPerRequest: number;
  timeout: number;
  /** Finds the registry and checks, once, that its code stands there, and each time that the endpoint serves its chain. */
  deployment: () => Promise<RegistryDeployment>;
};

/**
 * Makes a client of a port; `minhuoc/viem` and `minhuoc/ethers` do so for their libraries.
 *
 * @param port request, account and the chain that is meant
 * @param options addresses and limits
 * @throws {CallError} `CALL_PARAMETER_INVALID` for a limit that is none
 */
export function createRegistryClient(port: RegistryPort, options: RegistryOptions = {}): RegistryClient {
  const { blocksPerRequest = 10_000, timeout = 30_000 } = options;
  checkWhole("blocksPerRequest", blocksPerRequest, 1, Number.MAX_SAFE_INTEGER);
  checkWhole("timeout", timeout, 1, MAX_TIMER);
  let found: Promise<RegistryDeployment> | undefined;
  let asked: Promise<number> | undefined;
  const client: RegistryClient = {
    ...port,
    blocksPerRequest,
    timeout,
    deployment: async () => {
      // A wallet may have switched its chain since, and the registry has the same address on each. Questions at one time share the answer.
      asked ??= readChainId(client).finally(() => {
        asked = undefined;
      });
      const chainId = await asked;
      found ??= findDeployment(client, options.deployment, chainId).catch((error: unknown) => {
        // A failure is not kept: the endpoint may answer the next time.
        found = undefined;
        throw error;
      });
      const deployment = await found;
      checkChain(chainId, deployment.chainId);
      return deployment;
    },
  };
  return client;
}

async function findDeployment(
  client: RegistryClient,
  given: RegistryDeployment | undefined,
  chainId: number,
): Promise<RegistryDeployment> {
  for (const expected of [given?.chainId, client.chainId])
    if (expected !== undefined) checkChain(chainId, expected);
  const deployment = given ?? deployments[chainId];
  if (!deployment) {
    throw new ChainError({
      code: "REGISTRY_UNKNOWN",
      message: `No registry is known on chain ${chainId}.`,
      remedy: "Give its addresses as the option deployment.",
      values: { chainId },
    });
  }
  checkAddresses(deployment);
  // From no block on nothing would be found, and that would look like nothing on record.
  checkWhole("deployBlock", deployment.deployBlock, 0, Number.MAX_SAFE_INTEGER);
  await checkDeployment(client, deployment);
  return deployment;
}

/** Refuses a deployment that names no contracts. */
export function checkAddresses(deployment: RegistryDeployment): void {
  const { agreements, members, agreementsCodeHash, membersCodeHash, verifiers } = Object(
    deployment,
  ) as RegistryDeployment;
  const isAddress = (value: unknown) => typeof value === "string" && /^0x[0-9a-fA-F]{40}$/.test(value);
  const isHash = (value: unknown) =>
    value === undefined || (typeof value === "string" && /^0x[0-9a-fA-F]{64}$/.test(value));
  // As strict as where keys are read: an address with a slip would be taken for an unknown contract, or stop a verification.
  const isVerifier = (value: unknown) =>
    value === undefined || (isAddress(value) && isChecksummed(String(value)) && BigInt(String(value)) !== 0n);
  for (const [name, value, fits] of [
    ["agreements", agreements, isAddress(agreements)],
    ["members", members, isAddress(members)],
    ["agreementsCodeHash", agreementsCodeHash, isHash(agreementsCodeHash)],
    ["membersCodeHash", membersCodeHash, isHash(membersCodeHash)],
    ...Object.entries(Object(verifiers)).map(
      ([kind, verifier]) => [`verifiers.${kind}`, verifier, isVerifier(verifier)] as const,
    ),
  ] as const) {
    if (fits) continue;
    throw new CallError({
      code: "CALL_PARAMETER_INVALID",
      message: `The deployment's ${name} cannot be ${shown(value)}.`,
      remedy: "Give what deployments/<chain id>.json says, through registryDeployment.",
      values: { name, value },
    });
  }
}

/** Refuses an endpoint of another chain than the one that is meant. */
export function checkChain(actual: number, expected: number): void {
  if (actual === expected) return;
  throw new ChainError({
    code: "CHAIN_MISMATCH",
    message: `The endpoint serves chain ${actual}, not chain ${expected}.`,
    remedy: "Use an endpoint of the chain on which the registry stands.",
    values: { expected, actual },
  });
}

/** Refuses a limit that is none. */
export function checkWhole(name: string, value: number, minimum: number, maximum: number): void {
  if (Number.isSafeInteger(value) && value >= minimum && value <= maximum) return;
  throw new CallError({
    code: "CALL_PARAMETER_INVALID",
    message: `${name} cannot be ${String(value)}.`,
    remedy: `Give a whole number from ${minimum} to ${maximum}.`,
    values: { name, value },
  });
}
