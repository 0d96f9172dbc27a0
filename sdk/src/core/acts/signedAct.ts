import type { Hex } from "viem";
import type { SignedActKind } from "./actKind.js";

/** What a signatory decides. */
export type UnsignedAct = {
  kind: SignedActKind;
  /** Identifier or id of the organisation that acts. */
  organisation: string;
  /** In which capacity the person signed, in words. */
  statement: string;
  /** Unix seconds; the act counts before that second only. */
  validUntil: number;
};

/** An act that a key has signed, for anyone to submit. Plain JSON. */
export type SignedAct = UnsignedAct & {
  /** ERC-7913 key that signed. */
  key: Hex;
  /** What that kind of key makes over `actDigest`, or over `actTypedData`. */
  signature: Hex;
};
