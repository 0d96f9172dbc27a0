// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {ERC165} from "@openzeppelin/contracts/utils/introspection/ERC165.sol";
import {IAgreementRegistry} from "./interfaces/IAgreementRegistry.sol";
import {IMemberRegistry} from "./interfaces/IMemberRegistry.sol";
import {AgreementLib} from "./libraries/AgreementLib.sol";
import {JournalLib} from "./libraries/JournalLib.sol";
import {KeyLib} from "./libraries/KeyLib.sol";
import {ActContext, actContext} from "./types/ActContext.sol";
import {AccountAct, ActKind, Agreement, AgreementRecord, KeyAct, Outcome, Status} from "./types/Agreements.sol";
import {Journal} from "./types/Journal.sol";
import {Marks} from "./types/Marks.sol";
import {KeyRole, OrganisationKind} from "./types/Members.sol";
import {Record} from "./types/Record.sol";

/// @title AgreementRegistry
/// @notice See {IAgreementRegistry}; docs/protocol.md has every encoding.
contract AgreementRegistry is IAgreementRegistry, EIP712, ERC165 {
    using AgreementLib for Agreement;
    using AgreementLib for bytes32[];

    /// @dev What one call works on; written back once, at its end.
    struct Draft {
        bytes32 id;
        Record stored;
        Record record;
        Marks marks;
        bool amending;
    }

    /// @inheritdoc IAgreementRegistry
    address public immutable override MEMBERS;

    mapping(bytes32 id => Record record) private _records;
    mapping(bytes32 id => Marks marks) private _marks;
    mapping(bytes32 id => bytes32 successor) private _successors;
    mapping(bytes32 digest => bool used) private _usedDigests;
    mapping(bytes32 root => uint40 time) private _anchors;
    Journal private _journal;

    constructor(address members) EIP712("Minh Uoc Agreements", "1") {
        MEMBERS = members;
        _journal = JournalLib.genesis(block.chainid, address(this));
    }

    /// @inheritdoc IAgreementRegistry
    function attest(Agreement memory agreement, uint8 seat, bytes32 statement) external override {
        _actAsSender(agreement, _open(agreement), ActKind.Attest, seat, statement);
    }

    /// @inheritdoc IAgreementRegistry
    function amend(
        Agreement memory agreement,
        Agreement memory predecessor,
        uint8 seat,
        bytes32 statement
    ) external override {
        _actAsSender(agreement, _openAmendment(agreement, predecessor), ActKind.Attest, seat, statement);
    }

    /// @inheritdoc IAgreementRegistry
    function decline(Agreement memory agreement, uint8 seat, bytes32 statement) external override {
        _actAsSender(agreement, _open(agreement), ActKind.Decline, seat, statement);
    }

    /// @inheritdoc IAgreementRegistry
    function terminate(Agreement memory agreement, uint8 seat, bytes32 statement) external override {
        _actAsSender(agreement, _open(agreement), ActKind.Terminate, seat, statement);
    }

    /// @inheritdoc IAgreementRegistry
    function dispute(Agreement memory agreement, uint8 seat, bytes32 statement) external override {
        _actAsSender(agreement, _open(agreement), ActKind.Dispute, seat, statement);
    }

    /// @inheritdoc IAgreementRegistry
    function withdrawDispute(Agreement memory agreement, uint8 seat, bytes32 statement) external override {
        _actAsSender(agreement, _open(agreement), ActKind.WithdrawDispute, seat, statement);
    }

    /// @inheritdoc IAgreementRegistry
    function submit(
        Agreement memory agreement,
        AccountAct[] calldata accountActs,
        KeyAct[] calldata keyActs
    ) external override {
        _submit(agreement, _open(agreement), accountActs, keyActs);
    }

    /// @inheritdoc IAgreementRegistry
    function submitAmendment(
        Agreement memory agreement,
        Agreement memory predecessor,
        AccountAct[] calldata accountActs,
        KeyAct[] calldata keyActs
    ) external override {
        _submit(agreement, _openAmendment(agreement, predecessor), accountActs, keyActs);
    }

    /// @inheritdoc IAgreementRegistry
    function anchor(bytes32 root) external override {
        if (_anchors[root] != 0) return;
        _anchors[root] = uint40(block.timestamp);
        emit RootAnchored(root, uint40(block.timestamp));
    }

    /// @inheritdoc IAgreementRegistry
    function idOf(Agreement memory agreement) external pure override returns (bytes32 id) {
        return agreement.idOf();
    }

    /// @inheritdoc IAgreementRegistry
    function statusOf(bytes32 id) external view override returns (Status) {
        return _records[id].statusAt(block.timestamp);
    }

    /// @inheritdoc IAgreementRegistry
    function isInForce(bytes32 id) external view override returns (bool) {
        return _records[id].isInForce(block.timestamp);
    }

    /// @inheritdoc IAgreementRegistry
    function wasInForceAt(bytes32 id, uint40 time) external view override returns (bool) {
        if (time > block.timestamp) revert TimeInFuture(time);
        return _records[id].isInForce(time);
    }

    /// @inheritdoc IAgreementRegistry
    function recordOf(bytes32 id) external view override returns (AgreementRecord memory) {
        return _records[id].decode();
    }

    /// @inheritdoc IAgreementRegistry
    function marksOf(bytes32 id) external view override returns (uint32 consents, uint32 disputes) {
        Marks marks = _marks[id];
        return (marks.consents(), marks.disputes());
    }

    /// @inheritdoc IAgreementRegistry
    function isDisputed(bytes32 id) external view override returns (bool) {
        return _records[id].isMarked() && _marks[id].disputes() != 0;
    }

    /// @inheritdoc IAgreementRegistry
    function hasAttested(Agreement memory agreement, bytes32 organisation) external view override returns (bool) {
        Record record = _records[agreement.idOf()];
        // A record exists only for a valid agreement: its seats are few.
        if (record.isUnknown()) return false;
        uint256 seats = agreement.seats();
        for (uint256 seat = 0; seat < seats; ++seat) {
            if (agreement.organisationAt(seat) == organisation) return record.hasAttested(seat);
        }
        return false;
    }

    /// @inheritdoc IAgreementRegistry
    function successorOf(bytes32 id) external view override returns (bytes32) {
        return _successors[id];
    }

    /// @inheritdoc IAgreementRegistry
    function anchoredAt(bytes32 root) external view override returns (uint40) {
        return _anchors[root];
    }

    /// @inheritdoc IAgreementRegistry
    function journal() external view override returns (uint40 count, bytes32 head) {
        Journal current = _journal;
        return (current.count(), current.head());
    }

    /// @inheritdoc ERC165
    function supportsInterface(bytes4 interfaceId) public view override returns (bool) {
        return interfaceId == type(IAgreementRegistry).interfaceId || super.supportsInterface(interfaceId);
    }

    /// @dev Loads the agreement's record; one that is not on record yet must be valid.
    function _open(Agreement memory agreement) private view returns (Draft memory draft) {
        bytes32 id = agreement.idOf();
        Record record = _records[id];
        draft.id = id;
        draft.stored = record;
        draft.record = record;
        if (record.isUnknown()) {
            agreement.requireValid();
            uint40 expiresAt = agreement.expiresAt;
            if (expiresAt != 0 && block.timestamp >= expiresAt) revert AgreementAlreadyExpired(expiresAt);
        }
        if (record.isMarked()) draft.marks = _marks[id];
    }

    /// @dev The predecessor matters until the agreement is concluded; later it may well have been superseded, by this one.
    function _openAmendment(
        Agreement memory agreement,
        Agreement memory predecessor
    ) private view returns (Draft memory draft) {
        draft = _open(agreement);
        draft.amending = true;
        if (draft.record.isConcluded()) return draft;

        bytes32 predecessorId = predecessor.idOf();
        if (predecessorId != agreement.supersedes) revert PredecessorMismatch(agreement.supersedes, predecessorId);
        Status status = _records[predecessorId].statusAt(block.timestamp);
        // An amendment that has not begun is not amended: its own predecessor would stay in force beside the newest one.
        if (!_isAlive(status) || (status == Status.Scheduled && predecessor.supersedes != 0)) {
            revert PredecessorNotAmendable(predecessorId, status);
        }
        bytes32 successor = _successors[predecessorId];
        if (successor != 0) revert PredecessorAlreadySuperseded(predecessorId, successor);
        for (uint256 i = 0; i < predecessor.parties.length; ++i) {
            bytes32 party = predecessor.parties[i];
            if (!agreement.parties.contains(party)) revert PredecessorPartyMissing(party);
        }
    }

    function _actAsSender(
        Agreement memory agreement,
        Draft memory draft,
        ActKind kind,
        uint8 seat,
        bytes32 statement
    ) private {
        bytes32 organisation = _organisationAt(agreement, 0, seat);
        if (!_isDue(agreement, draft, 0, kind, seat)) return;
        _record(agreement, draft, 0, kind, seat, organisation, statement, KeyLib.idOf(msg.sender));
        _close(agreement, draft);
    }

    function _submit(
        Agreement memory agreement,
        Draft memory draft,
        AccountAct[] calldata accountActs,
        KeyAct[] calldata keyActs
    ) private {
        uint256 accounts = accountActs.length;
        uint256 count = accounts + keyActs.length;
        if (count == 0) revert ActsMissing();
        for (uint256 i = 0; i < accounts; ++i) {
            AccountAct calldata act = accountActs[i];
            (ActKind kind, uint8 seat, bytes32 statement) = (act.kind, act.seat, act.statement);
            bytes32 organisation = _organisationAt(agreement, i, seat);
            bytes32 digest = _dueDigest(agreement, draft, i, kind, seat, organisation, act.validUntil, statement);
            if (digest == 0) continue;
            bytes32 keyId = KeyLib.recover(digest, act.r, act.vs);
            if (keyId == 0) revert ActSignatureInvalid(i, 0);
            _record(agreement, draft, i, kind, seat, organisation, statement, keyId);
        }
        for (uint256 i = accounts; i < count; ++i) {
            KeyAct calldata act = keyActs[i - accounts];
            (ActKind kind, uint8 seat, bytes32 statement) = (act.kind, act.seat, act.statement);
            bytes32 organisation = _organisationAt(agreement, i, seat);
            bytes32 digest = _dueDigest(agreement, draft, i, kind, seat, organisation, act.validUntil, statement);
            if (digest == 0) continue;
            (bool valid, , bytes32 keyId) = KeyLib.resolve(act.key, digest, act.signature);
            if (!valid) revert ActSignatureInvalid(i, keyId);
            _record(agreement, draft, i, kind, seat, organisation, statement, keyId);
        }
        _close(agreement, draft);
    }

    /// @dev EIP-712 digest of a signed act that is due, 0 where there is nothing to record.
    function _dueDigest(
        Agreement memory agreement,
        Draft memory draft,
        uint256 index,
        ActKind kind,
        uint8 seat,
        bytes32 organisation,
        uint40 validUntil,
        bytes32 statement
    ) private returns (bytes32 digest) {
        if (kind == ActKind.Superseded) revert ActKindInvalid(index);
        if (!_isDue(agreement, draft, index, kind, seat)) return 0;
        digest = _hashTypedDataV4(AgreementLib.actHash(draft.id, kind, organisation, statement, validUntil));
        // Only disputes can be undone, so only their messages could do harm a second time. A later revert takes the mark back.
        if (kind == ActKind.Dispute || kind == ActKind.WithdrawDispute) {
            if (_usedDigests[digest]) return 0;
            _usedDigests[digest] = true;
        }
        if (block.timestamp >= validUntil) revert ActExpired(index, validUntil);
    }

    function _organisationAt(Agreement memory agreement, uint256 index, uint8 seat) private pure returns (bytes32) {
        if (seat >= agreement.seats()) revert ActSeatUnknown(index, seat);
        return agreement.organisationAt(seat);
    }

    /// @dev False where the act is recorded already. Reverts where the seat cannot do it, or the status forbids it.
    function _isDue(
        Agreement memory agreement,
        Draft memory draft,
        uint256 index,
        ActKind kind,
        uint8 seat
    ) private view returns (bool) {
        Record record = draft.record;
        bool isParty = seat < agreement.parties.length;

        if (kind == ActKind.Attest) {
            if (record.hasAttested(seat)) return false;
            Status status = record.statusAt(block.timestamp);
            if (status != Status.Unknown && status != Status.Proposed && (isParty || !_isAlive(status))) {
                revert ActNotAllowed(index, kind, status);
            }
            if (agreement.supersedes != 0 && !draft.amending && !record.isConcluded()) {
                revert PredecessorMissing(agreement.supersedes);
            }
            return true;
        }
        if (kind == ActKind.Dispute || kind == ActKind.WithdrawDispute) {
            if (!record.hasAttested(seat)) revert ActSeatNotAttested(index, seat);
            return draft.marks.isDisputed(seat) == (kind == ActKind.WithdrawDispute);
        }

        if (!isParty) revert ActSeatNotParty(index, seat);
        Status current = record.statusAt(block.timestamp);
        bool allowed;
        if (kind == ActKind.Decline) {
            if (current == Status.Declined) return false;
            allowed = current == Status.Proposed;
        } else if (agreement.anyPartyCanEnd) {
            allowed = record.isConcluded();
            if (allowed && !record.wouldEndEarlier(_noticeEnd(agreement))) return false;
        } else {
            if (draft.marks.hasConsented(seat)) return false;
            allowed = _isAlive(current);
        }
        if (!allowed) revert ActNotAllowed(index, kind, current);
        return true;
    }

    /// @dev Checks the key's authority and lets the act join the draft.
    function _record(
        Agreement memory agreement,
        Draft memory draft,
        uint256 index,
        ActKind kind,
        uint8 seat,
        bytes32 organisation,
        bytes32 statement,
        bytes32 keyId
    ) private {
        OrganisationKind organisationKind = _requireAuthority(index, kind, organisation, keyId);

        Record record = draft.record;
        if (record.isUnknown()) {
            emit AgreementRecorded(draft.id, agreement);
            for (uint256 i = 0; i < agreement.documents.length; ++i) {
                emit DocumentRecorded(agreement.documents[i], draft.id);
            }
            record = record.withEndsAt(agreement.expiresAt);
        }

        if (kind == ActKind.Attest) {
            record = record.withAttested(seat);
            uint256 parties = agreement.partySeats();
            if (!record.isConcluded() && record.attested() & parties == parties) {
                // Earlier than the end: a proposal has not expired, and a valid term ends after it begins.
                uint40 effectiveAt = agreement.effectiveAt;
                record = record.withInForceAt(effectiveAt > block.timestamp ? effectiveAt : block.timestamp);
            }
        } else if (kind == ActKind.Decline) {
            record = record.withOutcome(Outcome.Declined);
        } else if (kind == ActKind.Terminate) {
            if (agreement.anyPartyCanEnd) {
                record = record.endedBy(_noticeEnd(agreement), Outcome.Terminated);
            } else {
                record = record.withMarks();
                draft.marks = draft.marks.withConsent(seat);
                if (draft.marks.consents() == agreement.partySeats()) {
                    record = record.endedBy(block.timestamp, Outcome.Terminated);
                }
            }
        } else {
            record = record.withMarks();
            draft.marks = kind == ActKind.Dispute ? draft.marks.withDispute(seat) : draft.marks.withoutDispute(seat);
        }

        ActContext context = actContext(kind, seat, organisationKind, block.timestamp);
        draft.record = record.withAct(draft.id, context, keyId, statement);
        emit ActRecorded(draft.id, organisation, context, keyId, statement);
    }

    /// @dev Writes back what the call changed, the new agreement before the one that it supersedes.
    function _close(Agreement memory agreement, Draft memory draft) private {
        // Every act moves the acts head, so a record without a new act is the one that was loaded.
        if (Record.unwrap(draft.record) == Record.unwrap(draft.stored)) return;
        _store(draft.id, draft.record, draft.marks);

        bytes32 predecessorId = agreement.supersedes;
        if (predecessorId == 0 || draft.stored.isConcluded() || !draft.record.isConcluded()) return;
        Record predecessor = _records[predecessorId];
        _successors[predecessorId] = draft.id;
        ActContext context = actContext(ActKind.Superseded, 0, OrganisationKind.None, block.timestamp);
        predecessor = predecessor.endedBy(draft.record.inForceAt(), Outcome.Superseded).withAct(
            predecessorId,
            context,
            0,
            draft.id
        );
        emit ActRecorded(predecessorId, 0, context, 0, draft.id);
        _store(predecessorId, predecessor, predecessor.isMarked() ? _marks[predecessorId] : Marks.wrap(0));
    }

    function _store(bytes32 id, Record record, Marks marks) private {
        _records[id] = record;
        if (record.isMarked()) _marks[id] = marks;
        Journal extended = _journal.extended(id, record, marks);
        _journal = extended;
        emit RecordChanged(id, extended.count(), Record.unwrap(record), Marks.unwrap(marks));
    }

    function _requireAuthority(
        uint256 index,
        ActKind kind,
        bytes32 organisation,
        bytes32 keyId
    ) private view returns (OrganisationKind) {
        KeyRole role = kind == ActKind.Dispute || kind == ActKind.WithdrawDispute ? KeyRole.Manager : KeyRole.Signatory;
        (OrganisationKind organisationKind, bool suspended) = IMemberRegistry(MEMBERS).capacityOf(
            organisation,
            keyId,
            role
        );
        if (organisationKind == OrganisationKind.None) revert ActKeyUnauthorized(index, organisation, keyId);
        if (suspended && kind == ActKind.Attest) revert ActOrganisationSuspended(index, organisation);
        return organisationKind;
    }

    function _noticeEnd(Agreement memory agreement) private view returns (uint256) {
        return block.timestamp + uint256(agreement.noticeDays) * 1 days;
    }

    function _isAlive(Status status) private pure returns (bool) {
        return status == Status.Scheduled || status == Status.InForce || status == Status.Ending;
    }
}
