// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAgreementRegistry} from "../../contracts/interfaces/IAgreementRegistry.sol";
import {AccountAct, ActKind, Agreement, Status} from "../../contracts/types/Agreements.sol";
import {AgreementRegistryFixture} from "./base/AgreementRegistryFixture.sol";

/// @dev Every act, from every kind of seat, in every status and at each second around every boundary, by the sender and
/// relayed. Seats 0 to 2 are parties, 3 and 4 witnesses, 5 does not exist. Where an agreement is not concluded, party 2 has
/// not attested; witness 4 never has.
contract AgreementRegistryStatusTest is AgreementRegistryFixture {
    /// @dev What the table has to know of an agreement.
    struct Case {
        Agreement agreement;
        Status status;
        uint256 endsAt;
        uint32 attested;
        uint32 consents;
    }

    uint32 private constant PROPOSED = 11;
    uint32 private constant CONCLUDED = 15;

    function test_Status_Unknown() public {
        _assertRow(Case(_agreement(3, 2), Status.Unknown, 0, 0, 0));
        _assertRow(Case(_consensual(3, 2), Status.Unknown, 0, 0, 0));
    }

    function test_Status_Proposed() public {
        _assertRow(Case(_proposed(_agreement(3, 2)), Status.Proposed, 0, PROPOSED, 0));
        _assertRow(Case(_proposed(_consensual(3, 2)), Status.Proposed, 0, PROPOSED, 0));
    }

    function test_Status_ProposedUntilItLapses() public {
        for (uint256 mode = 0; mode < 2; ++mode) {
            vm.warp(START);
            Agreement memory agreement = _ofMode(mode);
            agreement.noticeDays = 0;
            agreement.expiresAt = START + DAY;
            _proposed(agreement);
            for (uint256 i = 0; i < 3; ++i) {
                vm.warp(START + DAY - 1 + i);
                _assertRow(Case(agreement, i == 0 ? Status.Proposed : Status.Lapsed, START + DAY, PROPOSED, 0));
            }
        }
    }

    function test_Status_Declined() public {
        for (uint256 mode = 0; mode < 2; ++mode) {
            Agreement memory agreement = _proposed(_ofMode(mode));
            _act(agreement, ActKind.Decline, 2);
            _assertRow(Case(agreement, Status.Declined, 0, PROPOSED, 0));
        }
    }

    /// @dev Declined stays declined when its term is over.
    function test_Status_DeclinedAfterTheTerm() public {
        Agreement memory agreement = _agreement(3, 2);
        agreement.expiresAt = START + DAY;
        _proposed(agreement);
        _act(agreement, ActKind.Decline, 0);
        vm.warp(START + DAY);
        _assertRow(Case(agreement, Status.Declined, START + DAY, PROPOSED, 0));
    }

    function test_Status_ScheduledUntilInForce() public {
        for (uint256 mode = 0; mode < 2; ++mode) {
            vm.warp(START);
            Agreement memory agreement = _ofMode(mode);
            agreement.effectiveAt = START + DAY;
            _concluded(agreement);
            for (uint256 i = 0; i < 3; ++i) {
                vm.warp(START + DAY - 1 + i);
                _assertRow(Case(agreement, i == 0 ? Status.Scheduled : Status.InForce, 0, CONCLUDED, 0));
            }
        }
    }

    function test_Status_InForceUntilItExpires() public {
        for (uint256 mode = 0; mode < 2; ++mode) {
            vm.warp(START);
            Agreement memory agreement = _ofMode(mode);
            agreement.noticeDays = 0;
            agreement.expiresAt = START + DAY;
            _concluded(agreement);
            for (uint256 i = 0; i < 3; ++i) {
                vm.warp(START + DAY - 1 + i);
                _assertRow(Case(agreement, i == 0 ? Status.InForce : Status.Expired, START + DAY, CONCLUDED, 0));
            }
        }
    }

    /// @dev With a term shorter than the notice, a notice would prolong it: nothing to record.
    function test_Status_NoticeLongerThanTheTerm() public {
        Agreement memory agreement = _agreement(3, 2);
        agreement.expiresAt = START + 90 * DAY;
        _concluded(agreement);
        _assertRow(Case(agreement, Status.InForce, START + 90 * DAY, CONCLUDED, 0));
    }

    function test_Status_EndingUntilTerminated() public {
        Agreement memory agreement = _concluded(_agreement(3, 2));
        _act(agreement, ActKind.Terminate, 1);
        uint256 end = START + 90 * DAY;
        _assertRow(Case(agreement, Status.Ending, end, CONCLUDED, 0));
        for (uint256 i = 0; i < 3; ++i) {
            vm.warp(end - 1 + i);
            _assertRow(Case(agreement, i == 0 ? Status.Ending : Status.Terminated, end, CONCLUDED, 0));
        }
    }

    function test_Status_ConsentsOfSome() public {
        Agreement memory agreement = _concluded(_consensual(3, 2));
        _act(agreement, ActKind.Terminate, 1);
        _assertRow(Case(agreement, Status.InForce, 0, CONCLUDED, 2));
        _act(agreement, ActKind.Terminate, 0);
        _assertRow(Case(agreement, Status.InForce, 0, CONCLUDED, 3));
    }

    function test_Status_TerminatedByAll() public {
        Agreement memory agreement = _concluded(_consensual(3, 2));
        for (uint256 seat = 0; seat < 3; ++seat) _act(agreement, ActKind.Terminate, seat);
        for (uint256 i = 0; i < 2; ++i) {
            _assertRow(Case(agreement, Status.Terminated, START, CONCLUDED, 7));
            skip(1);
        }
    }

    function test_Status_EndingUntilSuperseded() public {
        for (uint256 mode = 0; mode < 2; ++mode) {
            vm.warp(START);
            Agreement memory agreement = _concluded(_ofMode(mode));
            Agreement memory successor = _amendment(agreement);
            successor.effectiveAt = START + DAY;
            _concludeAmendment(successor, agreement);
            for (uint256 i = 0; i < 3; ++i) {
                vm.warp(START + DAY - 1 + i);
                _assertRow(Case(agreement, i == 0 ? Status.Ending : Status.Superseded, START + DAY, CONCLUDED, 0));
            }
        }
    }

    function test_Status_ExpiredWithConsents() public {
        Agreement memory agreement = _consensual(3, 2);
        agreement.expiresAt = START + DAY;
        _concluded(agreement);
        _act(agreement, ActKind.Terminate, 2);
        vm.warp(START + DAY);
        _assertRow(Case(agreement, Status.Expired, START + DAY, CONCLUDED, 4));
    }

    function _ofMode(uint256 mode) private returns (Agreement memory) {
        return mode == 0 ? _agreement(3, 2) : _consensual(3, 2);
    }

    function _proposed(Agreement memory agreement) private returns (Agreement memory) {
        _act(agreement, ActKind.Attest, 0);
        _act(agreement, ActKind.Attest, 1);
        _act(agreement, ActKind.Attest, 3);
        return agreement;
    }

    function _concluded(Agreement memory agreement) private returns (Agreement memory) {
        _proposed(agreement);
        _act(agreement, ActKind.Attest, 2);
        return agreement;
    }

    function _assertRow(Case memory c) private {
        vm.assertEq(uint256(registry.statusOf(_idOf(c.agreement))), uint256(c.status), "status");
        vm.assertEq(
            registry.isInForce(_idOf(c.agreement)),
            c.status == Status.InForce || c.status == Status.Ending,
            "in force"
        );
        vm.assertEq(registry.recordOf(_idOf(c.agreement)).attested, c.attested, "attested");
        for (uint256 kind = 0; kind < 5; ++kind) {
            for (uint256 seat = 0; seat < 6; ++seat) _assertCell(c, ActKind(kind), seat);
        }
    }

    function _assertCell(Case memory c, ActKind kind, uint256 seat) private {
        (bool recorded, bytes memory problem) = _expected(c, kind, seat);
        string memory cell = string.concat(
            vm.toString(uint256(c.status)),
            "/",
            vm.toString(uint256(kind)),
            "/",
            vm.toString(seat)
        );
        // Seat 5 does not exist; who acts there does not matter.
        Org storage org = orgs[seat == 5 ? 0 : seat];
        address sender = _isManagers(kind) ? org.manager : org.signer;
        _assertCall(c, sender, _senderCall(c.agreement, kind, seat), recorded, problem, cell);
        _assertCall(c, makeAddr("relayer"), _relayedCall(c.agreement, kind, seat, org), recorded, problem, cell);
    }

    function _relayedCall(
        Agreement memory agreement,
        ActKind kind,
        uint256 seat,
        Org storage org
    ) private view returns (bytes memory) {
        bytes32 statement = _statement(kind, seat);
        bytes32 digest = _digest(kind, _idOf(agreement), org.id, statement, FOREVER);
        uint256 secret = _isManagers(kind) ? org.managerSecret : org.signerSecret;
        AccountAct memory act = _accountAct(kind, seat, statement, FOREVER, secret, digest);
        return abi.encodeCall(registry.submit, (agreement, _accounts(act), _keys()));
    }

    function _assertCall(
        Case memory c,
        address sender,
        bytes memory call,
        bool recorded,
        bytes memory problem,
        string memory cell
    ) private {
        bytes32 id = _idOf(c.agreement);
        bytes32 before = _storedWord(id);
        uint256 snapshot = vm.snapshotState();
        vm.prank(sender);
        (bool success, bytes memory answer) = address(registry).call(call);
        vm.assertEq(answer, problem, cell);
        vm.assertEq(success, problem.length == 0, cell);
        vm.assertEq(_storedWord(id) != before, recorded, cell);
        uint256 endsAt = registry.recordOf(id).endsAt;
        if (c.status != Status.Unknown) {
            vm.assertTrue(c.endsAt == 0 || (endsAt != 0 && endsAt <= c.endsAt), cell);
        }
        vm.revertToState(snapshot);
    }

    /// @dev The table of the protocol.
    function _expected(
        Case memory c,
        ActKind kind,
        uint256 seat
    ) private view returns (bool recorded, bytes memory problem) {
        if (seat == 5) return (false, abi.encodeWithSelector(IAgreementRegistry.ActSeatUnknown.selector, 0, seat));
        bool attested = (c.attested >> seat) & 1 != 0;
        if (kind == ActKind.Attest) {
            if (attested) return (false, "");
            bool allowed = c.status == Status.Unknown || c.status == Status.Proposed;
            if (seat > 2 && _isAlive(c.status)) allowed = true;
            return allowed ? (true, problem) : (false, _notAllowed(kind, c.status));
        }
        if (_isManagers(kind)) {
            // Nothing is disputed here, so there is nothing to withdraw.
            if (attested) return (kind == ActKind.Dispute, "");
            return (false, abi.encodeWithSelector(IAgreementRegistry.ActSeatNotAttested.selector, 0, seat));
        }
        if (seat > 2) return (false, abi.encodeWithSelector(IAgreementRegistry.ActSeatNotParty.selector, 0, seat));
        if (kind == ActKind.Decline) {
            if (c.status == Status.Declined) return (false, "");
            return c.status == Status.Proposed ? (true, problem) : (false, _notAllowed(kind, c.status));
        }
        if (c.agreement.anyPartyCanEnd) {
            if (c.attested & 7 != 7) return (false, _notAllowed(kind, c.status));
            uint256 end = vm.getBlockTimestamp() + uint256(c.agreement.noticeDays) * DAY;
            return (c.endsAt == 0 || end < c.endsAt, "");
        }
        if ((c.consents >> seat) & 1 != 0) return (false, "");
        return _isAlive(c.status) ? (true, problem) : (false, _notAllowed(kind, c.status));
    }

    function _notAllowed(ActKind kind, Status status) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IAgreementRegistry.ActNotAllowed.selector, 0, kind, status);
    }

    function _isAlive(Status status) private pure returns (bool) {
        return status == Status.Scheduled || status == Status.InForce || status == Status.Ending;
    }
}
