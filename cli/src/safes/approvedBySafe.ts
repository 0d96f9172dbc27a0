import { approvalSigner, type RegistryClient, type SigningRequest, safeApprovalCall } from "minhuoc";
import type { Hex } from "viem";
import { isCoded } from "../frame/CliError.js";
import { parseAddress } from "../organisations/parseAddress.js";

/**
 * The empty signature of a Safe that has approved on chain, or the transaction by which it does.
 *
 * @param signMessageLib Safe's library on the chain, for that transaction
 * @throws {SignerError} `WALLET_APPROVAL_MISSING` where it has not and no library is given
 * @throws {ChainError} where it could not be asked
 */
export async function approvedBySafe(
  client: RegistryClient,
  {
    safe,
    contents,
    signMessageLib,
  }: { safe: Hex; contents: SigningRequest; signMessageLib: string | undefined },
): Promise<{ signature: Hex } | { approval: { to: Hex; value: string; data: Hex; operation: number } }> {
  try {
    return { signature: await approvalSigner(client, { wallet: safe }).sign(contents) };
  } catch (error) {
    if (!isCoded(error) || error.code !== "WALLET_APPROVAL_MISSING" || signMessageLib === undefined)
      throw error;
    return {
      approval: safeApprovalCall({ library: parseAddress("--sign-message-lib", signMessageLib), contents }),
    };
  }
}
