import { type Evidence, sealEvidence } from "minhuoc/verify";
import { type Hex, keccak256 } from "viem";

/** The block as of which an evidence file speaks: what a person compares with two independent sources. */
export function evidenceBlock(evidence: Evidence): Promise<{ number: number; hash: Hex }> {
  // The header's own hash: which block it is, whoever vouches for it.
  return sealEvidence({
    evidence,
    headers: { trust: "given-hash", hashOf: async () => keccak256(evidence.header) },
  });
}
