import { type Hex, keccak256, stringToBytes } from "viem";
import { checkIdentifier } from "./checkIdentifier.js";

/**
 * The id of an organisation: the keccak256 of its identifier.
 *
 * @param identifier URI, e.g. `did:web:fpt.com.vn`
 * @returns 32 bytes
 * @throws {OrganisationError} where the identifier is not accepted, see {@link checkIdentifier}
 */
export function organisationId(identifier: string): Hex {
  checkIdentifier(identifier);
  return keccak256(stringToBytes(identifier));
}
