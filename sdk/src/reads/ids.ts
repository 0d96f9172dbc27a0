import type { Hex } from "viem";
import { organisationId } from "../core/organisation/organisationId.js";
import { isBytes32 } from "../core/record/bytes32.js";

/** The id of an organisation that is given by its identifier or its id. */
export function toOrganisationId(organisation: string): Hex {
  return isBytes32(organisation) ? organisation : organisationId(organisation);
}
