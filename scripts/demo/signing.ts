// Collecting signatures and submitting them: what the demo does for each agreement.

import type { Agreement, SignedAct, SignedActKind } from "minhuoc";
import type { PrivateKeyAccount } from "viem";
import type { Organisation } from "../specimens/facts.js";
import type { Member, Stage } from "./alliance.js";
import { type Draft, statementFor } from "./draft.js";

/** Signs one act for an organisation, with its signatory's key unless another is given. */
export async function signFor(
  stage: Stage,
  draft: Draft,
  member: Member,
  { kind = "attest", account = member.signatory }: { kind?: SignedActKind; account?: PrivateKeyAccount } = {},
): Promise<SignedAct> {
  return stage.as(account).signAct({
    kind,
    agreement: draft.agreement,
    organisation: member.identifier,
    statement: statementFor(draft, member.organisation),
  });
}

/** Every party's attestation, signed off chain. */
export function signAll(
  stage: Stage,
  draft: Draft,
  members: ReadonlyMap<Organisation, Member>,
  parties: readonly Organisation[] = draft.instrument.parties,
): Promise<SignedAct[]> {
  return Promise.all(parties.map((party) => signFor(stage, draft, memberOf(members, party))));
}

/** Has the relayer submit acts in one transaction, and waits until it is mined. */
export async function relay(
  stage: Stage,
  agreement: Agreement,
  acts: readonly SignedAct[],
  predecessor?: Agreement,
): Promise<{ gasUsed: bigint }> {
  const hash = predecessor
    ? await stage.relayer.submitAmendment({ agreement, predecessor, acts })
    : await stage.relayer.submitActs({ agreement, acts });
  return stage.relayer.waitForTransaction({ hash });
}

export function memberOf(members: ReadonlyMap<Organisation, Member>, organisation: Organisation): Member {
  const member = members.get(organisation);
  if (!member) throw new Error(`${organisation.key} was not admitted.`);
  return member;
}
