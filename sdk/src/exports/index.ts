export {
  type AddKeyErrorType,
  type AddKeyParameters,
  type AddKeyReturnType,
  addKey,
  type SimulateAddKeyReturnType,
  simulateAddKey,
} from "../actions/addKey.js";
export {
  type AdmitErrorType,
  type AdmitParameters,
  type AdmitReturnType,
  admit,
  type SimulateAdmitReturnType,
  simulateAdmit,
} from "../actions/admit.js";
export {
  type AmendErrorType,
  type AmendParameters,
  type AmendReturnType,
  amend,
  type SimulateAmendReturnType,
  simulateAmend,
} from "../actions/amend.js";
export {
  type AnchorErrorType,
  type AnchorParameters,
  type AnchorReturnType,
  anchor,
  type SimulateAnchorReturnType,
  simulateAnchor,
} from "../actions/anchor.js";
export {
  type AttestErrorType,
  type AttestParameters,
  type AttestReturnType,
  attest,
  type SimulateAttestReturnType,
  simulateAttest,
} from "../actions/attest.js";
export type { Authorization } from "../actions/authorization.js";
export {
  type ChangeKindErrorType,
  type ChangeKindParameters,
  type ChangeKindReturnType,
  changeKind,
  type SimulateChangeKindReturnType,
  simulateChangeKind,
} from "../actions/changeKind.js";
export {
  type DeclineErrorType,
  type DeclineParameters,
  type DeclineReturnType,
  decline,
  type SimulateDeclineReturnType,
  simulateDecline,
} from "../actions/decline.js";
export {
  type DisputeErrorType,
  type DisputeParameters,
  type DisputeReturnType,
  dispute,
  type SimulateDisputeReturnType,
  simulateDispute,
} from "../actions/dispute.js";
export {
  type InstallManagerErrorType,
  type InstallManagerParameters,
  type InstallManagerReturnType,
  installManager,
  type SimulateInstallManagerReturnType,
  simulateInstallManager,
} from "../actions/installManager.js";
export {
  type ProposeManagerErrorType,
  type ProposeManagerParameters,
  type ProposeManagerReturnType,
  proposeManager,
  type SimulateProposeManagerReturnType,
  simulateProposeManager,
} from "../actions/proposeManager.js";
export { type RegistryActions, registryActions } from "../actions/registryActions.js";
export {
  type ReinstateErrorType,
  type ReinstateParameters,
  type ReinstateReturnType,
  reinstate,
  type SimulateReinstateReturnType,
  simulateReinstate,
} from "../actions/reinstate.js";
export {
  type RevokeKeyErrorType,
  type RevokeKeyParameters,
  type RevokeKeyReturnType,
  revokeKey,
  type SimulateRevokeKeyReturnType,
  simulateRevokeKey,
} from "../actions/revokeKey.js";
export {
  type SignActErrorType,
  type SignActParameters,
  type SignActReturnType,
  signAct,
} from "../actions/signAct.js";
export {
  type SignManagerMessageErrorType,
  type SignManagerMessageParameters,
  type SignManagerMessageReturnType,
  signManagerMessage,
} from "../actions/signManagerMessage.js";
export {
  type SimulateSubmitActsReturnType,
  type SubmitActsErrorType,
  type SubmitActsParameters,
  type SubmitActsReturnType,
  simulateSubmitActs,
  submitActs,
} from "../actions/submitActs.js";
export {
  type SimulateSubmitAmendmentReturnType,
  type SubmitAmendmentErrorType,
  type SubmitAmendmentParameters,
  type SubmitAmendmentReturnType,
  simulateSubmitAmendment,
  submitAmendment,
} from "../actions/submitAmendment.js";
export {
  type RefusedAct,
  type SimulateSubmitEnvelopeReturnType,
  type SubmitEnvelopeErrorType,
  type SubmitEnvelopeParameters,
  type SubmitEnvelopeReturnType,
  simulateSubmitEnvelope,
  submitEnvelope,
} from "../actions/submitEnvelope.js";
export {
  type SimulateSuspendReturnType,
  type SuspendErrorType,
  type SuspendParameters,
  type SuspendReturnType,
  simulateSuspend,
  suspend,
} from "../actions/suspend.js";
export {
  type SimulateTerminateReturnType,
  simulateTerminate,
  type TerminateErrorType,
  type TerminateParameters,
  type TerminateReturnType,
  terminate,
} from "../actions/terminate.js";
export {
  type SimulateUpdateProfileReturnType,
  simulateUpdateProfile,
  type UpdateProfileErrorType,
  type UpdateProfileParameters,
  type UpdateProfileReturnType,
  updateProfile,
} from "../actions/updateProfile.js";
export {
  type SimulateVetoManagerReturnType,
  simulateVetoManager,
  type VetoManagerErrorType,
  type VetoManagerParameters,
  type VetoManagerReturnType,
  vetoManager,
} from "../actions/vetoManager.js";
export {
  type WaitForTransactionErrorType,
  type WaitForTransactionParameters,
  type WaitForTransactionReturnType,
  waitForTransaction,
} from "../actions/waitForTransaction.js";
export {
  type SimulateWithdrawDisputeReturnType,
  simulateWithdrawDispute,
  type WithdrawDisputeErrorType,
  type WithdrawDisputeParameters,
  type WithdrawDisputeReturnType,
  withdrawDispute,
} from "../actions/withdrawDispute.js";
export type {
  SimulateActsReturnType,
  SimulateReturnType,
  WriteErrorType,
  WriteOptions,
  WriteReturnType,
} from "../actions/write.js";
export { AnchorError, type AnchorErrorCode } from "../errors/anchor.js";
export { CallError, type CallErrorCode } from "../errors/call.js";
export { ChainError, type ChainErrorCode } from "../errors/chain.js";
export { ContractError } from "../errors/contract.js";
export { contractErrorCode, contractErrors, type RegistryErrorName } from "../errors/contractErrors.js";
export { TransactionError, type TransactionErrorCode } from "../errors/transaction.js";
export type { AnchorCode } from "../reads/anchorReport.js";
export { chainFailure } from "../reads/chainFailure.js";
export {
  createRegistryClient,
  type RegistryAccount,
  type RegistryClient,
  type RegistryOptions,
  type RegistryPort,
} from "../reads/client.js";
export {
  type CreateQuorumPortParameters,
  createQuorumPort,
  type QuorumAnswers,
  type QuorumDisagreement,
  type QuorumEndpoint,
  type QuorumPort,
} from "../reads/createQuorumPort.js";
export type { ReadErrorType } from "../reads/errorTypes.js";
export {
  type FindAgreementsByDocumentErrorType,
  type FindAgreementsByDocumentParameters,
  type FindAgreementsByDocumentReturnType,
  findAgreementsByDocument,
} from "../reads/findAgreementsByDocument.js";
export {
  type GetAgreementErrorType,
  type GetAgreementParameters,
  type GetAgreementReturnType,
  getAgreement,
} from "../reads/getAgreement.js";
export {
  type GetAnchorErrorType,
  type GetAnchorParameters,
  type GetAnchorReturnType,
  getAnchor,
} from "../reads/getAnchor.js";
export {
  type Credential,
  type GetCredentialErrorType,
  type GetCredentialParameters,
  type GetCredentialReturnType,
  getCredential,
  type KeyReference,
} from "../reads/getCredential.js";
export {
  type GetJournalErrorType,
  type GetJournalParameters,
  type GetJournalReturnType,
  getJournal,
} from "../reads/getJournal.js";
export {
  type EnrolledKey,
  type GetKeyErrorType,
  type GetKeyParameters,
  type GetKeyReturnType,
  getKey,
} from "../reads/getKey.js";
export {
  type GetMarksErrorType,
  type GetMarksParameters,
  type GetMarksReturnType,
  getMarks,
} from "../reads/getMarks.js";
export {
  type GetNonceErrorType,
  type GetNonceParameters,
  type GetNonceReturnType,
  getNonce,
} from "../reads/getNonce.js";
export {
  type GetOrganisationErrorType,
  type GetOrganisationParameters,
  type GetOrganisationReturnType,
  getOrganisation,
  type Organisation,
} from "../reads/getOrganisation.js";
export {
  type GetProposedManagerErrorType,
  type GetProposedManagerParameters,
  type GetProposedManagerReturnType,
  getProposedManager,
  type ProposedManager,
} from "../reads/getProposedManager.js";
export {
  type GetRecordErrorType,
  type GetRecordParameters,
  type GetRecordReturnType,
  getRecord,
} from "../reads/getRecord.js";
export {
  type GetStatusErrorType,
  type GetStatusParameters,
  type GetStatusReturnType,
  getStatus,
} from "../reads/getStatus.js";
export {
  type GetSuccessorErrorType,
  type GetSuccessorParameters,
  type GetSuccessorReturnType,
  getSuccessor,
} from "../reads/getSuccessor.js";
export {
  type HasAttestedErrorType,
  type HasAttestedParameters,
  type HasAttestedReturnType,
  hasAttested,
} from "../reads/hasAttested.js";
export {
  type IsInForceErrorType,
  type IsInForceParameters,
  type IsInForceReturnType,
  isInForce,
} from "../reads/isInForce.js";
export {
  type ListActsErrorType,
  type ListActsParameters,
  type ListActsReturnType,
  listActs,
} from "../reads/listActs.js";
export {
  type ListAgreementsErrorType,
  type ListAgreementsParameters,
  type ListAgreementsReturnType,
  listAgreements,
} from "../reads/listAgreements.js";
export {
  type ListAgreementsByDocumentErrorType,
  type ListAgreementsByDocumentParameters,
  type ListAgreementsByDocumentReturnType,
  listAgreementsByDocument,
} from "../reads/listAgreementsByDocument.js";
export {
  type ListKeysErrorType,
  type ListKeysParameters,
  type ListKeysReturnType,
  listKeys,
} from "../reads/listKeys.js";
export {
  type ListOrganisationsErrorType,
  type ListOrganisationsParameters,
  type ListOrganisationsReturnType,
  listOrganisations,
} from "../reads/listOrganisations.js";
export type { ListErrorType, ListOptions, ListSource } from "../reads/listSource.js";
export type { ReadOptions } from "../reads/read.js";
export {
  type VerifyAnchorErrorType,
  type VerifyAnchorParameters,
  type VerifyAnchorReturnType,
  verifyAnchor,
} from "../reads/verifyAnchor.js";
export {
  type WasInForceAtErrorType,
  type WasInForceAtParameters,
  type WasInForceAtReturnType,
  wasInForceAt,
} from "../reads/wasInForceAt.js";
export {
  type ExportEvidenceParameters,
  type ExportEvidenceReturnType,
  exportEvidence,
} from "../verify/evidence/exportEvidence.js";
export { type GatherFactsParameters, gatherFacts } from "../verify/gatherFacts.js";
export {
  type VerifyAgreementParameters,
  type VerifyAgreementReturnType,
  verifyAgreement,
} from "../verify/verifyAgreement.js";
export * from "./abi.js";
export * from "./core.js";
export * from "./deployments.js";
export * from "./signers.js";
export * from "./verify.js";
