import type { Hex } from "viem";
import { checkKey } from "../core/keys/keyBytes.js";
import { attempt, PATIENCE } from "../reads/request.js";
import type { Signer, SigningAccount } from "./signer.js";

export type AccountSignerParameters = {
  account: SigningAccount;
  /** Key for which the account signs, where that is a contract wallet that takes its owner's signature as it is. Default: the account. */
  key?: Hex;
};
export type AccountSignerReturnType = Signer;

/**
 * An account with a key of its own: in the program, or in a wallet that shows what it signs. One with delegated code (EIP-7702) signs in
 * the same way, before and after it delegates.
 *
 * @param parameters.account it needs no gas
 * @returns a signer; it throws {TransactionError} `ACCOUNT_REJECTED` where the wallet's owner refuses
 * @throws {KeyError} for a key that is none
 * @see EIP-712
 */
export function accountSigner({ account, key }: AccountSignerParameters): AccountSignerReturnType {
  return {
    key: checkKey(key ?? account.address),
    sign: ({ typedData }) =>
      attempt({ timeout: PATIENCE }, "eth_signTypedData_v4", account.signTypedData(typedData)),
  };
}
