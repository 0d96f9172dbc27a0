import type { ContractErrorName } from "viem";
import type { agreementRegistryAbi } from "../abi/agreementRegistryAbi.js";
import type { memberRegistryAbi } from "../abi/memberRegistryAbi.js";

/** Every custom error that the registries' ABIs declare. */
export type RegistryErrorName = ContractErrorName<typeof agreementRegistryAbi | typeof memberRegistryAbi>;

/** What happened, with the error's arguments in braces, and what to do next. */
export const contractErrors = {
  AgreementTitleMissing: {
    message: "The agreement has no title.",
    remedy: "Build it with createAgreement, which hashes the title.",
  },
  AgreementMetadataMissing: {
    message: "The agreement commits to no metadata document.",
    remedy: "Commit to one with commitMetadata and give the commitment.",
  },
  AgreementDocumentCountInvalid: {
    message: "The agreement names {count} documents; 1 to 8 are allowed.",
    remedy: "Name the texts of equal force; others belong in the metadata only.",
  },
  AgreementDocumentsUnordered: {
    message: "Document {index} of the agreement is zero, repeated or not in ascending order.",
    remedy: "Build the agreement with createAgreement, which sorts.",
  },
  AgreementSeatCountInvalid: {
    message:
      "The agreement has {parties} parties and {witnesses} witnesses; 2 parties or more and 32 seats at most are allowed.",
    remedy: "Name at least two parties, and no more than 32 organisations in all.",
  },
  AgreementPartiesUnordered: {
    message: "Party {index} of the agreement is zero, repeated or not in ascending order.",
    remedy: "Build the agreement with createAgreement, which sorts by organisation id.",
  },
  AgreementWitnessesUnordered: {
    message: "Witness {index} of the agreement is zero, repeated or not in ascending order.",
    remedy: "Build the agreement with createAgreement, which sorts by organisation id.",
  },
  AgreementWitnessIsParty: {
    message: "The organisation {organisation} is both a party and a witness.",
    remedy: "Leave a party out of the witnesses.",
  },
  AgreementTermInvalid: {
    message: "The term from {effectiveAt} to {expiresAt} is empty, or beyond 36 bits of seconds.",
    remedy: "Give an expiresAt later than effectiveAt, or 0 for an open end.",
  },
  AgreementNoticeWithoutRight: {
    message: "A notice of {noticeDays} days stands where no party can end the agreement by itself.",
    remedy: "Set noticeDays to 0, or anyPartyCanEnd to true.",
  },
  AgreementAlreadyExpired: {
    message: "Nobody has attested the agreement yet, and its term ended at {expiresAt}.",
    remedy: "It is too late for this agreement: conclude another one with a later end.",
  },
  TimeInFuture: {
    message: "Whether the agreement is in force at {time} cannot be known yet.",
    remedy: "Ask about a time that is not later than the latest block.",
  },
  ActsMissing: { message: "The call has no acts.", remedy: "Give at least one signed act." },
  ActKindInvalid: {
    message: "Act {index} is of a kind that nobody signs.",
    remedy: "Leave it out: superseding is recorded by the registry itself.",
  },
  ActSeatUnknown: {
    message: "Act {index} names seat {seat}, which the agreement does not have.",
    remedy: "Use seatOf to find the organisation's seat.",
  },
  ActSeatNotParty: {
    message: "Act {index} is by seat {seat}, a witness; only a party can do this.",
    remedy: "Let a party act; a witness can attest and dispute only.",
  },
  ActSeatNotAttested: {
    message: "Act {index} is by seat {seat}, which has not attested.",
    remedy: "Only an organisation that has attested can dispute its attestation.",
  },
  ActNotAllowed: {
    message: "Act {index}, {kind}, is not possible on an agreement that is {status}.",
    remedy: "Look at the agreement's status; docs/protocol.md says which act each status allows.",
  },
  ActExpired: {
    message: "Act {index} was signed to count before {validUntil}, which is over.",
    remedy: "Ask the signatory for a new signature, with a later validUntil.",
  },
  ActSignatureInvalid: {
    message: "The signature of act {index} does not fit the key {keyId}, this agreement and this registry.",
    remedy: "Check agreement, chain, registry and statement, and let the signatory sign again.",
  },
  ActKeyUnauthorized: {
    message:
      "The key {keyId} of act {index} does not have the role for the organisation {organisation}, or not at this time.",
    remedy:
      "Have a manager of the organisation enrol the key with addKey, or sign with one that is enrolled. Where nobody knows the key, the signature is over other content: check agreement, chain, registry and statement.",
  },
  ActOrganisationSuspended: {
    message: "Act {index} attests for the organisation {organisation}, which is suspended.",
    remedy: "Ask the secretariat to reinstate it; meanwhile it can decline, terminate and dispute.",
  },
  PredecessorMissing: {
    message: "The agreement supersedes {predecessor}, whose text was not passed along.",
    remedy: "Use amend or submitAmendment, with the predecessor.",
  },
  PredecessorMismatch: {
    message: "The agreement supersedes {expected}, and the one passed along is {actual}.",
    remedy: "Pass the very agreement whose id stands in supersedes.",
  },
  PredecessorNotAmendable: {
    message:
      "The predecessor {predecessor} is {status}; only what is concluded and has not ended can be amended, and an amendment only once it has begun.",
    remedy: "Wait until a scheduled amendment begins, or conclude an agreement that supersedes none.",
  },
  PredecessorAlreadySuperseded: {
    message: "The predecessor {predecessor} has been superseded by {successor}.",
    remedy: "Amend that one instead.",
  },
  PredecessorPartyMissing: {
    message:
      "The organisation {organisation} is a party of the predecessor and not of the agreement that amends it.",
    remedy: "Keep all parties; who leaves does so by ending the agreement.",
  },
  IdentifierInvalid: {
    message: "The identifier {identifier} is not a URI of the accepted form.",
    remedy: "Check it with checkIdentifier, which says where it goes wrong.",
  },
  OrganisationAlreadyAdmitted: {
    message: "The organisation {organisation} is already admitted.",
    remedy: "Nothing is left to do; read it with getOrganisation.",
  },
  OrganisationUnknown: {
    message: "The organisation {organisation} was never admitted.",
    remedy: "Check the identifier, or have the secretariat admit it.",
  },
  OrganisationKindMissing: {
    message: "The organisation is given no kind.",
    remedy: "Give member, partner or observer.",
  },
  OrganisationAlreadySuspended: {
    message: "The organisation {organisation} is suspended already.",
    remedy: "Nothing is left to do.",
  },
  OrganisationNotSuspended: {
    message: "The organisation {organisation} is not suspended.",
    remedy: "Nothing is left to do.",
  },
  KeyInvalid: {
    message: "The key {key} is no account or verifier, an account of zero, or longer than 1,024 bytes.",
    remedy: "Build it with encodeAccountKey, encodeP256Key, encodeWebAuthnKey or encodeRsaKey.",
  },
  KeyVerifierMissing: {
    message: "The key names the verifier {verifier}, where no contract stands.",
    remedy: "Use a verifier contract of this chain; its address is in the deployment.",
  },
  KeyRoleMissing: { message: "The key is given no role.", remedy: "Give signatory or manager." },
  KeyAlreadyEnrolled: {
    message: "The key {keyId} was enrolled for the organisation {organisation} before.",
    remedy: "Use a new key: a revoked one never returns, and a role never changes.",
  },
  KeyUnknown: {
    message: "The key {keyId} was never enrolled for the organisation {organisation}.",
    remedy: "Check the key and the organisation.",
  },
  KeyWindowInvalid: {
    message:
      "The key's window from {validFrom} to {validUntil} starts in the past, is empty, or would be extended.",
    remedy:
      "Begin at 0 or later than the latest block, and move an end only to an earlier time in the future.",
  },
  ManagerUnauthorized: {
    message: "The key {keyId} is not a manager of the organisation {organisation} now.",
    remedy: "Act with a manager's key of the organisation.",
  },
  AuthorizationInvalid: {
    message:
      "The manager's signature with the key {keyId} does not fit the message for the organisation {organisation} with the nonce {nonce}.",
    remedy:
      "Sign again with signManagerMessage: another message may have used the nonce, or a value differs.",
  },
  AuthorizationExpired: {
    message: "The manager's message counted before {deadline}, which is over.",
    remedy: "Sign it again with a later deadline.",
  },
  ManagerNotProposed: {
    message: "The key {keyId} is not the proposed manager of the organisation {organisation}.",
    remedy: "Check the key; a veto or another proposal may have come first.",
  },
  ManagerNotInstallable: {
    message:
      "The proposed manager of the organisation {organisation} can be installed from {installableAt} on.",
    remedy: "Wait until then.",
  },
  OwnableUnauthorizedAccount: {
    message: "The account {account} is not the secretariat.",
    remedy: "Send it from the account that owns the member registry.",
  },
  OwnableInvalidOwner: {
    message: "The account {owner} cannot be the secretariat.",
    remedy: "Give an account other than zero.",
  },
  InvalidShortString: {
    message: "The contract's own name is damaged.",
    remedy: "Check the registry's address: this code is not the published one.",
  },
  StringTooLong: {
    message: "The text {str} is too long for the contract's own name.",
    remedy: "Check the registry's address: this code is not the published one.",
  },
} as const satisfies Record<RegistryErrorName, { message: string; remedy: string }>;

/** The code of a custom error: `ActKeyUnauthorized` is `ACT_KEY_UNAUTHORIZED`. */
export function contractErrorCode(name: string): string {
  return name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "_").toUpperCase();
}
