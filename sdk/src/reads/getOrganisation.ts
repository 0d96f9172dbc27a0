import { type Hex, keccak256, stringToBytes } from "viem";
import { OrganisationKind } from "../core/acts/actContext.js";
import { ChainError } from "../errors/chain.js";
import type { RegistryClient } from "./client.js";
import type { ReadErrorType } from "./errorTypes.js";
import { toOrganisationId } from "./ids.js";
import { nameOf, type ReadOptions, read } from "./read.js";

export type GetOrganisationParameters = ReadOptions & {
  /** Identifier or id. */
  organisation: string;
};
/** An organisation as it stands. */
export type Organisation = {
  id: Hex;
  /** Order of admission, from 0. */
  number: number;
  kind: OrganisationKind;
  /** Whether it may not attest now. */
  suspended: boolean;
  /** Hash of its profile document, chosen by its managers. */
  profile: Hex;
  identifier: string;
};
/** Undefined where it was never admitted. */
export type GetOrganisationReturnType = Organisation | undefined;
export type GetOrganisationErrorType = ReadErrorType;

const kinds = Object.keys(OrganisationKind) as OrganisationKind[];

/**
 * Reads an organisation.
 *
 * @param client where to ask
 * @param parameters identifier or id, and the block
 * @returns the organisation, or undefined
 * @throws {GetOrganisationErrorType} `CHAIN_ANSWER_INVALID` also where the identifier in the answer has another hash
 * @throws {OrganisationError} `ORGANISATION_IDENTIFIER_INVALID`
 */
export async function getOrganisation(
  client: RegistryClient,
  { organisation, blockNumber }: GetOrganisationParameters,
): Promise<GetOrganisationReturnType> {
  const id = toOrganisationId(organisation);
  const stored = await read(client, {
    contract: "members",
    functionName: "organisationOf",
    args: [id],
    blockNumber,
  });
  const kind = nameOf(kinds, stored.kind);
  if (kind === "none") return undefined;
  if (keccak256(stringToBytes(stored.identifier)) !== id) {
    throw new ChainError({
      code: "CHAIN_ANSWER_INVALID",
      message: `The endpoint gives the identifier ${stored.identifier}, which has not the id ${id}.`,
      remedy: "Ask another endpoint; nothing was decided.",
      values: { method: "eth_call", id, identifier: stored.identifier },
    });
  }
  return { ...stored, id, kind };
}
