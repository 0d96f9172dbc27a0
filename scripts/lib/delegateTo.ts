import {
  type Account,
  type Address,
  type Chain,
  type PrivateKeyAccount,
  publicActions,
  type Transport,
  type WalletClient,
} from "viem";

/** Has an account delegate to a contract's code (EIP-7702); somebody else sends the transaction. */
export async function delegateTo(
  sender: WalletClient<Transport, Chain | undefined, Account>,
  account: PrivateKeyAccount,
  contractAddress: Address,
): Promise<void> {
  const client = sender.extend(publicActions);
  const authorization = await account.signAuthorization({
    contractAddress,
    chainId: await client.getChainId(),
    nonce: await client.getTransactionCount({ address: account.address }),
  });
  const hash = await sender.sendTransaction({
    // Not the account: its new code would be called.
    to: sender.account.address,
    authorizationList: [authorization],
    chain: sender.chain ?? null,
  });
  await client.waitForTransactionReceipt({ hash });
  const code = await client.getCode({ address: account.address });
  if (!code?.startsWith("0xef0100")) throw new Error(`${account.address} does not delegate: ${code}.`);
}
