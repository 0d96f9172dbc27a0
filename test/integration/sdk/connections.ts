// The SDK's two entry points, for suites that run over both.

import { JsonRpcProvider, Wallet } from "ethers";
import { createClient, createWalletClient, http } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { hardhat } from "viem/chains";
import { createRegistry } from "../../../sdk/src/exports/ethers.js";
import { minhuocActions } from "../../../sdk/src/exports/viem.js";
import type { Connect } from "./stage.js";

export const connections: Record<"viem" | "ethers", Connect> = {
  viem: (rpc, privateKey, options) => {
    // Once more, because a node closes a connection that was idle while a test computed for seconds, as viem writes to it.
    const transport = http(rpc, { retryCount: 1 });
    const actions = privateKey
      ? createWalletClient({ account: privateKeyToAccount(privateKey), chain: hardhat, transport }).extend(
          minhuocActions(options),
        )
      : createClient({ chain: hardhat, transport }).extend(minhuocActions(options));
    return { actions, close: () => undefined };
  },
  ethers: (rpc, privateKey, options) => {
    // ethers keeps answers for a quarter of a second, longer than a block of the test chain lasts.
    const provider = new JsonRpcProvider(rpc, hardhat.id, { staticNetwork: true, cacheTimeout: -1 });
    const runner = privateKey ? new Wallet(privateKey, provider) : provider;
    return { actions: createRegistry(runner, options), close: () => provider.destroy() };
  },
};
