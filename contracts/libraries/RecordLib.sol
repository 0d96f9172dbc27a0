// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ActContext} from "../types/ActContext.sol";
import {AgreementRecord, Outcome, Status} from "../types/Agreements.sol";
import {Record} from "../types/Record.sol";

/// @title Packing, status and history of the one word of an agreement
/// @dev Setters replace one field and leave the others. Values must fit their field: callers check times on entry.
library RecordLib {
    uint256 private constant IN_FORCE_AT_SHIFT = 32;
    uint256 private constant ENDS_AT_SHIFT = 68;
    uint256 private constant OUTCOME_SHIFT = 104;
    uint256 private constant SEATS_MASK = (1 << 32) - 1;
    uint256 private constant TIME_MASK = (1 << 36) - 1;
    uint256 private constant OUTCOME_MASK = 0xf;
    uint256 private constant MARKED = 1 << 108;
    uint256 private constant STATE_MASK = (1 << 112) - 1;

    /// @notice Times are seconds below this bound, so that they fit the word.
    uint256 internal constant TIME_LIMIT = 1 << 36;

    function isUnknown(Record self) internal pure returns (bool) {
        return Record.unwrap(self) == 0;
    }

    /// @notice Bitmap of the seats that have attested.
    function attested(Record self) internal pure returns (uint32) {
        return uint32(_bits(self));
    }

    function hasAttested(Record self, uint256 seat) internal pure returns (bool) {
        return (_bits(self) >> seat) & 1 != 0;
    }

    /// @notice Unix seconds, 0 until all parties have attested.
    function inForceAt(Record self) internal pure returns (uint40) {
        return uint40((_bits(self) >> IN_FORCE_AT_SHIFT) & TIME_MASK);
    }

    /// @notice Unix seconds, 0 = never.
    function endsAt(Record self) internal pure returns (uint40) {
        return uint40((_bits(self) >> ENDS_AT_SHIFT) & TIME_MASK);
    }

    function outcome(Record self) internal pure returns (Outcome) {
        return Outcome((_bits(self) >> OUTCOME_SHIFT) & OUTCOME_MASK);
    }

    /// @notice Whether a second word, the marks, is kept.
    function isMarked(Record self) internal pure returns (bool) {
        return _bits(self) & MARKED != 0;
    }

    /// @notice Hash of every act in order: the leading 18 bytes, the rest zero.
    function actsHead(Record self) internal pure returns (bytes32) {
        return bytes32(_bits(self) & ~STATE_MASK);
    }

    /// @notice Whether all parties have attested.
    function isConcluded(Record self) internal pure returns (bool) {
        return inForceAt(self) != 0;
    }

    /// @notice Whether `time` (Unix seconds) is at or after the end.
    function hasEnded(Record self, uint256 time) internal pure returns (bool) {
        uint256 end = endsAt(self);
        return end != 0 && time >= end;
    }

    /// @notice Whether the agreement is in force at `time` (Unix seconds), by what the word says.
    function isInForce(Record self, uint256 time) internal pure returns (bool) {
        return isConcluded(self) && time >= inForceAt(self) && !hasEnded(self, time);
    }

    /// @notice Status at `time` (Unix seconds), by what the word says.
    function statusAt(Record self, uint256 time) internal pure returns (Status) {
        if (isUnknown(self)) return Status.Unknown;
        Outcome result = outcome(self);
        if (result == Outcome.Declined) return Status.Declined;
        bool ended = hasEnded(self, time);
        if (!isConcluded(self)) return ended ? Status.Lapsed : Status.Proposed;
        if (ended) {
            if (result == Outcome.Terminated) return Status.Terminated;
            if (result == Outcome.Superseded) return Status.Superseded;
            return Status.Expired;
        }
        if (time < inForceAt(self)) return Status.Scheduled;
        return result == Outcome.None ? Status.InForce : Status.Ending;
    }

    function withAttested(Record self, uint256 seat) internal pure returns (Record) {
        return _wrap(_bits(self) | (1 << seat));
    }

    function withInForceAt(Record self, uint256 time) internal pure returns (Record) {
        return _wrap((_bits(self) & ~(TIME_MASK << IN_FORCE_AT_SHIFT)) | (time << IN_FORCE_AT_SHIFT));
    }

    function withEndsAt(Record self, uint256 time) internal pure returns (Record) {
        return _wrap((_bits(self) & ~(TIME_MASK << ENDS_AT_SHIFT)) | (time << ENDS_AT_SHIFT));
    }

    function withOutcome(Record self, Outcome result) internal pure returns (Record) {
        return _wrap((_bits(self) & ~(OUTCOME_MASK << OUTCOME_SHIFT)) | (uint256(result) << OUTCOME_SHIFT));
    }

    function withMarks(Record self) internal pure returns (Record) {
        return _wrap(_bits(self) | MARKED);
    }

    /// @notice Whether an end at `time` (Unix seconds) would be earlier than the end so far.
    function wouldEndEarlier(Record self, uint256 time) internal pure returns (bool) {
        uint256 end = endsAt(self);
        return end == 0 || time < end;
    }

    /// @notice Moves the end to `time` (Unix seconds) and names the act that did so, unless the end is earlier already.
    function endedBy(Record self, uint256 time, Outcome result) internal pure returns (Record) {
        return wouldEndEarlier(self, time) ? withOutcome(withEndsAt(self, time), result) : self;
    }

    /// @notice Lets an act join the history; the history of a new record starts from its id.
    function withAct(
        Record self,
        bytes32 id,
        ActContext context,
        bytes32 keyId,
        bytes32 statement
    ) internal pure returns (Record) {
        bytes32 head = actsHead(self);
        // An 18-byte hash of zero would take 2^144 work to find: zero means that there was no act yet.
        if (head == 0) head = id;
        bytes32 next = keccak256(abi.encode(head, context, keyId, statement));
        return _wrap((_bits(self) & STATE_MASK) | (uint256(next) & ~STATE_MASK));
    }

    function decode(Record self) internal pure returns (AgreementRecord memory) {
        return
            AgreementRecord({
                attested: attested(self),
                inForceAt: inForceAt(self),
                endsAt: endsAt(self),
                outcome: outcome(self),
                marked: isMarked(self),
                actsHead: actsHead(self)
            });
    }

    function _bits(Record self) private pure returns (uint256) {
        return uint256(Record.unwrap(self));
    }

    function _wrap(uint256 bits) private pure returns (Record) {
        return Record.wrap(bytes32(bits));
    }
}
