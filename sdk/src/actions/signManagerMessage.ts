import { hashTypedData } from "viem";
import {
  type MemberMessages,
  type MemberMessageType,
  memberTypedData,
} from "../core/acts/memberTypedData.js";
import { defaultValidUntil } from "../core/acts/statement.js";
import type { ChainError } from "../errors/chain.js";
import type { ContractError } from "../errors/contract.js";
import type { TransactionError } from "../errors/transaction.js";
import type { RegistryClient, TypedData } from "../reads/client.js";
import { getBlock } from "../reads/getBlock.js";
import { getNonce } from "../reads/getNonce.js";
import { accountSigner } from "../signers/accountSigner.js";
import type { Signer } from "../signers/signer.js";
import type { Authorization } from "./authorization.js";
import { requireAccount } from "./write.js";

type Unsigned<Type extends MemberMessageType> = Omit<MemberMessages[Type], "nonce" | "deadline"> &
  Partial<Pick<MemberMessages[Type], "nonce" | "deadline">>;

export type SignManagerMessageParameters<Type extends MemberMessageType = MemberMessageType> = {
  primaryType: Type;
  /**
   * What the manager wants; `organisation` is the identifier. The nonce is by default the organisation's next one, the deadline 30 days
   * after the latest block.
   */
  message: Unsigned<Type>;
  /** The manager's key, of any kind. Default: the client's account. */
  signer?: Signer;
};
export type SignManagerMessageReturnType = Authorization;
export type SignManagerMessageErrorType = ChainError | ContractError | TransactionError;

/**
 * Lets a manager's key sign a change of keys or profile, or a veto, for anyone to send.
 *
 * @param client with the manager's account, where no signer is given; it needs no gas
 * @param parameters type and members of the message, the same values as in the call that it authorises, and who signs
 * @returns `authorization` of `addKey`, `revokeKey`, `updateProfile` or `vetoManager`
 * @throws {SignManagerMessageErrorType}
 * @throws what `memberTypedData` and the signer throw
 */
export async function signManagerMessage<const Type extends MemberMessageType>(
  client: RegistryClient,
  parameters: SignManagerMessageParameters<Type>,
): Promise<SignManagerMessageReturnType> {
  const { primaryType, message: given } = parameters;
  const signer = parameters.signer ?? accountSigner({ account: await requireAccount(client) });
  const { chainId, members: registry } = await client.deployment();
  const deadline = given.deadline ?? defaultValidUntil((await getBlock(client)).time);
  const nonce = given.nonce ?? (await getNonce(client, { organisation: given.organisation }));
  // The members that were left out are filled in; TypeScript does not see that through the generic type.
  const message = { ...given, nonce, deadline } as unknown as MemberMessages[Type];
  const typedData: TypedData = memberTypedData({ primaryType, message, chainId, registry });
  const signature = await signer.sign({ typedData, digest: hashTypedData(typedData) });
  return { key: signer.key, deadline, signature };
}
