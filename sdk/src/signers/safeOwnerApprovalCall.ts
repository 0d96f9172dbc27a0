import { type Address, encodeFunctionData, type Hex, parseAbi } from "viem";
import { type SafeMessageParameters, safeMessage } from "./safeMessage.js";

export type SafeOwnerApprovalCallParameters = SafeMessageParameters;
export type SafeOwnerApprovalCallReturnType = { to: Address; data: Hex };

const abi = parseAbi(["function approveHash(bytes32 hashToApprove)"]);

/**
 * The transaction by which one owner of a Safe approves on chain instead of signing; its `SafeSignature` is empty then.
 *
 * @param parameters the Safe, and what it is to sign
 * @returns a call for the owner to send
 * @throws what `safeMessage` throws
 * @see Safe, `approveHash`
 */
export function safeOwnerApprovalCall(
  parameters: SafeOwnerApprovalCallParameters,
): SafeOwnerApprovalCallReturnType {
  const args = [safeMessage(parameters).digest] as const;
  return { to: parameters.safe, data: encodeFunctionData({ abi, functionName: "approveHash", args }) };
}
