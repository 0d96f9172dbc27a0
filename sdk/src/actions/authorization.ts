import type { Hex } from "viem";

/** Shows that a manager wants a change. */
export type Authorization = {
  /** ERC-7913 key of the manager. */
  key: Hex;
  /** Unix seconds; the message counts before that second only. */
  deadline: number;
  /** Over the EIP-712 message of the change, with the organisation's next nonce. */
  signature: Hex;
};

/** The sending account is the manager. */
export const bySender: Authorization = { key: "0x", deadline: 0, signature: "0x" };
