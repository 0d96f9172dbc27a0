import { CallError } from "../errors/call.js";
import { shown } from "../errors/shown.js";

/** Where the registry stands on one chain. */
export type RegistryDeployment = {
  /** EIP-155 chain id. */
  chainId: number;
  /** Address of the agreement registry. */
  agreements: `0x${string}`;
  /** Address of the member registry. */
  members: `0x${string}`;
  /** The block of the older of the two: no event stands before it. */
  deployBlock: number;
  /** keccak256 of the runtime code; where it is given, other code at the address is refused. */
  agreementsCodeHash?: `0x${string}`;
  membersCodeHash?: `0x${string}`;
  /** Verifier contracts of keys whose code is known, by kind of key. */
  verifiers?: Partial<Record<"p256" | "webauthn" | "rsa", `0x${string}`>>;
};

type DeployedContract = { address: `0x${string}`; block: number; codeHash: `0x${string}` };

/** What a deployment leaves behind in `deployments/<chainId>.json`, as far as the SDK reads it. */
export type DeploymentRecord = {
  chainId: number;
  contracts: Record<"AgreementRegistry" | "MemberRegistry", DeployedContract> &
    Partial<Record<"RSAVerifier" | "ERC7913P256Verifier" | "ERC7913WebAuthnVerifier", DeployedContract>>;
};

/**
 * What the SDK needs to know of a deployment.
 *
 * @param record as `npm run deploy` writes it
 * @throws {CallError} `CALL_PARAMETER_INVALID`
 */
export function registryDeployment(record: DeploymentRecord): RegistryDeployment {
  const { chainId, contracts } = Object(record) as DeploymentRecord;
  if (typeof chainId !== "number" || !contracts?.AgreementRegistry || !contracts.MemberRegistry) {
    throw new CallError({
      code: "CALL_PARAMETER_INVALID",
      message: `${shown(record)} is no record of a deployment.`,
      remedy: "Give the content of deployments/<chain id>.json.",
      values: { record },
    });
  }
  const { AgreementRegistry, MemberRegistry, RSAVerifier } = contracts;
  const verifiers = {
    p256: contracts.ERC7913P256Verifier,
    webauthn: contracts.ERC7913WebAuthnVerifier,
    rsa: RSAVerifier,
  };
  return {
    chainId,
    agreements: AgreementRegistry.address,
    members: MemberRegistry.address,
    deployBlock: Math.min(AgreementRegistry.block, MemberRegistry.block),
    agreementsCodeHash: AgreementRegistry.codeHash,
    membersCodeHash: MemberRegistry.codeHash,
    verifiers: Object.fromEntries(
      Object.entries(verifiers).flatMap(([kind, contract]) => (contract ? [[kind, contract.address]] : [])),
    ),
  };
}
