import type { SignedAct } from "../core/acts/signedAct.js";
import type { Agreement, AgreementStruct } from "../core/agreement/agreement.js";
import { checkAgreement } from "../core/agreement/checkAgreement.js";
import type { RegistryClient } from "../reads/client.js";
import { encodeCall } from "../reads/encodeCall.js";
import { relayedActs } from "./relayedActs.js";
import type { ActsCall } from "./write.js";

/** What is relayed in one transaction. */
export type RelayParameters = {
  agreement: Agreement | AgreementStruct;
  /** The agreement whose id stands in `supersedes`. */
  predecessor?: Agreement | AgreementStruct;
  acts: readonly SignedAct[];
};

/** The call that relays signed acts on an agreement, and passes the one that it supersedes where that is given. */
export async function relayCall(
  client: RegistryClient,
  { agreement, predecessor, acts }: RelayParameters,
): Promise<ActsCall> {
  const struct = checkAgreement(agreement);
  const { accountActs, keyActs, planned, positions } = await relayedActs(client, struct, acts);
  return {
    contract: "agreements",
    data: predecessor
      ? encodeCall("agreements", "submitAmendment", [
          struct,
          checkAgreement(predecessor),
          accountActs,
          keyActs,
        ])
      : encodeCall("agreements", "submit", [struct, accountActs, keyActs]),
    planned,
    positions,
  };
}
