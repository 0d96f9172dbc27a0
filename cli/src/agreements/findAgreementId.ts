import { agreementId, type RegistryClient } from "minhuoc";
import type { Hex } from "viem";
import type { Context } from "../frame/context.js";
import { findAgreement } from "./findAgreement.js";
import { isId } from "./isId.js";

/**
 * The id of an agreement that a person names by it, or by a file that holds the agreement.
 *
 * @throws what `findAgreement` throws
 */
export async function findAgreementId(
  client: RegistryClient,
  given: string,
  context: Pick<Context, "cwd">,
): Promise<Hex> {
  return isId(given) ? given : agreementId(await findAgreement(client, given, context));
}
