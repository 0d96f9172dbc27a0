import { type Address, formatEther, type Hash, type Hex, keccak256 } from "viem";
import {
  estimateFeesPerGas,
  getBalance,
  getBlock,
  getCode,
  getGasPrice,
  getTransactionReceipt,
} from "viem/actions";
import {
  checkChainId,
  checkEvm,
  creationInput,
  type DeployClient,
  hasP256,
  locate,
  request,
  simulateCreation,
} from "./chain.js";
import type { Compiler, Contract } from "./contracts.js";
import { DeployError, overRpc } from "./DeployError.js";
import { PROXY, PROXY_CODE, PROXY_GAS, PROXY_GAS_PRICE, PROXY_SIGNER } from "./proxy.js";

/** Where and since when a contract stands. */
export interface Standing {
  block: number;
  /** Null where another contract called the proxy. */
  transaction: Hash | null;
}

export interface PlannedContract extends Contract {
  /** keccak256 of the runtime code that must stand, immutables included. */
  codeHash: Hash;
  /** Undefined where the contract is still to be created. */
  standing?: Standing;
  /** Estimated gas of the creation, 0 where it stands. */
  gas: bigint;
}

/** What a deployment will do, found out without sending anything. */
export interface Plan {
  chainId: number;
  deployer: Address;
  /** The CREATE2 proxy: whether it stands, and what its signer still lacks to place it, in wei. */
  proxy: { stands: boolean; funding: bigint };
  contracts: PlannedContract[];
  hasP256: boolean;
  /** Estimated gas of every transaction that the deployer pays. */
  gas: bigint;
  /** In wei, at today's highest fee, with the proxy's funding. A rollup's fee for its data is not in it. */
  cost: bigint;
  /** The deployer's balance in wei. */
  balance: bigint;
}

/** Creating through the proxy costs hashing and copying the init code above a plain creation. */
const PROXY_OVERHEAD_PERCENT = 5n;
const TRANSFER_GAS = 21_000n;

/**
 * Looks at the chain and says what is to be done. Sends nothing.
 *
 * @param recorded what an earlier record says of a contract's creation
 * @throws {DeployError} where the chain is another one, is behind, or holds other code at one of the addresses
 */
export async function planDeployment(
  client: DeployClient,
  contracts: readonly Contract[],
  compiler: Compiler,
  recorded: (contract: Contract) => Standing | undefined = () => undefined,
): Promise<Plan> {
  const chainId = await checkChainId(client);
  await checkEvm(client, compiler);
  const proxy = await inspectProxy(client);
  const planned: PlannedContract[] = [];
  for (const contract of contracts)
    planned.push(await inspect(client, contract, proxy.stands, recorded(contract)));

  const funding = planned.every(({ standing }) => standing) ? 0n : proxy.funding;
  const gas = planned.reduce((sum, contract) => sum + contract.gas, funding > 0n ? TRANSFER_GAS : 0n);
  const deployer = client.account.address;
  return {
    chainId,
    deployer,
    proxy,
    contracts: planned,
    hasP256: await hasP256(client),
    gas,
    cost: gas * (await overRpc("the gas price", () => feePerGas(client))) + funding,
    balance: await overRpc("the deployer's balance", () => getBalance(client, { address: deployer })),
  };
}

async function feePerGas(client: DeployClient): Promise<bigint> {
  const { baseFeePerGas } = await getBlock(client);
  if (baseFeePerGas === null) return getGasPrice(client);
  return (await estimateFeesPerGas(client)).maxFeePerGas;
}

async function inspectProxy(client: DeployClient): Promise<Plan["proxy"]> {
  const code = await overRpc("the code of the CREATE2 proxy", () => getCode(client, { address: PROXY }));
  if (code === PROXY_CODE) return { stands: true, funding: 0n };
  if (code !== undefined) {
    throw new DeployError({
      code: "DEPLOY_PROXY_WRONG",
      message: `The code at ${PROXY} is not the deterministic deployment proxy.`,
      remedy: "On this chain the addresses cannot be had; choose another chain.",
      values: { proxy: PROXY, codeHash: keccak256(code) },
    });
  }
  const balance = await overRpc("the balance of the proxy's signer", () =>
    getBalance(client, { address: PROXY_SIGNER }),
  );
  const price = PROXY_GAS * PROXY_GAS_PRICE;
  return { stands: false, funding: balance < price ? price - balance : 0n };
}

async function inspect(
  client: DeployClient,
  contract: Contract,
  proxyStands: boolean,
  recorded: Standing | undefined,
): Promise<PlannedContract> {
  const { name } = contract;
  const codeHash = keccak256(await simulateCreation(client, contract));
  if (await checkCode(client, { ...contract, codeHash })) {
    const standing = (recorded && (await confirm(client, recorded))) ?? (await locate(client, contract));
    return { ...contract, codeHash, standing, gas: 0n };
  }
  const from = client.account.address;
  const gas = await overRpc(`the gas to create ${name}`, async () => {
    const transaction = proxyStands
      ? { from, to: PROXY, data: creationInput(contract) }
      : { from, data: contract.initCode };
    const estimate = BigInt(await request<Hex>(client, "eth_estimateGas", [transaction]));
    return proxyStands ? estimate : (estimate * (100n + PROXY_OVERHEAD_PERCENT)) / 100n;
  });
  return { ...contract, codeHash, gas };
}

/**
 * Whether the contract stands.
 *
 * @throws {DeployError} `DEPLOY_CODE_WRONG` where something else stands there
 */
export async function checkCode(
  client: DeployClient,
  { name, address, codeHash }: Pick<PlannedContract, "name" | "address" | "codeHash">,
): Promise<boolean> {
  const code = await overRpc(`the code of ${name}`, () => getCode(client, { address }));
  if (code === undefined) return false;
  const actual = keccak256(code);
  if (actual === codeHash) return true;
  throw new DeployError({
    code: "DEPLOY_CODE_WRONG",
    message: `The code at ${address} is not ${name}: its hash is ${actual}, not ${codeHash}.`,
    remedy: "Do not use this endpoint or this chain: an honest chain cannot hold other code at this address.",
    values: { contract: name, address, expected: codeHash, actual },
  });
}

/** The recorded creation, in the block where the chain has its transaction now. Nodes that forgot the receipt are no objection. */
async function confirm(client: DeployClient, recorded: Standing): Promise<Standing> {
  const { transaction } = recorded;
  if (transaction === null) return recorded;
  const receipt = await getTransactionReceipt(client, { hash: transaction }).catch(() => undefined);
  return receipt ? { block: Number(receipt.blockNumber), transaction } : recorded;
}

/** Wei as a person reads it. */
export const inEther = (wei: bigint): string => `${formatEther(wei)} ETH`;

/** @throws {DeployError} `DEPLOY_FUNDS_INSUFFICIENT` with the amounts in wei */
export function checkFunds({ cost, balance, deployer }: Plan): void {
  if (balance >= cost) return;
  throw new DeployError({
    code: "DEPLOY_FUNDS_INSUFFICIENT",
    message: `The deployer ${deployer} has ${inEther(balance)} and needs ${inEther(cost)}.`,
    remedy: `Send it at least ${inEther(cost - balance)} and run the command again.`,
    values: { deployer, balance, needed: cost, missing: cost - balance },
  });
}
