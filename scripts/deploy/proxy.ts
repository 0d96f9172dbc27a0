import { type Address, getContractAddress, type Hex, stringToHex } from "viem";

/**
 * The deterministic deployment proxy: CREATE2 with the salt in the first 32 bytes of its input and the init code after it.
 * It stands at this address on nearly every chain, since the transaction that creates it is signed by nobody's key.
 * Source: https://github.com/Arachnid/deterministic-deployment-proxy
 */
export const PROXY: Address = "0x4e59b44847b379578588920cA78FbF26c0B4956C";
export const PROXY_CODE: Hex =
  "0x7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe03601600081602082378035828234f58015156039578182fd5b8082525050506014600cf3";

/** The keyless transaction that creates the proxy: 100,000 gas at 100 gwei, valid on every chain (no EIP-155 chain id). */
export const PROXY_TRANSACTION: Hex =
  "0xf8a58085174876e800830186a08080b853604580600e600039806000f350fe7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe03601600081602082378035828234f58015156039578182fd5b8082525050506014600cf31ba02222222222222222222222222222222222222222222222222222222222222222a02222222222222222222222222222222222222222222222222222222222222222";
export const PROXY_SIGNER: Address = "0x3fAB184622Dc19b6109349B94811493BF2a45362";
export const PROXY_GAS = 100_000n;
export const PROXY_GAS_PRICE = 100_000_000_000n;

/** The same for every contract, chain and release: init code alone tells deployments apart. */
export const SALT = stringToHex("Minh Uoc", { size: 32 });

/** Where the proxy puts a contract, on every chain (EIP-1014). */
export const addressOf = (initCode: Hex): Address =>
  getContractAddress({ opcode: "CREATE2", from: PROXY, salt: SALT, bytecode: initCode });

/**
 * Put in the proxy's place in an `eth_call`, this creates the contract as the proxy would and returns its runtime code
 * instead of its address. So the code that must stand is known with its immutables, which differ from chain to chain.
 *
 *     CREATE2(0, 0, size, salt) with the input after its first word; a revert is passed on
 *     EXTCODECOPY(created, 0, 0, EXTCODESIZE(created)); RETURN
 */
export const PROXY_SIMULATION: Hex =
  "0x602036038060205f375f35905f5ff580601a573d5f5f3e3d5ffd5b803b80915f5f913c5ff3";
