import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { createClient, defineChain, http, isHex, size } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { getAddresses } from "viem/actions";
import type { DeployClient } from "./chain.js";
import { DeployError, overRpc, reasonOf } from "./DeployError.js";

const POLLING_MS = 1000;

/**
 * A client of a network of `hardhat.config.ts`: its endpoint and key come from the Hardhat keystore or the environment.
 *
 * @throws {DeployError} `DEPLOY_NETWORK_UNKNOWN`, `DEPLOY_VARIABLE_MISSING`, `DEPLOY_ACCOUNT_MISSING`
 */
export async function connect(hardhat: HardhatRuntimeEnvironment, name: string): Promise<DeployClient> {
  const networks = hardhat.config.networks;
  const network = Object.hasOwn(networks, name) ? networks[name] : undefined;
  if (network?.type !== "http") {
    const remote = Object.keys(networks).filter((key) => networks[key]?.type === "http");
    throw new DeployError({
      code: "DEPLOY_NETWORK_UNKNOWN",
      message: `There is no network "${name}" to deploy to.`,
      remedy: `Use one of: ${remote.join(", ")}.`,
      values: { network: name },
    });
  }
  const url = await variable(network.url, () => network.url.getUrl());
  const { chainId, accounts } = network;
  const options = {
    transport: http(url, { timeout: network.timeout }),
    pollingInterval: POLLING_MS,
    ...(chainId !== undefined && {
      chain: defineChain({
        id: chainId,
        name,
        nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
        rpcUrls: { default: { http: [url] } },
      }),
    }),
  };
  const [key] = Array.isArray(accounts) ? accounts : [];
  if (key) {
    const privateKey = await variable(key, async () => {
      const value = await key.getHexString();
      if (isHex(value) && size(value) === 32) return value;
      throw new RangeError("the key is not 32 bytes in hexadecimal digits");
    });
    return createClient({ ...options, account: privateKeyToAccount(privateKey) });
  }
  const [unlocked] = await overRpc("the node's accounts", () => getAddresses(createClient(options)));
  if (!unlocked) {
    throw new DeployError({
      code: "DEPLOY_ACCOUNT_MISSING",
      message: `The node of network "${name}" has no account of its own.`,
      remedy: "Start a development node, or use --network custom with a key of yours.",
      values: { network: name },
    });
  }
  return createClient({ ...options, account: unlocked });
}

/** Reads a setting from where Hardhat keeps it; the errors of Hardhat name the variable and never its value. */
async function variable<T extends string>(source: object, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    const name = "name" in source ? String(source.name) : "it";
    throw new DeployError({
      code: "DEPLOY_VARIABLE_MISSING",
      message: `A setting of the network is missing or malformed: ${reasonOf(cause)}.`,
      remedy: `Set ${name} in the environment or with "npm run hardhat -- keystore set ${name}".`,
      values: { variable: name },
      cause,
    });
  }
}
