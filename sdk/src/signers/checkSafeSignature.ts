import type { Address } from "viem";
import { checkAddress } from "../core/keys/keyBytes.js";
import type { RegistryClient } from "../reads/client.js";
import { safeMessage } from "./safeMessage.js";
import { safePart } from "./safePart.js";
import type { SigningRequest } from "./signer.js";
import type { SafeSignature } from "./signSafeMessage.js";

export type CheckSafeSignatureParameters = SafeSignature & {
  safe: Address;
  /** What the Safe is to sign. */
  contents: SigningRequest;
};
export type CheckSafeSignatureReturnType = boolean;

/**
 * Whether one signature is that of its owner over what a Safe is to sign; whether the owner owns the Safe is not asked. For whoever gathers
 * signatures and has several of one owner: `combineSafeSignatures` takes one.
 *
 * @param client of the Safe's chain
 * @param parameters the Safe, what it is to sign, and the signature
 * @returns false where it does not fit, or the owner has not approved on chain
 * @throws {KeyError} `KEY_ACCOUNT_INVALID`
 * @throws {ChainError} where the Safe or a contract that owns it could not be asked
 */
export async function checkSafeSignature(
  client: RegistryClient,
  { safe, contents, owner, signature }: CheckSafeSignatureParameters,
): Promise<CheckSafeSignatureReturnType> {
  const { chainId } = await client.deployment();
  const { digest } = safeMessage({ safe, chainId, contents });
  const account = checkAddress("KEY_ACCOUNT_INVALID", owner);
  return (await safePart(client, { safe, digest, owner: account, signature })) !== undefined;
}
