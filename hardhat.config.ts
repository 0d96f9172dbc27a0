import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import toolbox from "@nomicfoundation/hardhat-toolbox-mocha-ethers";
import hardhatViem from "@nomicfoundation/hardhat-viem";
import hardhatViemAssertions from "@nomicfoundation/hardhat-viem-assertions";
import { configVariable, defineConfig } from "hardhat/config";
import type { HardhatPlugin } from "hardhat/types/plugins";

// The compiler comes from npm, so that nothing is downloaded at run time.
const soljson = createRequire(import.meta.url).resolve("solc/soljson.js");

const compiler = (evmVersion: string) => ({
  version: "0.8.37",
  path: soljson,
  settings: {
    evmVersion,
    viaIR: true,
    optimizer: { enabled: true, runs: 1_000_000 },
    // A hash of the sources in the code would make the CREATE2 addresses depend on comments and line endings.
    metadata: { bytecodeHash: "none" },
  },
});

/**
 * The tests compile without the intermediate representation: in seconds instead of minutes. What they deploy by its name
 * is what the build made.
 */
const testOverrides = Object.fromEntries(
  readdirSync(join(import.meta.dirname, "test/contracts"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".sol"))
    .map((name) => [
      `test/contracts/${name.replaceAll("\\", "/")}`,
      { version: "0.8.37", path: soljson, settings: { evmVersion: "osaka" } },
    ]),
);

/** Hardhat compiles together what shares one configuration object, and every overridden file alone: so they share one. */
const sharedOverrides: HardhatPlugin = {
  id: "shared-overrides",
  hookHandlers: {
    config: async () => ({
      default: async () => ({
        resolveUserConfig: async (userConfig, resolve, next) => {
          const config = await next(userConfig, resolve);
          for (const { overrides } of Object.values(config.solidity.profiles)) {
            const [first] = Object.values(overrides);
            if (first) for (const name of Object.keys(overrides)) overrides[name] = first;
          }
          return config;
        },
      }),
    }),
  },
};

/** A public network, whose endpoint and key stand in the Hardhat keystore or the environment, never in a file. */
const remote = (name: string, chainId: number, chainType: "l1" | "op" | "generic" = "l1") => ({
  type: "http" as const,
  chainType,
  chainId,
  url: configVariable(`${name}_RPC_URL`),
  accounts: [configVariable("DEPLOYER_PRIVATE_KEY")],
});

export default defineConfig({
  plugins: [toolbox, hardhatViem, hardhatViemAssertions, sharedOverrides],
  solidity: {
    splitTestsCompilation: true,
    // Deployed as they are, beside our own verifier for RSA.
    npmFilesToBuild: ["P256", "WebAuthn"].map(
      (name) => `@openzeppelin/contracts/utils/cryptography/verifiers/ERC7913${name}Verifier.sol`,
    ),
    profiles: {
      default: { compilers: [compiler("osaka")], overrides: testOverrides },
      // For chains that do not run the newest fork yet: --build-profile cancun
      cancun: compiler("cancun"),
    },
  },
  paths: { sources: "contracts", tests: { mocha: "test", solidity: "test/contracts" } },
  networks: {
    local: { type: "edr-simulated", chainType: "l1", hardfork: "osaka" },
    localhost: { type: "http", chainType: "l1", url: "http://127.0.0.1:8545" },
    sepolia: remote("SEPOLIA", 11_155_111),
    hoodi: remote("HOODI", 560_048),
    baseSepolia: remote("BASE_SEPOLIA", 84_532, "op"),
    opSepolia: remote("OP_SEPOLIA", 11_155_420, "op"),
    arbitrumSepolia: remote("ARBITRUM_SEPOLIA", 421_614, "generic"),
    custom: {
      type: "http",
      chainType: "generic",
      url: configVariable("CUSTOM_RPC_URL"),
      accounts: [configVariable("DEPLOYER_PRIVATE_KEY")],
    },
  },
  typechain: { outDir: "types" },
  test: {
    solidity: {
      profiles: {
        default: {
          fsPermissions: { readDirectory: ["test/vectors"] },
          fuzz: { runs: 256 },
          invariant: { runs: 32, depth: 50, failOnRevert: true },
        },
        ci: {
          fsPermissions: { readDirectory: ["test/vectors"] },
          fuzz: { runs: 10_000 },
          invariant: { runs: 500, depth: 100, failOnRevert: true },
        },
      },
    },
  },
});
