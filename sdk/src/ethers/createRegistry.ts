import type { Provider, Signer } from "ethers";
import { type RegistryActions, registryActions } from "../actions/registryActions.js";
import { ChainError } from "../errors/chain.js";
import type { RegistryAccount, RegistryOptions } from "../reads/client.js";

/** Every provider of ethers that speaks to one endpoint: `JsonRpcProvider`, `BrowserProvider`, `WebSocketProvider`, … */
type JsonRpc = { send(method: string, params: unknown[]): Promise<unknown> };

/**
 * The registry's actions for ethers: reads and verification with a provider, writes too with a signer.
 *
 * @param runner a provider of one JSON-RPC endpoint, or a signer that is connected to one
 * @param options addresses, where the chain's registry is not a known one, and limits
 * @returns the same methods as `minhuocActions` of `minhuoc/viem`
 * @throws {ChainError} `CLIENT_UNSUPPORTED` for a provider that cannot send plain JSON-RPC
 */
export function createRegistry(runner: Provider | Signer, options: RegistryOptions = {}): RegistryActions {
  const signer = "signTypedData" in runner ? runner : undefined;
  const provider = signer ? signer.provider : runner;
  if (!isJsonRpc(provider)) {
    throw new ChainError({
      code: "CLIENT_UNSUPPORTED",
      message: "The provider cannot send plain JSON-RPC.",
      remedy: "Use a JsonRpcProvider, WebSocketProvider or BrowserProvider, or a signer connected to one.",
    });
  }
  return registryActions(
    {
      chainId: undefined,
      request: ({ method, params }) => provider.send(method, [...params]),
      account: signer && (() => toAccount(signer)),
    },
    options,
  );
}

function isJsonRpc(provider: unknown): provider is JsonRpc {
  return (
    typeof provider === "object" &&
    provider !== null &&
    "send" in provider &&
    typeof provider.send === "function"
  );
}

async function toAccount(signer: Signer): Promise<RegistryAccount> {
  return {
    address: (await signer.getAddress()) as `0x${string}`,
    signTypedData: async ({ domain, types, message }) =>
      (await signer.signTypedData(domain, types, message)) as `0x${string}`,
    sendTransaction: async ({ to, data, gas }) =>
      (await signer.sendTransaction({ to, data, gasLimit: gas })).hash as `0x${string}`,
  };
}
