// A Safe, the wallet of several owners, with its own published bytecode.

import { createRequire } from "node:module";
import {
  type Account,
  type Address,
  type Chain,
  concatHex,
  encodeAbiParameters,
  encodeFunctionData,
  type Hex,
  type PublicClient,
  parseAbi,
  type Transport,
  type WalletClient,
} from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { type DigestSigner, testKey } from "./signers.js";

const EMPTY: Hex = "0x";

/**
 * Deploys a Safe of three owners, two of whom sign.
 *
 * @param wallet pays for it
 * @param client of the same chain
 */
export async function deploySafe(
  wallet: WalletClient<Transport, Chain, Account>,
  client: PublicClient,
): Promise<DigestSigner> {
  const chainId = await client.getChainId();
  const require = createRequire(import.meta.url);
  const artifact = (path: string) =>
    require(`@safe-global/safe-smart-account/build/artifacts/contracts/${path}.json`) as { bytecode: Hex };
  const create = async (data: Hex): Promise<Address> => {
    const { contractAddress } = await client.waitForTransactionReceipt({
      hash: await wallet.sendTransaction({ data }),
    });
    if (!contractAddress) throw new Error("A contract of the Safe was not deployed.");
    return contractAddress;
  };
  const singleton = await create(artifact("Safe.sol/Safe").bytecode);
  const handler = await create(
    artifact("handler/CompatibilityFallbackHandler.sol/CompatibilityFallbackHandler").bytecode,
  );
  const address = await create(
    concatHex([
      artifact("proxies/SafeProxy.sol/SafeProxy").bytecode,
      encodeAbiParameters([{ type: "address" }], [singleton]),
    ]),
  );
  const owners = ["first", "second", "third"]
    .map((name) => privateKeyToAccount(testKey(`safe owner, ${name}`)))
    .sort((a, b) => (a.address.toLowerCase() < b.address.toLowerCase() ? -1 : 1));
  const zero = "0x0000000000000000000000000000000000000000";
  await client.waitForTransactionReceipt({
    hash: await wallet.sendTransaction({
      to: address,
      data: encodeFunctionData({
        abi: parseAbi([
          "function setup(address[] owners, uint256 threshold, address to, bytes data, address fallbackHandler, address paymentToken, uint256 payment, address paymentReceiver)",
        ]),
        args: [owners.map((owner) => owner.address), 2n, zero, EMPTY, handler, zero, 0n, zero],
      }),
    }),
  });
  return {
    key: address,
    sign: async (digest) =>
      concatHex(
        await Promise.all(
          owners.slice(0, 2).map((owner) =>
            owner.signTypedData({
              domain: { chainId, verifyingContract: address },
              types: { SafeMessage: [{ name: "message", type: "bytes" }] },
              primaryType: "SafeMessage",
              message: { message: digest },
            }),
          ),
        ),
      ),
  };
}
