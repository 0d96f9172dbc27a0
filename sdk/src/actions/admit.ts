import type { Hex } from "viem";
import { OrganisationKind } from "../core/acts/actContext.js";
import { checkKey } from "../core/keys/keyBytes.js";
import { checkIdentifier } from "../core/organisation/checkIdentifier.js";
import { ZERO_BYTES32 } from "../core/record/bytes32.js";
import type { RegistryClient } from "../reads/client.js";
import { encodeCall } from "../reads/encodeCall.js";
import {
  type RegistryCall,
  type SimulateReturnType,
  simulate,
  type WriteErrorType,
  type WriteOptions,
  type WriteReturnType,
  write,
} from "./write.js";

export type AdmitParameters = WriteOptions & {
  /** URI that can be checked off chain, e.g. `did:web:fpt.com.vn`. */
  identifier: string;
  kind: Exclude<OrganisationKind, "none">;
  /** Hash of the organisation's profile document, 32 bytes. Default: none. */
  profile?: Hex;
  /** ERC-7913 key of the first manager. */
  manager: Hex;
};
export type AdmitReturnType = WriteReturnType;
export type AdmitErrorType = WriteErrorType;
export type SimulateAdmitReturnType = SimulateReturnType;

/**
 * Admits an organisation with its first manager.
 *
 * @param client with the secretariat's account
 * @returns hash of the transaction
 * @throws {AdmitErrorType}
 * @throws what `checkIdentifier` and `checkKey` throw
 */
export async function admit(client: RegistryClient, parameters: AdmitParameters): Promise<AdmitReturnType> {
  return write(client, admitCall(parameters), parameters);
}

/**
 * Tries {@link admit} without sending it.
 *
 * @param client with the secretariat's account
 * @returns gas that it would use
 * @throws {AdmitErrorType}
 */
export async function simulateAdmit(
  client: RegistryClient,
  parameters: AdmitParameters,
): Promise<SimulateAdmitReturnType> {
  return simulate(client, admitCall(parameters));
}

function admitCall({ identifier, kind, profile = ZERO_BYTES32, manager }: AdmitParameters): RegistryCall {
  checkIdentifier(identifier);
  return {
    contract: "members",
    data: encodeCall("members", "admit", [identifier, OrganisationKind[kind], profile, checkKey(manager)]),
  };
}
