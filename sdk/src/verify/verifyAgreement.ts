import type { RegistryClient } from "../reads/client.js";
import { checkPolicy } from "./checkVerifier.js";
import { type GatherFactsParameters, gatherFacts } from "./gatherFacts.js";
import { judge, judgeCheck } from "./judge.js";
import type { Check, Policy, Verdict } from "./verdict.js";

export type VerifyAgreementParameters = GatherFactsParameters & {
  /** What the verifier asks for. */
  policy?: Policy;
  /** Called with each check as soon as it is made, in the order of `checkNames`. */
  onCheck?: (check: Check) => void;
};
export type VerifyAgreementReturnType = Verdict;

/**
 * Verifies an agreement, or a document, against the registry through one endpoint, or several that agree (`createQuorumPort`): whether it is what the parties signed, and whether it is
 * in force. What could not be checked is said so, and is never a verdict.
 *
 * @param client where to ask
 * @param parameters what the verifier holds, at least one of `document`, `sha256`, `id` and `agreement`, and a policy
 * @returns facts and judgement
 * @throws {VerifyError} `VERIFY_SUBJECT_MISSING`, `VERIFY_INPUT_INVALID`
 * @throws what `checkAgreement` throws for an agreement that is none
 * @see docs/verdict.md
 */
export async function verifyAgreement(
  client: RegistryClient,
  { policy = {}, onCheck, ...parameters }: VerifyAgreementParameters,
): Promise<VerifyAgreementReturnType> {
  checkPolicy(policy);
  const facts = await gatherFacts(client, parameters, (name, known) =>
    onCheck?.(judgeCheck(name, known, policy)),
  );
  return { facts, judgement: judge(facts, policy) };
}
