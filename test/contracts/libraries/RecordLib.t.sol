// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ActContext} from "../../../contracts/types/ActContext.sol";
import {AgreementRecord, Outcome, Status} from "../../../contracts/types/Agreements.sol";
import {RecordLib} from "../../../contracts/libraries/RecordLib.sol";
import {Record} from "../../../contracts/types/Record.sol";
import {Vectors} from "../base/Vectors.sol";

contract RecordLibTest is Vectors {
    /// @dev The fields of a word, packed here by sums and products where the library shifts and masks.
    struct Fields {
        uint32 attested;
        uint256 inForceAt;
        uint256 endsAt;
        uint256 outcome;
        bool marked;
        uint144 head;
    }

    uint256 private constant LAST_SECOND = 2 ** 36 - 1;

    function test_TimeLimitIs36Bits() public pure {
        vm.assertEq(RecordLib.TIME_LIMIT, 68_719_476_736);
    }

    function testFuzz_Unpack(Fields memory fields) public pure {
        Record record = _pack(_fit(fields));
        vm.assertEq(record.attested(), fields.attested);
        vm.assertEq(record.inForceAt(), fields.inForceAt);
        vm.assertEq(record.endsAt(), fields.endsAt);
        vm.assertEq(uint256(record.outcome()), fields.outcome);
        vm.assertEq(record.isMarked(), fields.marked);
        vm.assertEq(record.actsHead(), bytes32(uint256(fields.head) * 2 ** 112));
        vm.assertEq(record.isConcluded(), fields.inForceAt != 0);
        uint256 attested;
        for (uint256 seat = 0; seat < 32; ++seat) attested += record.hasAttested(seat) ? 2 ** seat : 0;
        vm.assertEq(attested, fields.attested);

        AgreementRecord memory decoded = record.decode();
        vm.assertEq(decoded.attested, fields.attested);
        vm.assertEq(decoded.inForceAt, fields.inForceAt);
        vm.assertEq(decoded.endsAt, fields.endsAt);
        vm.assertEq(uint256(decoded.outcome), fields.outcome);
        vm.assertEq(decoded.marked, fields.marked);
        vm.assertEq(decoded.actsHead, bytes32(uint256(fields.head) * 2 ** 112));
    }

    function test_UnpackFullWord() public pure {
        Fields memory fields = Fields(type(uint32).max, LAST_SECOND, LAST_SECOND, 3, true, type(uint144).max);
        testFuzz_Unpack(fields);
    }

    function test_IsUnknown() public pure {
        vm.assertTrue(Record.wrap(0).isUnknown());
        vm.assertFalse(Record.wrap(bytes32(uint256(1))).isUnknown());
        vm.assertFalse(Record.wrap(bytes32(uint256(1) << 255)).isUnknown());
    }

    // Each setter changes its own field and leaves the others alone.

    function testFuzz_WithAttested(Fields memory fields, uint256 seat) public pure {
        seat = bound(seat, 0, 31);
        Record record = _pack(_fit(fields)).withAttested(seat);
        if ((fields.attested / 2 ** seat) % 2 == 0) fields.attested += uint32(2 ** seat);
        _assertWord(record, fields);
    }

    function testFuzz_WithInForceAt(Fields memory fields, uint256 time) public pure {
        time = bound(time, 0, LAST_SECOND);
        Record record = _pack(_fit(fields)).withInForceAt(time);
        fields.inForceAt = time;
        _assertWord(record, fields);
    }

    function testFuzz_WithEndsAt(Fields memory fields, uint256 time) public pure {
        time = bound(time, 0, LAST_SECOND);
        Record record = _pack(_fit(fields)).withEndsAt(time);
        fields.endsAt = time;
        _assertWord(record, fields);
    }

    function testFuzz_WithOutcome(Fields memory fields, uint256 outcome) public pure {
        outcome = bound(outcome, 0, 3);
        Record record = _pack(_fit(fields)).withOutcome(Outcome(outcome));
        fields.outcome = outcome;
        _assertWord(record, fields);
    }

    function testFuzz_WithMarks(Fields memory fields) public pure {
        Record record = _pack(_fit(fields)).withMarks();
        fields.marked = true;
        _assertWord(record, fields);
    }

    function testFuzz_WithAct(
        Fields memory fields,
        bytes32 id,
        bytes32 context,
        bytes32 keyId,
        bytes32 statement
    ) public pure {
        Record record = _pack(_fit(fields)).withAct(id, ActContext.wrap(context), keyId, statement);
        bytes32 previous = fields.head == 0 ? id : bytes32(uint256(fields.head) * 2 ** 112);
        fields.head = uint144(bytes18(keccak256(bytes.concat(previous, context, keyId, statement))));
        _assertWord(record, fields);
    }

    /// @dev The history of a new record starts from its id, so one act on two agreements gives two heads.
    function testFuzz_FirstActBindsId(bytes32 id, bytes32 other) public pure {
        vm.assume(id != other);
        ActContext context = ActContext.wrap(bytes32(uint256(1)));
        Record record = Record.wrap(0).withAct(id, context, "key", "statement");
        Record otherRecord = Record.wrap(0).withAct(other, context, "key", "statement");
        vm.assertNotEq(record.actsHead(), otherRecord.actsHead());
    }

    // The end only moves earlier.

    function test_WouldEndEarlier() public pure {
        vm.assertTrue(Record.wrap(0).wouldEndEarlier(LAST_SECOND), "0 is never");
        Record record = Record.wrap(0).withEndsAt(1000);
        vm.assertTrue(record.wouldEndEarlier(999));
        vm.assertFalse(record.wouldEndEarlier(1000));
        vm.assertFalse(record.wouldEndEarlier(1001));
    }

    /// @dev Threat: "prolonging: notice or a late act that moves the end later".
    function testFuzz_EndedByNeverProlongs(Fields memory fields, uint256 time, uint256 outcome) public pure {
        time = bound(time, 1, LAST_SECOND);
        outcome = bound(outcome, 0, 3);
        Record record = _pack(_fit(fields)).endedBy(time, Outcome(outcome));
        if (fields.endsAt == 0 || time < fields.endsAt) {
            fields.endsAt = time;
            fields.outcome = outcome;
        }
        _assertWord(record, fields);
    }

    // Status

    /// @dev Every row of the protocol's list, at the second before, at and after each boundary.
    function test_StatusBoundaries() public pure {
        Record proposed = Record.wrap(0).withAttested(0);
        _assertStatus(Record.wrap(0), 1000, Status.Unknown);
        _assertStatus(proposed, 0, Status.Proposed);
        _assertStatus(proposed, LAST_SECOND, Status.Proposed);
        _assertStatus(proposed.withEndsAt(1000), 999, Status.Proposed);
        _assertStatus(proposed.withEndsAt(1000), 1000, Status.Lapsed);
        _assertStatus(proposed.withEndsAt(1000).withOutcome(Outcome.Declined), 999, Status.Declined);
        _assertStatus(proposed.withEndsAt(1000).withOutcome(Outcome.Declined), 1000, Status.Declined);

        Record concluded = proposed.withAttested(1).withInForceAt(500);
        _assertStatus(concluded, 499, Status.Scheduled);
        _assertStatus(concluded, 500, Status.InForce);
        _assertStatus(concluded, LAST_SECOND, Status.InForce);

        Record ending = concluded.withEndsAt(1000);
        _assertStatus(ending, 499, Status.Scheduled);
        _assertStatus(ending, 500, Status.InForce);
        _assertStatus(ending, 999, Status.InForce);
        _assertStatus(ending, 1000, Status.Expired);

        _assertEnding(ending.withOutcome(Outcome.Terminated), Status.Terminated);
        _assertEnding(ending.withOutcome(Outcome.Superseded), Status.Superseded);
    }

    /// @dev An agreement that ended before its time in force began never was in force, nor Scheduled again.
    function test_StatusEndedBeforeInForce() public pure {
        Record record = Record.wrap(0).withAttested(0).withInForceAt(500).withEndsAt(400);
        _assertStatus(record.withOutcome(Outcome.Terminated), 399, Status.Scheduled);
        _assertStatus(record.withOutcome(Outcome.Terminated), 400, Status.Terminated);
        _assertStatus(record.withOutcome(Outcome.Terminated), 500, Status.Terminated);
        _assertStatus(record.withOutcome(Outcome.Superseded), 500, Status.Superseded);
    }

    /// @dev Every combination of fields and times next to each other, against the protocol's list.
    function testFuzz_Status(Fields memory fields, uint256 time) public pure {
        fields.inForceAt = bound(fields.inForceAt, 0, 6);
        fields.endsAt = bound(fields.endsAt, 0, 6);
        time = bound(time, 0, 7);
        _assertStatus(_pack(_fit(fields)), time, _expectedStatus(fields, time));
    }

    /// @dev Pitfall: "`isValid` that only means "exists"": in force is a matter of time, and only Ending and InForce are it.
    function testFuzz_IsInForceAgreesWithStatus(Fields memory fields, uint256 time) public pure {
        time = bound(time, 0, LAST_SECOND);
        // A decline sets no time in force.
        if (_fit(fields).outcome == uint256(Outcome.Declined)) fields.inForceAt = 0;
        Record record = _pack(fields);
        Status status = record.statusAt(time);
        vm.assertEq(record.isInForce(time), status == Status.InForce || status == Status.Ending);
        vm.assertEq(record.hasEnded(time), fields.endsAt != 0 && time >= fields.endsAt);
    }

    // Shared vectors

    function test_VectorsOfRecords() public view {
        string memory json = vectors("records");
        bytes32[] memory words = vm.parseJsonBytes32Array(json, ".records.word");
        uint256[] memory attested = vm.parseJsonUintArray(json, ".records.attested");
        uint256[] memory inForceAt = vm.parseJsonUintArray(json, ".records.inForceAt");
        uint256[] memory endsAt = vm.parseJsonUintArray(json, ".records.endsAt");
        uint256[] memory outcome = vm.parseJsonUintArray(json, ".records.outcome");
        uint256[] memory marked = vm.parseJsonUintArray(json, ".records.marked");
        bytes32[] memory actsHead = vm.parseJsonBytes32Array(json, ".records.actsHead");
        vm.assertGt(words.length, 100);
        for (uint256 i = 0; i < words.length; ++i) {
            AgreementRecord memory decoded = Record.wrap(words[i]).decode();
            vm.assertEq(decoded.attested, attested[i]);
            vm.assertEq(decoded.inForceAt, inForceAt[i]);
            vm.assertEq(decoded.endsAt, endsAt[i]);
            vm.assertEq(uint256(decoded.outcome), outcome[i]);
            vm.assertEq(decoded.marked, marked[i] == 1);
            vm.assertEq(decoded.actsHead, actsHead[i]);
        }
    }

    function test_VectorsOfStatuses() public view {
        string memory json = vectors("records");
        bytes32[] memory words = vm.parseJsonBytes32Array(json, ".statuses.word");
        uint256[] memory times = vm.parseJsonUintArray(json, ".statuses.time");
        uint256[] memory statuses = vm.parseJsonUintArray(json, ".statuses.status");
        uint256[] memory inForce = vm.parseJsonUintArray(json, ".statuses.inForce");
        vm.assertGt(words.length, 40);
        for (uint256 i = 0; i < words.length; ++i) {
            Record record = Record.wrap(words[i]);
            vm.assertEq(uint256(record.statusAt(times[i])), statuses[i]);
            vm.assertEq(record.isInForce(times[i]), inForce[i] == 1);
        }
    }

    function _assertEnding(Record record, Status ended) private pure {
        _assertStatus(record, 499, Status.Scheduled);
        _assertStatus(record, 500, Status.Ending);
        _assertStatus(record, 999, Status.Ending);
        _assertStatus(record, 1000, ended);
        _assertStatus(record, LAST_SECOND, ended);
    }

    function _assertStatus(Record record, uint256 time, Status status) private pure {
        vm.assertEq(uint256(record.statusAt(time)), uint256(status));
    }

    function _assertWord(Record record, Fields memory fields) private pure {
        vm.assertEq(Record.unwrap(record), Record.unwrap(_pack(fields)));
    }

    function _expectedStatus(Fields memory fields, uint256 time) private pure returns (Status) {
        if (Record.unwrap(_pack(fields)) == 0) return Status.Unknown;
        if (fields.outcome == 1) return Status.Declined;
        bool ended = fields.endsAt != 0 && time >= fields.endsAt;
        if (fields.inForceAt == 0) return ended ? Status.Lapsed : Status.Proposed;
        if (ended) return [Status.Expired, Status.Declined, Status.Terminated, Status.Superseded][fields.outcome];
        if (time < fields.inForceAt) return Status.Scheduled;
        return fields.outcome == 0 ? Status.InForce : Status.Ending;
    }

    function _fit(Fields memory fields) private pure returns (Fields memory) {
        fields.inForceAt = bound(fields.inForceAt, 0, LAST_SECOND);
        fields.endsAt = bound(fields.endsAt, 0, LAST_SECOND);
        fields.outcome = bound(fields.outcome, 0, 3);
        return fields;
    }

    function _pack(Fields memory fields) private pure returns (Record) {
        return
            Record.wrap(
                bytes32(
                    fields.attested +
                        fields.inForceAt * 2 ** 32 +
                        fields.endsAt * 2 ** 68 +
                        fields.outcome * 2 ** 104 +
                        (fields.marked ? 2 ** 108 : 0) +
                        uint256(fields.head) * 2 ** 112
                )
            );
    }
}
