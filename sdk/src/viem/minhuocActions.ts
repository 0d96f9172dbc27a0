import type { Account, Chain, Client, Transport } from "viem";
import { sendTransaction, signTypedData } from "viem/actions";
import { type RegistryActions, registryActions } from "../actions/registryActions.js";
import type { RegistryAccount, RegistryOptions, RegistryPort } from "../reads/client.js";

/**
 * The registry's actions for a viem client: reads and verification on any client, writes on one with an account.
 *
 * @param options addresses, where the chain's registry is not a known one, and limits
 * @returns what `client.extend` takes
 * @see viem, "Extending with actions"
 */
export function minhuocActions(
  options: RegistryOptions = {},
): (client: Client<Transport, Chain | undefined, Account | undefined>) => RegistryActions {
  return (client) => registryActions(toPort(client), options);
}

function toPort(client: Client<Transport, Chain | undefined, Account | undefined>): RegistryPort {
  const { account } = client;
  return {
    chainId: client.chain?.id,
    // The registry's requests are plain JSON-RPC; viem types each method by itself.
    request: (request) => client.request(request as Parameters<typeof client.request>[0]),
    account: account && (async () => toAccount(client, account)),
  };
}

function toAccount(
  client: Client<Transport, Chain | undefined, Account | undefined>,
  account: Account,
): RegistryAccount {
  return {
    address: account.address,
    signTypedData: (typedData) => signTypedData(client, { ...typedData, account }),
    // The endpoint's chain was checked when the registry was found.
    sendTransaction: (transaction) =>
      sendTransaction(client, { ...transaction, account, chain: client.chain ?? null }),
  };
}
