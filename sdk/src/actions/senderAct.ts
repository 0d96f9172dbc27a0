import type { SignedActKind } from "../core/acts/actKind.js";
import { statementHash } from "../core/acts/statement.js";
import type { Agreement, AgreementStruct } from "../core/agreement/agreement.js";
import { checkAgreement } from "../core/agreement/checkAgreement.js";
import { seatOf } from "../core/agreement/seats.js";
import { encodeCall } from "../reads/encodeCall.js";
import type { ActsCall, WriteOptions } from "./write.js";

/** An act of the sending account itself. */
export type SenderActParameters = WriteOptions & {
  agreement: Agreement | AgreementStruct;
  /** Identifier or id of the organisation for which the account acts. */
  organisation: string;
  /** In which capacity the person signs, see `createStatement`; the chain gets its hash only. Keep the words. */
  statement: string;
};

/** The call by which an account acts without a signature. */
export function senderAct(
  kind: SignedActKind,
  { agreement, organisation, statement }: SenderActParameters,
): ActsCall {
  const struct = checkAgreement(agreement);
  const seat = seatOf(struct, organisation);
  return {
    contract: "agreements",
    data: encodeCall("agreements", kind, [struct, seat, statementHash(statement)]),
    planned: { agreement: struct, acts: [{ kind, seat }] },
  };
}
