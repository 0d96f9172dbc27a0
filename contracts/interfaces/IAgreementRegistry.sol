// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ActContext} from "../types/ActContext.sol";
import {AccountAct, ActKind, Agreement, AgreementRecord, KeyAct, Status} from "../types/Agreements.sol";

/// @title Registry of agreements between organisations
/// @notice Keeps one word an agreement: the state it is in, and a hash of the acts that led there. There is no owner, no
/// proxy and no pause: nobody can alter, hide or delete a record.
interface IAgreementRegistry {
    /// @notice The first act on an agreement recorded it.
    event AgreementRecorded(bytes32 indexed id, Agreement agreement);

    /// @notice A document of a newly recorded agreement, so that a file leads to its agreements.
    /// @param document SHA-256 of the document's bytes
    /// @param id the agreement
    event DocumentRecorded(bytes32 indexed document, bytes32 id);

    /// @notice An act joined an agreement's history.
    /// @param id the agreement
    /// @param organisation who acted; 0 where the registry recorded that the agreement was superseded
    /// @param context kind, seat, kind of the organisation when it acted, and time: see {ActContext}
    /// @param keyId keccak256 of the key that acted
    /// @param statement keccak256 of the capacity in which the person signed; for Superseded the successor's id
    event ActRecorded(
        bytes32 indexed id,
        bytes32 indexed organisation,
        ActContext context,
        bytes32 keyId,
        bytes32 statement
    );

    /// @notice The journal grew by an entry.
    /// @param id the agreement whose word changed
    /// @param count the entry's number, from 1
    /// @param word the agreement's word
    /// @param marks the agreement's second word, 0 where it has none
    event RecordChanged(bytes32 indexed id, uint40 count, bytes32 word, bytes32 marks);

    /// @notice A Merkle root was seen for the first time.
    event RootAnchored(bytes32 indexed root, uint40 time);

    /// @notice The title's hash is missing.
    error AgreementTitleMissing();
    /// @notice The metadata commitment is missing.
    error AgreementMetadataMissing();
    /// @notice An agreement has 1 to 8 documents.
    error AgreementDocumentCountInvalid(uint256 count);
    /// @notice Documents are strictly ascending and not zero.
    error AgreementDocumentsUnordered(uint256 index);
    /// @notice An agreement has 2 to 32 parties, and at most 32 seats with the witnesses.
    error AgreementSeatCountInvalid(uint256 parties, uint256 witnesses);
    /// @notice Parties are strictly ascending and not zero.
    error AgreementPartiesUnordered(uint256 index);
    /// @notice Witnesses are strictly ascending and not zero.
    error AgreementWitnessesUnordered(uint256 index);
    /// @notice A party cannot be its own witness.
    error AgreementWitnessIsParty(bytes32 organisation);
    /// @notice The term is empty, or beyond 36 bits.
    error AgreementTermInvalid(uint40 effectiveAt, uint40 expiresAt);
    /// @notice A period of notice means something only where one party can end the agreement.
    error AgreementNoticeWithoutRight(uint16 noticeDays);
    /// @notice The term is over before anybody has attested.
    error AgreementAlreadyExpired(uint40 expiresAt);
    /// @notice `wasInForceAt` answers for the past and the present only.
    error TimeInFuture(uint40 time);

    /// @notice A call without acts.
    error ActsMissing();
    /// @notice Superseding is recorded by the registry itself.
    error ActKindInvalid(uint256 index);
    /// @notice There is no such seat.
    error ActSeatUnknown(uint256 index, uint8 seat);
    /// @notice Only a party can do this.
    error ActSeatNotParty(uint256 index, uint8 seat);
    /// @notice Only an organisation that has attested can do this.
    error ActSeatNotAttested(uint256 index, uint8 seat);
    /// @notice The agreement's status does not allow the act.
    error ActNotAllowed(uint256 index, ActKind kind, Status status);
    /// @notice The signed act has run out.
    error ActExpired(uint256 index, uint40 validUntil);
    /// @notice The signature does not fit the key, the act, the agreement and this registry.
    error ActSignatureInvalid(uint256 index, bytes32 keyId);
    /// @notice The key has not the role for the organisation, or not now.
    error ActKeyUnauthorized(uint256 index, bytes32 organisation, bytes32 keyId);
    /// @notice A suspended organisation cannot attest.
    error ActOrganisationSuspended(uint256 index, bytes32 organisation);

    /// @notice The agreement amends another: attest through `amend`, with the predecessor.
    error PredecessorMissing(bytes32 predecessor);
    /// @notice The struct passed is not the agreement that this one amends.
    error PredecessorMismatch(bytes32 expected, bytes32 actual);
    /// @notice The predecessor is not concluded, has ended, or is an amendment that has not begun.
    error PredecessorNotAmendable(bytes32 predecessor, Status status);
    /// @notice Another agreement has superseded the predecessor.
    error PredecessorAlreadySuperseded(bytes32 predecessor, bytes32 successor);
    /// @notice A party of the predecessor is not a party of the agreement that amends it.
    error PredecessorPartyMissing(bytes32 organisation);

