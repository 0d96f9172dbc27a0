export {
  type ActContext,
  decodeActContext,
  encodeActContext,
  OrganisationKind,
} from "../core/acts/actContext.js";
export { actDigest, actStructHash } from "../core/acts/actDigest.js";
export { ActKind, actPrimaryTypes, type SignedActKind } from "../core/acts/actKind.js";
export { actsHead, type RecordedAct, replayActs } from "../core/acts/actsHead.js";
export { type ActParameters, type ActTypedData, actTypedData } from "../core/acts/actTypedData.js";
export type { Deployment, Domain } from "../core/acts/domain.js";
export {
  KeyRole,
  type MemberMessages,
  type MemberMessageType,
  type MemberParameters,
  type MemberTypedData,
  memberDigest,
  memberTypedData,
  memberTypes,
} from "../core/acts/memberTypedData.js";
export type { SignedAct, UnsignedAct } from "../core/acts/signedAct.js";
export {
  createStatement,
  defaultValidUntil,
  type StatementParameters,
  statementHash,
} from "../core/acts/statement.js";
export { type Agreement, type AgreementStruct, agreementMembers } from "../core/agreement/agreement.js";
export {
  agreementFromMetadata,
  checkAgreementMatchesMetadata,
} from "../core/agreement/agreementFromMetadata.js";
export { agreementId, toStruct } from "../core/agreement/agreementId.js";
export { checkAgreement } from "../core/agreement/checkAgreement.js";
export { type CreateAgreementParameters, createAgreement } from "../core/agreement/createAgreement.js";
export { type Seat, seatOf, seats } from "../core/agreement/seats.js";
export {
  ANCHOR_PROOF_MEDIA_TYPE,
  type AnchorProof,
  type AnchorProofParameters,
  anchorProof,
} from "../core/anchor/anchorProof.js";
export { checkAnchorProof } from "../core/anchor/checkAnchorProof.js";
export { type AnchorTree, createAnchorTree } from "../core/anchor/createAnchorTree.js";
export { parseAnchorProof } from "../core/anchor/parseAnchorProof.js";
export { type VerifyInclusionParameters, verifyInclusion } from "../core/anchor/verifyInclusion.js";
export {
  type DocumentSource,
  type HashDocumentParameters,
  type HashDocumentReturnType,
  hashDocument,
} from "../core/documents/hashDocument.js";
export { pdfRevisions } from "../core/documents/pdfRevisions.js";
export type { ActLanguage } from "../core/envelope/actTexts.js";
export { type AddActParameters, addAct } from "../core/envelope/addAct.js";
export { type CreateEnvelopeParameters, createEnvelope } from "../core/envelope/createEnvelope.js";
export { type DescribeActParameters, describeAct } from "../core/envelope/describeAct.js";
export { envelopeMetadata } from "../core/envelope/envelopeMetadata.js";
export { ENVELOPE_MEDIA_TYPE, type Envelope, type KeyCertificates } from "../core/envelope/envelopeSchema.js";
export { formatEnvelope } from "../core/envelope/formatEnvelope.js";
export {
  type EnvelopeGap,
  type InspectEnvelopeParameters,
  type InspectEnvelopeReturnType,
  type InspectedAct,
  type InspectedSeat,
  inspectEnvelope,
} from "../core/envelope/inspectEnvelope.js";
export type { SignatureJudgement } from "../core/envelope/judgeAct.js";
export { type MergeEnvelopesParameters, mergeEnvelopes } from "../core/envelope/mergeEnvelopes.js";
export { parseEnvelope } from "../core/envelope/parseEnvelope.js";
export { decodeJournal } from "../core/journal/decodeJournal.js";
export { extendJournal, type JournalChange } from "../core/journal/extendJournal.js";
export { journalGenesis } from "../core/journal/journalGenesis.js";
export {
  type JournalDefect,
  type JournalEntry,
  type JournalReplay,
  replayJournal,
} from "../core/journal/replayJournal.js";
export { assertJson, canonicalJson } from "../core/json/canonicalJson.js";
export type { JsonScalar, JsonValue } from "../core/json/JsonValue.js";
export { type ParseJsonStrictParameters, parseJsonStrict } from "../core/json/parseJsonStrict.js";
export type { JsonTree } from "../core/json/walkJson.js";
export {
  type CheckSignatureParameters,
  type CheckSignatureReturnType,
  checkSignature,
} from "../core/keys/checkSignature.js";
export { type DecodedKey, decodeKey, type KnownVerifiers } from "../core/keys/decodeKey.js";
export { encodeAccountKey } from "../core/keys/encodeAccountKey.js";
export { encodeP256Key, encodeWebAuthnKey, type PointKey } from "../core/keys/encodePointKey.js";
export { encodeRsaKey } from "../core/keys/encodeRsaKey.js";
export { keyId } from "../core/keys/keyId.js";
export { agreementDocuments } from "../core/metadata/agreementDocuments.js";
export type { Commitment, Skeleton } from "../core/metadata/commitJson.js";
export { commitMetadata } from "../core/metadata/commitMetadata.js";
export { type DiscloseParameters, type Disclosure, disclose } from "../core/metadata/disclose.js";
export { instantToSeconds } from "../core/metadata/instantToSeconds.js";
export {
  type LocalizedText,
  METADATA_MEDIA_TYPE,
  type Metadata,
  type MetadataDocument,
  type MetadataParty,
  type MetadataWitness,
} from "../core/metadata/metadataSchema.js";
export { metadataTitle } from "../core/metadata/metadataTitle.js";
export {
  HiddenValue,
  type OpenDisclosureParameters,
  type OpenedDisclosure,
  openDisclosure,
} from "../core/metadata/openDisclosure.js";
export { checkMetadata, type MetadataProblem, parseMetadata } from "../core/metadata/parseMetadata.js";
export { type MetadataFinding, type OffsetFinding, reviewMetadata } from "../core/metadata/reviewMetadata.js";
export { parseSaltedMetadata, type SaltedMetadata } from "../core/metadata/saltedMetadata.js";
export { createSalts, type Salts } from "../core/metadata/salts.js";
export { checkIdentifier } from "../core/organisation/checkIdentifier.js";
export { organisationId } from "../core/organisation/organisationId.js";
export { decodeRecord } from "../core/record/decodeRecord.js";
export { encodeRecord } from "../core/record/encodeRecord.js";
export { mappingSlot } from "../core/record/mappingSlot.js";
export { type AgreementRecord, Outcome, type RecordMarks, Status } from "../core/record/record.js";
export { isInForce, statusOf, wasInForceAt } from "../core/record/statusOf.js";
export { type AssertTextParameters, assertText } from "../core/text/assertText.js";
export { findLookAlikes, type LookAlike } from "../core/text/findLookAlikes.js";
export { ActError, type ActErrorCode } from "../errors/act.js";
export { AgreementError, type AgreementErrorCode } from "../errors/agreement.js";
export { DocumentError, type DocumentErrorCode } from "../errors/documents.js";
export { EnvelopeError, type EnvelopeErrorCode } from "../errors/envelope.js";
export { JournalError, type JournalErrorCode } from "../errors/journal.js";
export { JsonError, type JsonErrorCode } from "../errors/json.js";
export { KeyError, type KeyErrorCode } from "../errors/key.js";
export { MinhUocError, type MinhUocErrorParameters } from "../errors/MinhUocError.js";
export {
  CommitmentError,
  type CommitmentErrorCode,
  MetadataError,
  type MetadataErrorCode,
} from "../errors/metadata.js";
export { OrganisationError, type OrganisationErrorCode } from "../errors/organisation.js";
export { RecordError, type RecordErrorCode } from "../errors/record.js";
export { TextError, type TextErrorCode } from "../errors/text.js";
