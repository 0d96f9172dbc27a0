import defaultHardhat from "hardhat";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import {
  type Address,
  concat,
  encodeAbiParameters,
  getAddress,
  type Hex,
  isAddress,
  isHex,
  zeroAddress,
} from "viem";
import { DeployError } from "./DeployError.js";
import { addressOf } from "./proxy.js";

const verifiers = "@openzeppelin/contracts/utils/cryptography/verifiers";

/** What a deployment consists of, in order. */
const sources = {
  MemberRegistry: "contracts/MemberRegistry.sol",
  AgreementRegistry: "contracts/AgreementRegistry.sol",
  RSAVerifier: "contracts/RSAVerifier.sol",
  ERC7913P256Verifier: `${verifiers}/ERC7913P256Verifier.sol`,
  ERC7913WebAuthnVerifier: `${verifiers}/ERC7913WebAuthnVerifier.sol`,
};

export type ContractName = keyof typeof sources;

/** One contract to deploy: what is known of it before any chain is asked. */
export interface Contract {
  name: ContractName;
  /** Fully qualified: `path:name`. */
  source: string;
  /** Constructor arguments. */
  args: readonly Address[];
  /** Creation code with the encoded arguments. */
  initCode: Hex;
  /** The same on every chain. */
  address: Address;
}

/** What the contracts were compiled with. */
export interface Compiler {
  version: string;
  evmVersion: string;
  viaIR: boolean;
  optimizerRuns: number;
  profile: string;
}

/**
 * The contracts of a deployment, compiled, with their addresses.
 *
 * @param secretariat the first owner of `MemberRegistry`
 * @param hardhat the environment whose artifacts are read
 * @throws {DeployError} `DEPLOY_OPTION_INVALID` where the secretariat is no address or the zero address
 */
export async function loadContracts(
  secretariat: string,
  hardhat: HardhatRuntimeEnvironment = defaultHardhat,
): Promise<Contract[]> {
  if (!isAddress(secretariat) || secretariat === zeroAddress) {
    throw new DeployError({
      code: "DEPLOY_OPTION_INVALID",
      message: `The secretariat cannot be ${JSON.stringify(secretariat)}.`,
      remedy: "Give the secretariat's address with its checksum or in lower case.",
      values: { secretariat },
    });
  }
  const load = async (name: ContractName, args: readonly Address[]): Promise<Contract> => {
    const source = `${sources[name]}:${name}`;
    const { bytecode } = await hardhat.artifacts.readArtifact(source);
    if (!isHex(bytecode)) throw new TypeError(`${source} has no creation code of its own`);
    const encoded = encodeAbiParameters(
      args.map(() => ({ type: "address" })),
      args,
    );
    const initCode = concat([bytecode, encoded]);
    return { name, source, args, initCode, address: addressOf(initCode) };
  };
  const members = await load("MemberRegistry", [getAddress(secretariat)]);
  return [
    members,
    await load("AgreementRegistry", [members.address]),
    await load("RSAVerifier", []),
    await load("ERC7913P256Verifier", []),
    await load("ERC7913WebAuthnVerifier", []),
  ];
}

/** The settings of the environment's build profile. */
export function compilerOf(hardhat: HardhatRuntimeEnvironment = defaultHardhat): Compiler {
  const profile = hardhat.globalOptions.buildProfile ?? "default";
  const compiler = hardhat.config.solidity.profiles[profile]?.compilers[0];
  if (!compiler) {
    throw new DeployError({
      code: "DEPLOY_OPTION_INVALID",
      message: `There is no build profile "${profile}".`,
      remedy: `Use one of: ${Object.keys(hardhat.config.solidity.profiles).join(", ")}.`,
      values: { profile },
    });
  }
  const { evmVersion, viaIR, optimizer } = compiler.settings;
  return { version: compiler.version, evmVersion, viaIR, optimizerRuns: optimizer.runs, profile };
}
