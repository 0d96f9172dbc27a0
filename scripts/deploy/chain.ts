import {
  type Account,
  type Address,
  type Chain,
  type Client,
  concat,
  type Hash,
  type Hex,
  isAddressEqual,
  isHex,
  size,
  type Transport,
} from "viem";
import { call, getBlock, getBlockNumber, getChainId, getCode, getTransactionCount } from "viem/actions";
import type { Compiler, Contract } from "./contracts.js";
import { DeployError, overRpc, reasonOf } from "./DeployError.js";
import { PROXY, PROXY_SIMULATION, SALT } from "./proxy.js";

/** A viem client with the account that pays. */
export type DeployClient = Client<Transport, Chain | undefined, Account>;

/** The input with which the proxy creates a contract. */
export const creationInput = ({ initCode }: Pick<Contract, "initCode">): Hex => concat([SALT, initCode]);

const ADDRESS_BYTES = 20;

/** A raw request, for what viem's actions do not offer. */
export const request = <T>(client: DeployClient, method: string, params: unknown[]): Promise<T> =>
  (client.request as (args: { method: string; params: unknown[] }) => Promise<T>)({ method, params });

/**
 * Returns the chain id and refuses another chain than the client's.
 *
 * @throws {DeployError} `DEPLOY_CHAIN_WRONG`, `DEPLOY_RPC_…`
 */
export async function checkChainId(client: DeployClient): Promise<number> {
  const chainId = await overRpc("the chain id", () => getChainId(client));
  if (!Number.isSafeInteger(chainId)) {
    throw new DeployError({
      code: "DEPLOY_RPC_INVALID",
      message: "The RPC endpoint's answer to the chain id is no number.",
      remedy: "Check that the URL is an Ethereum JSON-RPC endpoint.",
      values: { chainId },
    });
  }
  const expected = client.chain?.id;
  if (expected !== undefined && expected !== chainId) {
    throw new DeployError({
      code: "DEPLOY_CHAIN_WRONG",
      message: `The RPC endpoint serves chain ${chainId}, not chain ${expected}.`,
      remedy: "Give the endpoint of the chosen network, or choose the network of this endpoint.",
      values: { expected, actual: chainId },
    });
  }
  return chainId;
}

/** Creation code that only a chain with the EVM version's newest opcode can run, and the 32 bytes it must return. */
const opcodes: Record<string, { name: string; probe: Hex; answer: bigint }> = {
  // EIP-7939: the number 1 has 255 leading zeros.
  osaka: { name: "CLZ", probe: "0x60011e5f5260205ff3", answer: 255n },
  // EIP-5656: copies a word that holds 7.
  cancun: { name: "MCOPY", probe: "0x60075f5260205f60205e60206020f3", answer: 7n },
};

/**
 * Asks whether the chain runs what the contracts were compiled for.
 *
 * @throws {DeployError} `DEPLOY_CHAIN_BEHIND`
 */
export async function checkEvm(client: DeployClient, { evmVersion, profile }: Compiler): Promise<void> {
  const opcode = opcodes[evmVersion];
  if (!opcode) throw new TypeError(`scripts/deploy/chain.ts has no probe for the EVM version ${evmVersion}`);
  const { name, probe, answer } = opcode;
  let reason: string;
  try {
    const { data } = await overRpc(`a call with ${name}`, () => call(client, { data: probe }));
    if (data !== undefined && BigInt(data) === answer) return;
    reason = `${name} answered ${data ?? "nothing"}`;
  } catch (error) {
    if (!(error instanceof DeployError) || error.code !== "DEPLOY_RPC_FAILED") throw error;
    reason = reasonOf(error.cause);
  }
  throw new DeployError({
    code: "DEPLOY_CHAIN_BEHIND",
    message: `The chain does not run ${evmVersion}, for which profile "${profile}" compiles: ${reason}.`,
    remedy: "Run the command with --build-profile cancun, or choose a chain that has this fork.",
    values: { evmVersion, opcode: name },
  });
}

