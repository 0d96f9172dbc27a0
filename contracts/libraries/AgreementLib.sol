// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAgreementRegistry} from "../interfaces/IAgreementRegistry.sol";
import {ActKind, Agreement} from "../types/Agreements.sol";
import {RecordLib} from "./RecordLib.sol";

/// @title Ids, validity and seats of agreements, and the EIP-712 messages about them
library AgreementLib {
    uint256 private constant MAX_DOCUMENTS = 8;
    uint256 private constant MAX_SEATS = 32;

    // Whole literals: the compiler hashes those, while an expression of constants would be hashed at every use.
    bytes32 private constant AGREEMENT_TYPEHASH = keccak256(
        "Agreement(string title,bytes32[] documents,bytes32 metadata,string[] parties,string[] witnesses,uint40 effectiveAt,uint40 expiresAt,bool anyPartyCanEnd,uint16 noticeDays,bytes32 supersedes)"
    );
    bytes32 private constant ATTESTATION_TYPEHASH = keccak256(
        "Attestation(Agreement agreement,string organisation,string statement,uint40 validUntil)Agreement(string title,bytes32[] documents,bytes32 metadata,string[] parties,string[] witnesses,uint40 effectiveAt,uint40 expiresAt,bool anyPartyCanEnd,uint16 noticeDays,bytes32 supersedes)"
    );
    bytes32 private constant REFUSAL_TYPEHASH = keccak256(
        "Refusal(Agreement agreement,string organisation,string statement,uint40 validUntil)Agreement(string title,bytes32[] documents,bytes32 metadata,string[] parties,string[] witnesses,uint40 effectiveAt,uint40 expiresAt,bool anyPartyCanEnd,uint16 noticeDays,bytes32 supersedes)"
    );
    bytes32 private constant TERMINATION_NOTICE_TYPEHASH = keccak256(
        "TerminationNotice(Agreement agreement,string organisation,string statement,uint40 validUntil)Agreement(string title,bytes32[] documents,bytes32 metadata,string[] parties,string[] witnesses,uint40 effectiveAt,uint40 expiresAt,bool anyPartyCanEnd,uint16 noticeDays,bytes32 supersedes)"
    );
    bytes32 private constant DISPUTE_TYPEHASH = keccak256(
        "Dispute(Agreement agreement,string organisation,string statement,uint40 validUntil)Agreement(string title,bytes32[] documents,bytes32 metadata,string[] parties,string[] witnesses,uint40 effectiveAt,uint40 expiresAt,bool anyPartyCanEnd,uint16 noticeDays,bytes32 supersedes)"
    );
    bytes32 private constant DISPUTE_WITHDRAWAL_TYPEHASH = keccak256(
        "DisputeWithdrawal(Agreement agreement,string organisation,string statement,uint40 validUntil)Agreement(string title,bytes32[] documents,bytes32 metadata,string[] parties,string[] witnesses,uint40 effectiveAt,uint40 expiresAt,bool anyPartyCanEnd,uint16 noticeDays,bytes32 supersedes)"
    );

    /// @notice EIP-712 struct hash of an agreement.
    function idOf(Agreement memory agreement) internal pure returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    AGREEMENT_TYPEHASH,
                    agreement.title,
                    _hash(agreement.documents),
                    agreement.metadata,
                    _hash(agreement.parties),
                    _hash(agreement.witnesses),
                    agreement.effectiveAt,
                    agreement.expiresAt,
                    agreement.anyPartyCanEnd,
                    agreement.noticeDays,
                    agreement.supersedes
                )
            );
    }

    /// @notice EIP-712 struct hash of the message with which an act is signed; `kind` is not Superseded.
    function actHash(
        bytes32 id,
        ActKind kind,
        bytes32 organisation,
        bytes32 statement,
        uint40 validUntil
    ) internal pure returns (bytes32) {
        return keccak256(abi.encode(_typeHash(kind), id, organisation, statement, validUntil));
    }

    /// @notice Reverts unless the agreement is one that can be recorded. The only place where this is decided.
    function requireValid(Agreement memory agreement) internal pure {
        if (agreement.title == 0) revert IAgreementRegistry.AgreementTitleMissing();
        if (agreement.metadata == 0) revert IAgreementRegistry.AgreementMetadataMissing();

        uint256 documents = agreement.documents.length;
        if (documents == 0 || documents > MAX_DOCUMENTS) {
            revert IAgreementRegistry.AgreementDocumentCountInvalid(documents);
        }
        uint256 parties = agreement.parties.length;
        uint256 witnesses = agreement.witnesses.length;
        // Neither length is added before it is known to be small: calldata can claim any.
        if (parties < 2 || parties > MAX_SEATS || witnesses > MAX_SEATS - parties) {
            revert IAgreementRegistry.AgreementSeatCountInvalid(parties, witnesses);
        }

        uint256 position = _firstUnordered(agreement.documents);
        if (position != documents) revert IAgreementRegistry.AgreementDocumentsUnordered(position);
        position = _firstUnordered(agreement.parties);
        if (position != parties) revert IAgreementRegistry.AgreementPartiesUnordered(position);
        position = _firstUnordered(agreement.witnesses);
        if (position != witnesses) revert IAgreementRegistry.AgreementWitnessesUnordered(position);

        for (uint256 i = 0; i < witnesses; ++i) {
            bytes32 witness = agreement.witnesses[i];
            if (contains(agreement.parties, witness)) revert IAgreementRegistry.AgreementWitnessIsParty(witness);
        }

        uint40 effectiveAt = agreement.effectiveAt;
        uint40 expiresAt = agreement.expiresAt;
        if (
            (expiresAt != 0 && expiresAt <= effectiveAt) ||
            effectiveAt >= RecordLib.TIME_LIMIT ||
            expiresAt >= RecordLib.TIME_LIMIT
        ) revert IAgreementRegistry.AgreementTermInvalid(effectiveAt, expiresAt);
        if (agreement.noticeDays != 0 && !agreement.anyPartyCanEnd) {
            revert IAgreementRegistry.AgreementNoticeWithoutRight(agreement.noticeDays);
        }
    }

    /// @notice Number of seats.
    function seats(Agreement memory agreement) internal pure returns (uint256) {
        return agreement.parties.length + agreement.witnesses.length;
    }

    /// @notice The organisation of a seat below `seats`.
    function organisationAt(Agreement memory agreement, uint256 seat) internal pure returns (bytes32) {
        bytes32[] memory parties = agreement.parties;
        if (seat < parties.length) return parties[seat];
        return agreement.witnesses[seat - parties.length];
    }

    /// @notice Bitmap of all parties' seats.
    function partySeats(Agreement memory agreement) internal pure returns (uint256) {
        return (1 << agreement.parties.length) - 1;
    }

    /// @notice Whether a list of organisations contains one.
    function contains(bytes32[] memory organisations, bytes32 organisation) internal pure returns (bool found) {
        for (uint256 i = 0; i < organisations.length && !found; ++i) {
            found = organisations[i] == organisation;
        }
    }

    /// @dev EIP-712 encoding of an array: keccak256 of its concatenated words.
    function _hash(bytes32[] memory values) private pure returns (bytes32 hash) {
        // The words of an array stand one after the other in memory: hashing them there spares a copy of each.
        assembly ("memory-safe") {
            hash := keccak256(add(values, 0x20), shl(5, mload(values)))
        }
    }

    /// @dev Index of the first value that is not greater than the one before it (the first: than zero), else the length.
    function _firstUnordered(bytes32[] memory values) private pure returns (uint256 index) {
        bytes32 previous = 0;
        for (index = 0; index < values.length; ++index) {
            bytes32 value = values[index];
            if (value <= previous) return index;
            previous = value;
        }
    }

    function _typeHash(ActKind kind) private pure returns (bytes32) {
        if (kind == ActKind.Attest) return ATTESTATION_TYPEHASH;
        if (kind == ActKind.Decline) return REFUSAL_TYPEHASH;
        if (kind == ActKind.Terminate) return TERMINATION_NOTICE_TYPEHASH;
        if (kind == ActKind.Dispute) return DISPUTE_TYPEHASH;
        return DISPUTE_WITHDRAWAL_TYPEHASH;
    }
}
