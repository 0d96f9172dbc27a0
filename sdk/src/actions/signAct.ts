import type { Hex } from "viem";
import type { SignedActKind } from "../core/acts/actKind.js";
import { actTypedData } from "../core/acts/actTypedData.js";
import type { SignedAct } from "../core/acts/signedAct.js";
import { defaultValidUntil } from "../core/acts/statement.js";
import type { Agreement } from "../core/agreement/agreement.js";
import { checkKey } from "../core/keys/keyBytes.js";
import type { ChainError } from "../errors/chain.js";
import type { TransactionError } from "../errors/transaction.js";
import type { RegistryClient } from "../reads/client.js";
import { getBlock } from "../reads/getBlock.js";
import { attempt } from "../reads/request.js";
import { patient, requireAccount } from "./write.js";

export type SignActParameters = {
  kind: SignedActKind;
  /** With its title and identifiers, which the wallet shows. */
  agreement: Agreement;
  /** Identifier of the organisation that acts. */
  organisation: string;
  /** In which capacity the person signs, see `createStatement`. */
  statement: string;
  /** Unix seconds. Default: 30 days after the latest block. */
  validUntil?: number;
  /** ERC-7913 key for which the account signs, such as a contract wallet that it owns. Default: the account itself. */
  key?: Hex;
};
export type SignActReturnType = SignedAct;
export type SignActErrorType = ChainError | TransactionError;

/**
 * Lets the client's account sign an act, without sending anything: `submitActs` relays it. Whoever signs with another kind of key signs
 * `actDigest` with it and fills in a {@link SignedAct}.
 *
 * @param client with an account; it needs no gas
 * @param parameters what is signed
 * @returns the act with its signature
 * @throws {SignActErrorType} `ACCOUNT_REJECTED` where the wallet's owner refuses
 * @throws what `actTypedData` throws
 */
export async function signAct(
  client: RegistryClient,
  parameters: SignActParameters,
): Promise<SignActReturnType> {
  const { kind, agreement, organisation, statement } = parameters;
  const account = await requireAccount(client);
  const { chainId, agreements: registry } = await client.deployment();
  const validUntil = parameters.validUntil ?? defaultValidUntil((await getBlock(client)).time);
  const act = { kind, organisation, statement, validUntil };
  const typedData = actTypedData({ ...act, agreement, chainId, registry });
  const signature = await attempt(patient(client), "eth_signTypedData_v4", account.signTypedData(typedData));
  return { ...act, key: checkKey(parameters.key ?? account.address), signature };
}
