import type { Hex } from "viem";
import { OrganisationKind } from "../core/acts/actContext.js";
import { KeyRole } from "../core/acts/memberTypedData.js";
import { keyId as idOfKey } from "../core/keys/keyId.js";
import type { RegistryClient } from "./client.js";
import type { ReadErrorType } from "./errorTypes.js";
import { toOrganisationId } from "./ids.js";
import { nameOf, type ReadOptions, read } from "./read.js";

/** A key by its ERC-7913 bytes, or by its id. */
export type KeyReference = { key: Hex; keyId?: never } | { key?: never; keyId: Hex };

export type GetCredentialParameters = ReadOptions &
  KeyReference & {
    /** Identifier or id. */
    organisation: string;
  };
/** A key's enrolment, and its organisation's standing. */
export type Credential = {
  role: Exclude<KeyRole, "none">;
  /** Unix seconds, inclusive. */
  validFrom: number;
  /** Unix seconds, exclusive; 0 = no end. */
  validUntil: number;
  /** The organisation's kind. */
  kind: OrganisationKind;
  /** Whether the organisation may not attest. */
  suspended: boolean;
};
/** Undefined where the key was never enrolled for the organisation. */
export type GetCredentialReturnType = Credential | undefined;
export type GetCredentialErrorType = ReadErrorType;

const roles = Object.keys(KeyRole) as KeyRole[];
const kinds = Object.keys(OrganisationKind) as OrganisationKind[];

/**
 * Reads what a key may do for an organisation, and when.
 *
 * @param client where to ask
 * @param parameters organisation, key or key id, and the block
 * @returns role and window, in Unix seconds, or undefined
 * @throws {GetCredentialErrorType}
 * @throws {KeyError} for bytes that are no key
 */
export async function getCredential(
  client: RegistryClient,
  { organisation, key, keyId, blockNumber }: GetCredentialParameters,
): Promise<GetCredentialReturnType> {
  const id = key === undefined ? keyId : idOfKey(key);
  const stored = await read(client, {
    contract: "members",
    functionName: "credentialOf",
    args: [toOrganisationId(organisation), id],
    blockNumber,
  });
  const role = nameOf(roles, stored.role);
  return role === "none" ? undefined : { ...stored, role, kind: nameOf(kinds, stored.kind) };
}
