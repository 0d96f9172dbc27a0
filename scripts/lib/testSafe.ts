// A Safe with the bytecode that Safe published, for tests and measurements.

import { createRequire } from "node:module";
import {
  type Account,
  type Address,
  type Chain,
  concatHex,
  encodeAbiParameters,
  encodeFunctionData,
  type Hex,
  parseAbi,
  publicActions,
  type Transport,
  type WalletClient,
  zeroAddress,
} from "viem";

const require = createRequire(import.meta.url);
const abi = parseAbi([
  "function setup(address[] owners, uint256 threshold, address to, bytes data, address fallbackHandler, address paymentToken, uint256 payment, address paymentReceiver)",
  "function execTransaction(address to, uint256 value, bytes data, uint8 operation, uint256 safeTxGas, uint256 baseGas, uint256 gasPrice, address gasToken, address refundReceiver, bytes signatures)",
  "function getTransactionHash(address to, uint256 value, bytes data, uint8 operation, uint256 safeTxGas, uint256 baseGas, uint256 gasPrice, address gasToken, address refundReceiver, uint256 nonce) view returns (bytes32)",
  "function nonce() view returns (uint256)",
]);

type Wallet = WalletClient<Transport, Chain | undefined, Account>;
type SafeTransaction = { to: Address; data: Hex; operation: 0 | 1 };

/** An owner of a Safe that can sign a hash. */
export type SafeOwner = { address: Address; sign: (parameters: { hash: Hex }) => Promise<Hex> };

async function create(wallet: Wallet, data: Hex): Promise<Address> {
  const hash = await wallet.sendTransaction({ data, chain: wallet.chain ?? null });
  const { contractAddress } = await wallet.extend(publicActions).waitForTransactionReceipt({ hash });
  if (!contractAddress) throw new Error("A contract of the Safe was not deployed.");
  return contractAddress;
}

function bytecode(path: string): Hex {
  const artifact = require(`@safe-global/safe-smart-account/build/artifacts/contracts/${path}.json`) as {
    bytecode: Hex;
  };
  return artifact.bytecode;
}

/**
 * Deploys a Safe behind its proxy.
 *
 * @param parameters.silent without its handler for ERC-1271
 */
export async function deploySafe(
  wallet: Wallet,
  { owners, threshold, silent = false }: { owners: readonly Address[]; threshold: number; silent?: boolean },
): Promise<Address> {
  const singleton = await create(wallet, bytecode("Safe.sol/Safe"));
  const handler = silent
    ? zeroAddress
    : await create(wallet, bytecode("handler/CompatibilityFallbackHandler.sol/CompatibilityFallbackHandler"));
  const safe = await create(
    wallet,
    concatHex([
      bytecode("proxies/SafeProxy.sol/SafeProxy"),
      encodeAbiParameters([{ type: "address" }], [singleton]),
    ]),
  );
  const args = [owners, BigInt(threshold), zeroAddress, "0x", handler, zeroAddress, 0n, zeroAddress] as const;
  await send(wallet, { to: safe, data: encodeFunctionData({ abi, functionName: "setup", args }) });
  return safe;
}

/** Deploys an owner that answers accounts, and no contract: as one that knows one of Safe's two ways of asking only. */
export function deployUnheardOwner(wallet: Wallet): Promise<Address> {
  return create(wallet, "0x6016600c60003960166000f3333b601057631626ba7e60e01b6000525b60206000f3");
}

/** Deploys Safe's library for approvals on chain. */
export function deploySignMessageLib(wallet: Wallet): Promise<Address> {
  return create(wallet, bytecode("libraries/SignMessageLib.sol/SignMessageLib"));
}

/** Has a Safe execute a transaction, signed by owners in ascending order. */
export async function executeSafeTransaction(
  wallet: Wallet,
  { safe, to, data, operation, owners }: SafeTransaction & { safe: Address; owners: readonly SafeOwner[] },
): Promise<void> {
  const client = wallet.extend(publicActions);
  const transaction = [to, 0n, data, operation, 0n, 0n, 0n, zeroAddress, zeroAddress] as const;
  const nonce = await client.readContract({ address: safe, abi, functionName: "nonce" });
  const hash = await client.readContract({
    address: safe,
    abi,
    functionName: "getTransactionHash",
    args: [...transaction, nonce],
  });
  const signatures = concatHex(await Promise.all(ascending(owners).map((owner) => owner.sign({ hash }))));
  const args = [...transaction, signatures] as const;
  await send(wallet, { to: safe, data: encodeFunctionData({ abi, functionName: "execTransaction", args }) });
}

/** Owners in the order in which a Safe looks at them. */
export function ascending<Owner extends { address: Address }>(owners: readonly Owner[]): Owner[] {
  return [...owners].sort((a, b) => (a.address.toLowerCase() < b.address.toLowerCase() ? -1 : 1));
}

async function send(wallet: Wallet, { to, data }: { to: Address; data: Hex }): Promise<void> {
  const hash = await wallet.sendTransaction({ to, data, chain: wallet.chain ?? null });
  const { status } = await wallet.extend(publicActions).waitForTransactionReceipt({ hash });
  if (status !== "success") throw new Error(`A transaction of the Safe failed: ${hash}.`);
}
