import type { Hex } from "viem";
import {
  type MemberMessages,
  type MemberMessageType,
  memberTypedData,
} from "../core/acts/memberTypedData.js";
import { defaultValidUntil } from "../core/acts/statement.js";
import { checkKey } from "../core/keys/keyBytes.js";
import type { ChainError } from "../errors/chain.js";
import type { ContractError } from "../errors/contract.js";
import type { TransactionError } from "../errors/transaction.js";
import type { RegistryClient } from "../reads/client.js";
import { getBlock } from "../reads/getBlock.js";
import { getNonce } from "../reads/getNonce.js";
import { attempt } from "../reads/request.js";
import type { Authorization } from "./authorization.js";
import { patient, requireAccount } from "./write.js";

type Unsigned<Type extends MemberMessageType> = Omit<MemberMessages[Type], "nonce" | "deadline"> &
  Partial<Pick<MemberMessages[Type], "nonce" | "deadline">>;

export type SignManagerMessageParameters<Type extends MemberMessageType = MemberMessageType> = {
  primaryType: Type;
  /**
   * What the manager wants; `organisation` is the identifier. The nonce is by default the organisation's next one, the deadline 30 days
   * after the latest block.
   */
  message: Unsigned<Type>;
  /** ERC-7913 key for which the account signs. Default: the account itself. */
  key?: Hex;
};
export type SignManagerMessageReturnType = Authorization;
export type SignManagerMessageErrorType = ChainError | ContractError | TransactionError;

/**
 * Lets a manager's account sign a change of keys or profile, or a veto, for anyone to send.
 *
 * @param client with the manager's account; it needs no gas
 * @param parameters type and members of the message: the same values as the call that it authorises
 * @returns `authorization` of `addKey`, `revokeKey`, `updateProfile` or `vetoManager`
 * @throws {SignManagerMessageErrorType}
 * @throws what `memberTypedData` throws
 */
export async function signManagerMessage<const Type extends MemberMessageType>(
  client: RegistryClient,
  { primaryType, message: given, key }: SignManagerMessageParameters<Type>,
): Promise<SignManagerMessageReturnType> {
  const account = await requireAccount(client);
  const { chainId, members: registry } = await client.deployment();
  const deadline = given.deadline ?? defaultValidUntil((await getBlock(client)).time);
  const nonce = given.nonce ?? (await getNonce(client, { organisation: given.organisation }));
  // The members that were left out are filled in; TypeScript does not see that through the generic type.
  const message = { ...given, nonce, deadline } as unknown as MemberMessages[Type];
  const typedData = memberTypedData({ primaryType, message, chainId, registry });
  const signature = await attempt(
    patient(client),
    "eth_signTypedData_v4",
    account.signTypedData(typedData as Parameters<typeof account.signTypedData>[0]),
  );
  return { key: checkKey(key ?? account.address), deadline, signature };
}
