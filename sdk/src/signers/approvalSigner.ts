import type { Address, Hex } from "viem";
import { encodeAccountKey } from "../core/keys/encodeAccountKey.js";
import { SignerError } from "../errors/signer.js";
import type { RegistryClient } from "../reads/client.js";
import { isApprovedBy } from "./isApprovedBy.js";
import type { Signer, SigningRequest } from "./signer.js";

export type ApprovalSignerParameters = {
  /** The contract wallet. */
  wallet: Address;
  /** Has the wallet approve the digest on chain, and waits until it has. Default: it has done so already. */
  approve?: (request: SigningRequest) => Promise<unknown>;
};
export type ApprovalSignerReturnType = Signer;

/**
 * A contract wallet that approves on chain, by a transaction of its own, and needs no signature: a Safe through `safeApprovalCall`, or
 * any other wallet that answers ERC-1271 for an empty one.
 *
 * @param client of the wallet's chain
 * @param parameters the wallet, and how it approves
 * @returns a signer, whose signature is empty; it throws {SignerError} `WALLET_APPROVAL_MISSING` where the wallet does not answer for
 * the digest, and {ChainError} where it could not be asked
 * @throws {KeyError} `KEY_ACCOUNT_INVALID`
 * @see ERC-1271; docs/protocol.md, "Relayed acts"
 */
export function approvalSigner(
  client: RegistryClient,
  { wallet, approve }: ApprovalSignerParameters,
): ApprovalSignerReturnType {
  const key = encodeAccountKey(wallet);
  return {
    key,
    sign: async (request): Promise<Hex> => {
      await approve?.(request);
      const { digest } = request;
      if (await isApprovedBy(client, { account: key, digest, signature: "0x" })) return "0x";
      throw new SignerError({
        code: "WALLET_APPROVAL_MISSING",
        message: `The wallet ${wallet} has not approved ${digest} on chain.`,
        remedy:
          "Have its owners execute the approval, wait for the block, and sign with the same validUntil again.",
        values: { wallet, digest },
      });
    },
  };
}