/** A P-256 signature that is valid; EIP-7951's precompile answers 1 to it. */
const P256_PRECOMPILE: Address = "0x0000000000000000000000000000000000000100";
const P256_SAMPLE: Hex =
  "0x4cee90eb86eaa050036147a12d49004b6b9c72bd725d39d4785011fe190f0b4da73bd4903f0ce3b639bbbf6e8e80d16931ff4bcf5993d58468e8fb19086e8cac36dbcd03009df8c59286b162af3bd7fcc0450c9aa81be5d10d312af6c66b1d604aebd3099c618202fcfe16ae7770b0c49ab5eadf74b754204a3bb6060e44eff37618b065f9832de4ca6ca971a7a1adc826d0f7c00181a5fb2ddf79ae00b4e10e";

/** Whether the chain has the P-256 precompile. Without it the verifiers compute in Solidity: same answers, more gas. */
export async function hasP256(client: DeployClient): Promise<boolean> {
  const { data } = await overRpc("the P-256 precompile", () =>
    call(client, { to: P256_PRECOMPILE, data: P256_SAMPLE }),
  );
  return data !== undefined && BigInt(data) === 1n;
}

/**
 * The runtime code that creating the contract leaves on this chain, immutables included. Nothing is sent.
 *
 * @throws {DeployError} `DEPLOY_SIMULATION_FAILED`
 */
export async function simulateCreation(client: DeployClient, contract: Contract): Promise<Hex> {
  const what = `a simulated creation of ${contract.name} (eth_call with state overrides)`;
  const code = await overRpc(what, () =>
    request<Hex>(client, "eth_call", [
      { to: PROXY, data: creationInput(contract) },
      "latest",
      // Whatever stands at the address would make the creation fail (EIP-684, EIP-7610).
      { [PROXY]: { code: PROXY_SIMULATION }, [contract.address]: { code: "0x", nonce: "0x0", state: {} } },
    ]),
  );
  // An endpoint that passes over the overrides answers as the proxy does: with an address, or with nothing.
  if (isHex(code) && size(code) > ADDRESS_BYTES) return code;
  throw new DeployError({
    code: "DEPLOY_SIMULATION_FAILED",
    message: `The RPC endpoint's answer to ${what} is no code: ${JSON.stringify(code)}.`,
    remedy: "Use an endpoint that supports state overrides in eth_call, as Geth and most others do.",
    values: { contract: contract.name, args: contract.args, answer: code },
  });
}

/** The transactions that the account has sent and no block holds yet. */
export async function pendingTransactions(client: DeployClient): Promise<number> {
  const { address } = client.account;
  const [pending, mined] = await overRpc("the deployer's nonce", () =>
    Promise.all([
      getTransactionCount(client, { address, blockTag: "pending" }),
      getTransactionCount(client, { address, blockTag: "latest" }),
    ]),
  );
  return Math.max(pending - mined, 0);
}

/**
 * The block and the transaction that created a contract that stands: the block by steps of growing size back from the newest, so that
 * a recent one is found where the node keeps little history.
 *
 * @returns the transaction is null where another contract called the proxy
 * @throws {DeployError} `DEPLOY_HISTORY_UNAVAILABLE`
 */
export async function locate(
  client: DeployClient,
  contract: Contract,
): Promise<{ block: number; transaction: Hash | null }> {
  const standsAt = async (blockNumber: bigint) => {
    try {
      return (await getCode(client, { address: contract.address, blockNumber })) !== undefined;
    } catch (cause) {
      throw new DeployError({
        code: "DEPLOY_HISTORY_UNAVAILABLE",
        message: `${contract.name} stands, but the RPC endpoint cannot tell since when: block ${blockNumber}: ${reasonOf(cause)}.`,
        remedy: "Use an archive endpoint for this run; afterwards the record holds the block.",
        values: { contract: contract.name, address: contract.address, block: blockNumber },
        cause,
      });
    }
  };
  let high = await overRpc("the block number", () => getBlockNumber(client, { cacheTime: 0 }));
  let low = -1n;
  for (let step = 1n; high > 0n; step *= 2n) {
    const probe = high > step ? high - step : 0n;
    if (!(await standsAt(probe))) {
      low = probe;
      break;
    }
    high = probe;
  }
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (await standsAt(middle)) high = middle;
    else low = middle;
  }
  const { transactions } = await overRpc("the block of the creation", () =>
    getBlock(client, { blockNumber: high, includeTransactions: true }),
  );
  const input = creationInput(contract);
  const creation = transactions.find((tx) => tx.to && isAddressEqual(tx.to, PROXY) && tx.input === input);
  return { block: Number(high), transaction: creation?.hash ?? null };
}
