import { actDigest } from "../core/acts/actDigest.js";
import type { SignedActKind } from "../core/acts/actKind.js";
import { actTypedData } from "../core/acts/actTypedData.js";
import type { SignedAct } from "../core/acts/signedAct.js";
import { defaultValidUntil } from "../core/acts/statement.js";
import type { Agreement } from "../core/agreement/agreement.js";
import type { ChainError } from "../errors/chain.js";
import type { TransactionError } from "../errors/transaction.js";
import type { RegistryClient } from "../reads/client.js";
import { getBlock } from "../reads/getBlock.js";
import { accountSigner } from "../signers/accountSigner.js";
import type { Signer } from "../signers/signer.js";
import { requireAccount } from "./write.js";

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
  /** Whoever signs: a Safe, a passkey, a token, … Default: the client's account. */
  signer?: Signer;
};
export type SignActReturnType = SignedAct;
export type SignActErrorType = ChainError | TransactionError;

/**
 * Lets a key sign an act, without sending anything: `submitActs` relays it.
 *
 * @param client with an account, where no signer is given; it needs no gas
 * @param parameters what is signed, and by whom
 * @returns the act with its signature
 * @throws {SignActErrorType} `ACCOUNT_REJECTED` where the wallet's owner refuses
 * @throws what `actTypedData` and the signer throw
 */
export async function signAct(
  client: RegistryClient,
  parameters: SignActParameters,
): Promise<SignActReturnType> {
  const { kind, agreement, organisation, statement } = parameters;
  const signer = parameters.signer ?? accountSigner({ account: await requireAccount(client) });
  const { chainId, agreements: registry } = await client.deployment();
  const validUntil = parameters.validUntil ?? defaultValidUntil((await getBlock(client)).time);
  const act = { kind, organisation, statement, validUntil };
  const signed = { ...act, agreement, chainId, registry };
  const signature = await signer.sign({ typedData: actTypedData(signed), digest: actDigest(signed) });
  return { ...act, key: signer.key, signature };
}
