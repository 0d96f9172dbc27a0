import type { Hex } from "viem";
import { type SafeMessageParameters, safeMessage } from "./safeMessage.js";
import type { Signer } from "./signer.js";

/** What one owner of a Safe contributes. Plain JSON. */
export type SafeSignature = {
  /** The owner's address. */
  owner: Hex;
  /** Over `safeMessage`, as the owner's wallet gave it; empty where the owner has approved on chain, see `safeOwnerApprovalCall`. */
  signature: Hex;
};

export type SignSafeMessageParameters = SafeMessageParameters & {
  /** The owner's account, or a contract wallet that owns the Safe, such as another Safe. */
  owner: Signer;
};
export type SignSafeMessageReturnType = SafeSignature;

/**
 * Lets one owner of a Safe sign, at its own machine and without a chain. `combineSafeSignatures` puts what the owners signed together.
 *
 * @param parameters the Safe, what it is to sign, and the owner
 * @returns the owner's part
 * @throws what `safeMessage` and the owner's signer throw
 */
export async function signSafeMessage({
  owner,
  ...message
}: SignSafeMessageParameters): Promise<SignSafeMessageReturnType> {
  return { owner: owner.key, signature: await owner.sign(safeMessage(message)) };
}
