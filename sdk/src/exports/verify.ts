export type { HeaderSource, HeaderTrust, TrustLevel } from "../core/proof/headerSource.js";
export { EvidenceError, type EvidenceErrorCode } from "../errors/evidence.js";
export { IdentityError, type IdentityErrorCode } from "../errors/identity.js";
export { ProofError, type ProofErrorCode } from "../errors/proof.js";
export { VerifyError, type VerifyErrorCode } from "../errors/verify.js";
export {
  EVIDENCE_MEDIA_TYPE,
  type Evidence,
  type EvidenceAct,
  type EvidenceIdentity,
} from "../verify/evidence/evidenceSchema.js";
export { finalizedHeaders } from "../verify/evidence/finalizedHeaders.js";
export { givenHash } from "../verify/evidence/givenHash.js";
export { parseEvidence } from "../verify/evidence/parseEvidence.js";
export { type RevealEvidenceParameters, revealEvidence } from "../verify/evidence/revealEvidence.js";
export {
  type SealEvidenceParameters,
  type SealEvidenceReturnType,
  sealEvidence,
} from "../verify/evidence/sealEvidence.js";
export {
  type VerifyEvidenceParameters,
  type VerifyEvidenceReturnType,
  verifyEvidence,
} from "../verify/evidence/verifyEvidence.js";
export type {
  Facts,
  Finding,
  Problem,
  RecordedIdentity,
  SeatFacts,
  SignatureFacts,
  SignatureKey,
} from "../verify/facts.js";
export { formatVerdict, type VerdictLanguage } from "../verify/formatVerdict.js";
export {
  type FetchIdentityParameters,
  type FetchIdentityReturnType,
  fetchIdentity,
  type IdentityDocument,
  type IdentityProblem,
  type IdentitySnapshot,
} from "../verify/identity/fetchIdentity.js";
export { type IdentityCode, type IdentityOutcome, identityTexts } from "../verify/identity/identityTexts.js";
export {
  type IdentityWarning,
  type IdentityWarningsParameters,
  type IdentityWarningsReturnType,
  identityWarnings,
} from "../verify/identity/identityWarnings.js";
export {
  type JudgeIdentityParameters,
  type JudgeIdentityReturnType,
  judgeIdentity,
} from "../verify/identity/judgeIdentity.js";
export {
  type IdentityOrganisation,
  type IdentityRegistry,
  type IdentityStatement,
  parseIdentityStatement,
} from "../verify/identity/parseIdentityStatement.js";
export { judge } from "../verify/judge.js";
export type { Renewal } from "../verify/renewal.js";
export { codeTexts, type VerdictCode } from "../verify/texts.js";
export {
  type Answer,
  type Check,
  type CheckName,
  type CheckOutcome,
  checkNames,
  type IdentityFinding,
  type Indication,
  type Judgement,
  type Policy,
  type RollupFinality,
  type SeatIdentity,
  type SeatVerdict,
  type SignatureVerdict,
  type Verdict,
} from "../verify/verdict.js";
