export { VerifyError, type VerifyErrorCode } from "../errors/verify.js";
export {
  createRegistryClient,
  type RegistryClient,
  type RegistryOptions,
  type RegistryPort,
} from "../reads/client.js";
export type { Facts, Finding, Problem, SeatFacts } from "../verify/facts.js";
export { formatVerdict, type VerdictLanguage } from "../verify/formatVerdict.js";
export { type GatherFactsParameters, gatherFacts } from "../verify/gatherFacts.js";
export { judge } from "../verify/judge.js";
export { codeTexts, type VerdictCode } from "../verify/texts.js";
export {
  type Answer,
  type Check,
  type CheckName,
  type CheckOutcome,
  checkNames,
  type Indication,
  type Judgement,
  type Policy,
  type SeatVerdict,
  type Verdict,
} from "../verify/verdict.js";
export {
  type VerifyAgreementParameters,
  type VerifyAgreementReturnType,
  verifyAgreement,
} from "../verify/verifyAgreement.js";
