import type { Address } from "viem";
import { encodeAccountKey } from "../core/keys/encodeAccountKey.js";
import type { RegistryClient } from "../reads/client.js";
import { combineSafeSignatures } from "./combineSafeSignatures.js";
import type { Signer, SigningRequest } from "./signer.js";
import type { SafeSignature } from "./signSafeMessage.js";

export type SafeSignerParameters = {
  safe: Address;
  /** Gathers the owners' signatures, see `signSafeMessage`; those already there may be among them. */
  collect: (contents: SigningRequest) => Promise<readonly SafeSignature[]>;
};
export type SafeSignerReturnType = Signer;

/**
 * A Safe whose owners sign off chain, one after another. For approval by a transaction of the Safe's, see `approvalSigner`.
 *
 * @param client of the Safe's chain
 * @param parameters the Safe, and how its owners are asked
 * @returns a signer; it throws what `combineSafeSignatures` and `collect` throw
 * @throws {KeyError} `KEY_ACCOUNT_INVALID`
 * @see ERC-1271
 */
export function safeSigner(
  client: RegistryClient,
  { safe, collect }: SafeSignerParameters,
): SafeSignerReturnType {
  return {
    key: encodeAccountKey(safe),
    sign: async (contents) =>
      combineSafeSignatures(client, { safe, contents, signatures: await collect(contents) }),
  };
}
