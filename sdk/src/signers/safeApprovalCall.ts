import { type Address, encodeFunctionData, type Hex, parseAbi } from "viem";
import type { SigningRequest } from "./signer.js";

export type SafeApprovalCallParameters = {
  /** Address of Safe's `SignMessageLib` on the Safe's chain. */
  library: Address;
  /** What the Safe is to sign. */
  contents: Pick<SigningRequest, "digest">;
};
/** A transaction for a Safe to execute, in the words of Safe's own software; operation 1 is a delegate call. */
export type SafeApprovalCallReturnType = { to: Address; value: "0"; data: Hex; operation: 1 };

const abi = parseAbi(["function signMessage(bytes data)"]);

/**
 * The transaction by which a Safe approves an act or message on chain; afterwards `approvalSigner` needs no signature.
 *
 * @returns a delegate call to Safe's library, which notes the message in the Safe's own storage
 * @see Safe, `SignMessageLib`
 */
export function safeApprovalCall({
  library,
  contents,
}: SafeApprovalCallParameters): SafeApprovalCallReturnType {
  const data = encodeFunctionData({ abi, functionName: "signMessage", args: [contents.digest] });
  return { to: library, value: "0", data, operation: 1 };
}
