import { type Address, type Hex, recoverAddress } from "viem";

/** The account that signed, in lower case; undefined for a signature that is no point of the curve. */
export async function recoverAccount(hash: Hex, signature: Hex): Promise<Address | undefined> {
  try {
    return (await recoverAddress({ hash, signature })).toLowerCase() as Address;
  } catch {
    return undefined;
  }
}
