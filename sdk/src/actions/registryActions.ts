import type { MemberMessageType } from "../core/acts/memberTypedData.js";
import {
  createRegistryClient,
  type RegistryClient,
  type RegistryOptions,
  type RegistryPort,
} from "../reads/client.js";
import { findAgreementsByDocument } from "../reads/findAgreementsByDocument.js";
import { getAgreement } from "../reads/getAgreement.js";
import { getAnchor } from "../reads/getAnchor.js";
import { getCredential } from "../reads/getCredential.js";
import { getJournal } from "../reads/getJournal.js";
import { getKey } from "../reads/getKey.js";
import { getMarks } from "../reads/getMarks.js";
import { getNonce } from "../reads/getNonce.js";
import { getOrganisation } from "../reads/getOrganisation.js";
import { getProposedManager } from "../reads/getProposedManager.js";
import { getRecord } from "../reads/getRecord.js";
import { getStatus } from "../reads/getStatus.js";
import { getSuccessor } from "../reads/getSuccessor.js";
import { hasAttested } from "../reads/hasAttested.js";
import { isInForce } from "../reads/isInForce.js";
import { listActs } from "../reads/listActs.js";
import { listAgreements } from "../reads/listAgreements.js";
import { listAgreementsByDocument } from "../reads/listAgreementsByDocument.js";
import { listKeys } from "../reads/listKeys.js";
import { listOrganisations } from "../reads/listOrganisations.js";
import { verifyAnchor } from "../reads/verifyAnchor.js";
import { wasInForceAt } from "../reads/wasInForceAt.js";
import { exportEvidence } from "../verify/evidence/exportEvidence.js";
import { verifyAgreement } from "../verify/verifyAgreement.js";
import { addKey, simulateAddKey } from "./addKey.js";
import { admit, simulateAdmit } from "./admit.js";
import { amend, simulateAmend } from "./amend.js";
import { anchor, simulateAnchor } from "./anchor.js";
import { attest, simulateAttest } from "./attest.js";
import { changeKind, simulateChangeKind } from "./changeKind.js";
import { decline, simulateDecline } from "./decline.js";
import { dispute, simulateDispute } from "./dispute.js";
import { installManager, simulateInstallManager } from "./installManager.js";
import { proposeManager, simulateProposeManager } from "./proposeManager.js";
import { reinstate, simulateReinstate } from "./reinstate.js";
import { revokeKey, simulateRevokeKey } from "./revokeKey.js";
import { signAct } from "./signAct.js";
import {
  type SignManagerMessageParameters,
  type SignManagerMessageReturnType,
  signManagerMessage,
} from "./signManagerMessage.js";
import { simulateSubmitActs, submitActs } from "./submitActs.js";
import { simulateSubmitAmendment, submitAmendment } from "./submitAmendment.js";
import { simulateSubmitEnvelope, submitEnvelope } from "./submitEnvelope.js";
import { simulateSuspend, suspend } from "./suspend.js";
import { simulateTerminate, terminate } from "./terminate.js";
import { simulateUpdateProfile, updateProfile } from "./updateProfile.js";
import { simulateVetoManager, vetoManager } from "./vetoManager.js";
import { waitForTransaction } from "./waitForTransaction.js";
import { simulateWithdrawDispute, withdrawDispute } from "./withdrawDispute.js";

const actions = {
  findAgreementsByDocument,
  getAgreement,
  getAnchor,
  getCredential,
  getJournal,
  getKey,
  getMarks,
  getNonce,
  getOrganisation,
  getProposedManager,
  getRecord,
  getStatus,
  getSuccessor,
  hasAttested,
  isInForce,
  listActs,
  listAgreements,
  listAgreementsByDocument,
  listKeys,
  listOrganisations,
  wasInForceAt,
  verifyAgreement,
  verifyAnchor,
  exportEvidence,
  addKey,
  simulateAddKey,
  admit,
  simulateAdmit,
  amend,
  simulateAmend,
  anchor,
  simulateAnchor,
  attest,
  simulateAttest,
  changeKind,
  simulateChangeKind,
  decline,
  simulateDecline,
  dispute,
  simulateDispute,
  installManager,
  simulateInstallManager,
  proposeManager,
  simulateProposeManager,
  reinstate,
  simulateReinstate,
  revokeKey,
  simulateRevokeKey,
  submitActs,
  simulateSubmitActs,
  submitAmendment,
  simulateSubmitAmendment,
  submitEnvelope,
  simulateSubmitEnvelope,
  suspend,
  simulateSuspend,
  terminate,
  simulateTerminate,
  updateProfile,
  simulateUpdateProfile,
  vetoManager,
  simulateVetoManager,
  withdrawDispute,
  simulateWithdrawDispute,
  signAct,
  signManagerMessage,
  waitForTransaction,
};

type Bound<F> = F extends (client: RegistryClient, ...parameters: infer Parameters) => infer Result
  ? (...parameters: Parameters) => Result
  : never;

/** All actions, each with its client already given. */
export type RegistryActions = {
  [Name in Exclude<keyof typeof actions, "signManagerMessage">]: Bound<(typeof actions)[Name]>;
} & {
  signManagerMessage: <const Type extends MemberMessageType>(
    parameters: SignManagerMessageParameters<Type>,
  ) => Promise<SignManagerMessageReturnType>;
  /** What the bare functions take as their first argument. */
  registryClient: RegistryClient;
};

/** The actions over a wallet library. */
export function registryActions(port: RegistryPort, options: RegistryOptions = {}): RegistryActions {
  const client = createRegistryClient(port, options);
  const bound = Object.entries(actions).map(([name, action]) => [
    name,
    // Each function keeps its own parameters, which the type above says and a loop over all of them cannot.
    (action as (client: RegistryClient, ...parameters: unknown[]) => unknown).bind(undefined, client),
  ]);
  return { ...Object.fromEntries(bound), registryClient: client } as RegistryActions;
}