    /// @notice Attests, as the sender. The first act on an agreement records it.
    /// @param agreement the whole agreement
    /// @param seat index into `parties ++ witnesses` of the organisation whose signatory the sender is
    /// @param statement keccak256 of the capacity in which the person signs
    function attest(Agreement calldata agreement, uint8 seat, bytes32 statement) external;

    /// @notice Attests an agreement that supersedes another, as the sender.
    /// @param agreement the new agreement
    /// @param predecessor the agreement that it amends
    /// @param seat index into `parties ++ witnesses`
    /// @param statement keccak256 of the capacity in which the person signs
    function amend(
        Agreement calldata agreement,
        Agreement calldata predecessor,
        uint8 seat,
        bytes32 statement
    ) external;

    /// @notice Declines a proposed agreement, as the sender; final.
    /// @param agreement the whole agreement
    /// @param seat index into `parties ++ witnesses`
    /// @param statement keccak256 of the capacity in which the person signs
    function decline(Agreement calldata agreement, uint8 seat, bytes32 statement) external;

    /// @notice Gives notice, or consents to the end, as the sender.
    /// @param agreement the whole agreement
    /// @param seat index into `parties ++ witnesses`
    /// @param statement keccak256 of the capacity in which the person signs
    function terminate(Agreement calldata agreement, uint8 seat, bytes32 statement) external;

    /// @notice Disputes the organisation's own attestation, as the sender. Changes neither status nor force.
    /// @param agreement the whole agreement
    /// @param seat index into `parties ++ witnesses`
    /// @param statement keccak256 of the capacity in which the person signs
    function dispute(Agreement calldata agreement, uint8 seat, bytes32 statement) external;

    /// @notice Withdraws the organisation's dispute, as the sender.
    /// @param agreement the whole agreement
    /// @param seat index into `parties ++ witnesses`
    /// @param statement keccak256 of the capacity in which the person signs
    function withdrawDispute(Agreement calldata agreement, uint8 seat, bytes32 statement) external;

    /// @notice Records acts of any kinds and organisations on one agreement: first those of accounts, then those of other
    /// keys, indexed in that order. Acts already recorded are skipped; an invalid one reverts the call and names its index.
    function submit(
        Agreement calldata agreement,
        AccountAct[] calldata accountActs,
        KeyAct[] calldata keyActs
    ) external;

    /// @notice `submit` for an agreement that supersedes another.
    function submitAmendment(
        Agreement calldata agreement,
        Agreement calldata predecessor,
        AccountAct[] calldata accountActs,
        KeyAct[] calldata keyActs
    ) external;

    /// @notice Keeps the first time at which a Merkle root was seen. Never creates or changes a record.
    function anchor(bytes32 root) external;

    /// @notice The registry of the organisations and keys that can act here.
    function MEMBERS() external view returns (address);

    /// @notice EIP-712 struct hash of an agreement.
    function idOf(Agreement calldata agreement) external pure returns (bytes32 id);

    /// @notice Status now.
    function statusOf(bytes32 id) external view returns (Status);

    /// @notice Whether the agreement is in force now: InForce or Ending.
    function isInForce(bytes32 id) external view returns (bool);

    /// @notice Whether the agreement was in force at `time`, which is not in the future. For a time before this second the answer never changes.
    /// @param time Unix seconds
    function wasInForceAt(bytes32 id, uint40 time) external view returns (bool);

    /// @notice The word of an agreement, decoded; zeros where it is unknown.
    function recordOf(bytes32 id) external view returns (AgreementRecord memory);

    /// @notice The second word of an agreement.
    /// @return consents bitmap of the parties that have consented to the end
    /// @return disputes bitmap of the seats whose attestation is disputed by their own organisation
    function marksOf(bytes32 id) external view returns (uint32 consents, uint32 disputes);

    /// @notice Whether any attestation of the agreement is disputed by its own organisation.
    function isDisputed(bytes32 id) external view returns (bool);

    /// @notice Whether the organisation has a seat in the agreement and has attested it.
    function hasAttested(Agreement calldata agreement, bytes32 organisation) external view returns (bool);

    /// @notice The agreement that superseded this one, or 0.
    function successorOf(bytes32 id) external view returns (bytes32);

    /// @notice Unix seconds at which the root was first seen, or 0.
    function anchoredAt(bytes32 root) external view returns (uint40);

    /// @notice The journal of all changes of records.
    /// @return count number of entries
    /// @return head hash of all entries: the leading 27 bytes, the rest zero
    function journal() external view returns (uint40 count, bytes32 head);
}
