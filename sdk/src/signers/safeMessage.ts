import { type Address, getAddress, hashTypedData } from "viem";
import { checkAddress } from "../core/keys/keyBytes.js";
import type { TypedData } from "../reads/client.js";
import type { SigningRequest } from "./signer.js";

export type SafeMessageParameters = {
  safe: Address;
  /** EIP-155 chain id of the Safe's chain. */
  chainId: number;
  /** What the Safe is to sign. */
  contents: SigningRequest;
};
export type SafeMessageReturnType = SigningRequest;

/**
 * What each owner of a Safe signs for it. It shows a hash alone: show the owner `contents` first.
 *
 * @returns EIP-712 typed data in the Safe's own domain, its digest, and the message inside
 * @throws {KeyError} `KEY_ACCOUNT_INVALID`
 * @see Safe, `CompatibilityFallbackHandler.isValidSignature`; EIP-712
 */
export function safeMessage({ safe, chainId, contents }: SafeMessageParameters): SafeMessageReturnType {
  const typedData: TypedData = {
    domain: { chainId, verifyingContract: getAddress(checkAddress("KEY_ACCOUNT_INVALID", safe)) },
    types: { SafeMessage: [{ name: "message", type: "bytes" }] },
    primaryType: "SafeMessage",
    message: { message: contents.digest },
  };
  return { typedData, digest: hashTypedData(typedData), contents };
}
