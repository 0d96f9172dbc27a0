// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAgreementRegistry} from "../../contracts/interfaces/IAgreementRegistry.sol";
import {ActKind, Agreement, Outcome, Status} from "../../contracts/types/Agreements.sol";
import {AgreementRegistryFixture} from "./base/AgreementRegistryFixture.sol";

contract AgreementRegistryAmendTest is AgreementRegistryFixture {
    function test_Amend_BySenders() public {
        Agreement memory old = _agreement(2, 0);
        bytes32 oldId = _conclude(old);
        Agreement memory successor = _amendment(old);
        bytes32 id = _idOf(successor);

        skip(1);
        _watch();
        _willRecord(successor);
        _willAct(successor, ActKind.Attest, 1);
        _willChange(successor, _word(2, 0, 0, Outcome.None));
        _amend(successor, old, 1);
        _verify();
        vm.assertEq(registry.successorOf(oldId), 0);
        vm.assertTrue(registry.isInForce(oldId));

        skip(1);
        _watch();
        _willAct(successor, ActKind.Attest, 0);
        _willChange(successor, _word(3, START + 2, 0, Outcome.None));
        _willSupersede(old, successor);
        _willChange(old, _word(3, START, START + 2, Outcome.Superseded));
        _amend(successor, old, 0);
        _verify();
        vm.assertEq(registry.successorOf(oldId), id);
        _assertStatus(old, Status.Superseded);
        _assertStatus(successor, Status.InForce);
        // There is no second at which neither or both are in force.
        vm.assertTrue(registry.wasInForceAt(oldId, START + 1));
        vm.assertFalse(registry.wasInForceAt(id, START + 1));
        vm.assertFalse(registry.wasInForceAt(oldId, START + 2));
        vm.assertTrue(registry.wasInForceAt(id, START + 2));
    }

    function test_Amend_InOneBatch() public {
        Agreement memory old = _consensual(2, 0);
        old.expiresAt = START + DAY;
        _conclude(old);
        // The history and the marks of the old one go on.
        _act(old, ActKind.Dispute, 1);
        Agreement memory successor = _amendment(old);

        _watch();
        _willRecord(successor);
        _willAct(successor, ActKind.Attest, 0);
        _willAct(successor, ActKind.Attest, 1);
        _willChange(successor, _word(3, START, 0, Outcome.None));
        _willSupersede(old, successor);
        _willChange(old, _markedWord(3, START, START, Outcome.Superseded, 0, 2));
        _concludeAmendment(successor, old);
        _verify();
    }

    function test_Amend_ForLater_EndingThenSuperseded() public {
        Agreement memory old = _agreement(2, 0);
        bytes32 oldId = _conclude(old);
        Agreement memory successor = _amendment(old);
        successor.effectiveAt = START + DAY;
        _watch();
        _willRecord(successor);
        _willAct(successor, ActKind.Attest, 0);
        _willAct(successor, ActKind.Attest, 1);
        _willChange(successor, _word(3, START + DAY, 0, Outcome.None));
        _willSupersede(old, successor);
        _willChange(old, _word(3, START, START + DAY, Outcome.Superseded));
        _concludeAmendment(successor, old);
        _verify();

        Status[3] memory olds = [Status.Ending, Status.Superseded, Status.Superseded];
        Status[3] memory news = [Status.Scheduled, Status.InForce, Status.InForce];
        for (uint256 i = 0; i < 3; ++i) {
            vm.warp(START + DAY - 1 + i);
            _assertStatus(old, olds[i]);
            _assertStatus(successor, news[i]);
            vm.assertEq(registry.isInForce(oldId), i == 0);
        }
    }

    /// @dev A notice that ends the old one before its successor starts keeps its outcome; and one second around it.
    function test_Amend_NoticeEndsThePredecessorEarlier() public {
        for (uint40 i = 0; i < 3; ++i) {
            vm.warp(START);
            Agreement memory old = _agreement(2, 0);
            bytes32 oldId = _conclude(old);
            _act(old, ActKind.Terminate, 0);
            uint40 end = START + 90 * DAY;
            Agreement memory successor = _amendment(old);
            successor.effectiveAt = end - 1 + i;

            _watch();
            _willRecord(successor);
            _willAct(successor, ActKind.Attest, 0);
            _willAct(successor, ActKind.Attest, 1);
            _willChange(successor, _word(3, successor.effectiveAt, 0, Outcome.None));
            _willSupersede(old, successor);
            _willChange(
                old,
                i == 0 ? _word(3, START, end - 1, Outcome.Superseded) : _word(3, START, end, Outcome.Terminated)
            );
            _concludeAmendment(successor, old);
            _verify();
            vm.assertEq(registry.successorOf(oldId), _idOf(successor));
        }
    }

    /// @dev Superseded from later on, the old one can still be ended before that.
    function test_Amend_NoticeAfterTheAmendment() public {
        Agreement memory old = _agreement(2, 0);
        old.noticeDays = 1;
        _conclude(old);
        Agreement memory successor = _amendment(old);
        successor.effectiveAt = START + 2 * DAY;
        _concludeAmendment(successor, old);
        _watch();
        _willAct(old, ActKind.Terminate, 0);
        _willChange(old, _word(3, START, START + DAY, Outcome.Terminated));
        _act(old, ActKind.Terminate, 0);
        _verify();
    }

    /// @dev What is superseded stays so, whatever becomes of its successor.
    function test_Amend_EndOfTheNewNeverRevivesTheOld() public {
        Agreement memory old = _agreement(2, 0);
        bytes32 oldId = _conclude(old);
        Agreement memory successor = _amendment(old);
        successor.noticeDays = 0;
        successor.effectiveAt = START + DAY;
        _concludeAmendment(successor, old);
        _watch();
        _willAct(successor, ActKind.Terminate, 0);
        _willChange(successor, _word(3, START + DAY, START, Outcome.Terminated));
        _act(successor, ActKind.Terminate, 0);
        _verify();
        vm.warp(START + DAY);
        _assertStatus(successor, Status.Terminated);
        _assertStatus(old, Status.Superseded);
        vm.assertEq(registry.successorOf(oldId), _idOf(successor));
        vm.assertEq(registry.recordOf(oldId).endsAt, START + DAY);
    }

    function test_Amend_DeclinedLeavesThePredecessorAlone() public {
        Agreement memory old = _agreement(2, 0);
        bytes32 oldId = _conclude(old);
        bytes32 before = _storedWord(oldId);
        Agreement memory successor = _amendment(old);
        _amend(successor, old, 0);
        // Declining needs no predecessor.
        _act(successor, ActKind.Decline, 1);
        _assertStatus(successor, Status.Declined);
        vm.assertEq(_storedWord(oldId), before);
        vm.assertEq(registry.successorOf(oldId), 0);
    }

    function test_Amend_Scheduled() public {
        Agreement memory old = _agreement(2, 0);
        old.effectiveAt = START + DAY;
        _conclude(old);
        _watch();
        Agreement memory successor = _amendment(old);
        _willRecord(successor);
        _willAct(successor, ActKind.Attest, 0);
        _willAct(successor, ActKind.Attest, 1);
        _willChange(successor, _word(3, START, 0, Outcome.None));
        _willSupersede(old, successor);
        _willChange(old, _word(3, START + DAY, START, Outcome.Superseded));
        _concludeAmendment(successor, old);
        _verify();
        _assertStatus(old, Status.Superseded);
    }

    function test_Amend_WithMoreParties() public {
        Agreement memory old = _agreement(2, 2);
        _conclude(old);
        Agreement memory successor = _agreement(4, 0);
        successor.supersedes = _idOf(old);
        _amend(successor, old, 3);
        _amend(successor, old, 1);
        _amend(successor, old, 2);
        _assertStatus(old, Status.InForce);
        _amend(successor, old, 0);
        _assertStatus(old, Status.Superseded);
    }

    function test_Amend_AChain() public {
        Agreement memory current = _agreement(2, 0);
        _conclude(current);
        for (uint256 i = 0; i < 5; ++i) {
            skip(1);
            Agreement memory next = _amendment(current);
            _concludeAmendment(next, current);
            _assertStatus(current, Status.Superseded);
            _assertStatus(next, Status.InForce);
            vm.assertEq(registry.successorOf(_idOf(current)), _idOf(next));
            current = next;
        }
    }

    function test_Amend_FirstToCompleteWins() public {
        Agreement memory old = _agreement(2, 0);
        bytes32 oldId = _conclude(old);
        Agreement memory one = _amendment(old);
        Agreement memory two = _amendment(old);
        two.effectiveAt = START + DAY;
        _amend(one, old, 0);
        _amend(two, old, 1);
        _amend(two, old, 0);

        bytes memory problem = abi.encodeWithSelector(
            IAgreementRegistry.PredecessorAlreadySuperseded.selector,
            oldId,
            _idOf(two)
        );
        _assertAmendmentRefused(one, old, 1, problem);
        // Once it is in force the status says so first.
        vm.warp(START + DAY);
        _assertAmendmentRefused(one, old, 1, _notAmendable(oldId, Status.Superseded));
        _assertStatus(one, Status.Proposed);
        vm.assertEq(registry.successorOf(oldId), _idOf(two));
    }

    function test_RevertWhen_Amend_ThroughAttest() public {
        Agreement memory old = _agreement(2, 0);
        _conclude(old);
        Agreement memory successor = _amendment(old);
        bytes memory problem = abi.encodeWithSelector(
            IAgreementRegistry.PredecessorMissing.selector,
            successor.supersedes
        );
        _expectRevert(problem);
        vm.prank(orgs[0].signer);
        registry.attest(successor, 0, 0);

        _amend(successor, old, 0);
        _expectRevert(problem);
        registry.submit(successor, _attestations(successor), _keys());
    }

    function test_RevertWhen_Amend_PredecessorOfNone() public {
        Agreement memory old = _agreement(2, 0);
        _conclude(old);
        Agreement memory agreement = _agreement(2, 0);
        _assertAmendmentRefused(agreement, old, 0, _mismatch(0, _idOf(old)));
    }

    function test_RevertWhen_Amend_WrongStruct() public {
        Agreement memory old = _agreement(2, 0);
        _conclude(old);
        Agreement memory other = _agreement(2, 0);
        _conclude(other);
        Agreement memory successor = _amendment(old);
        _assertAmendmentRefused(successor, other, 0, _mismatch(_idOf(old), _idOf(other)));
        _assertAmendmentRefused(successor, successor, 0, _mismatch(_idOf(old), _idOf(successor)));
    }

    function test_RevertWhen_Amend_PredecessorNotConcludedOrEnded() public {
        Agreement memory unknown = _agreement(2, 0);
        _assertNotAmendable(unknown, Status.Unknown);

        Agreement memory proposed = _agreement(2, 0);
        _act(proposed, ActKind.Attest, 0);
        _assertNotAmendable(proposed, Status.Proposed);

        Agreement memory declined = _agreement(2, 0);
        _act(declined, ActKind.Attest, 0);
        _act(declined, ActKind.Decline, 0);
        _assertNotAmendable(declined, Status.Declined);

        Agreement memory lapsed = _agreement(2, 0);
        lapsed.expiresAt = START + DAY;
        _act(lapsed, ActKind.Attest, 0);
        Agreement memory expired = _agreement(2, 0);
        expired.expiresAt = START + DAY;
        _conclude(expired);
        Agreement memory terminated = _agreement(2, 0);
        terminated.noticeDays = 1;
        _conclude(terminated);
        _act(terminated, ActKind.Terminate, 0);
        vm.warp(START + DAY - 1);
        Agreement memory inTime = _amendment(expired);
        _amend(inTime, expired, 0);
        vm.warp(START + DAY);
        _assertNotAmendable(lapsed, Status.Lapsed);
        _assertNotAmendable(expired, Status.Expired);
        _assertNotAmendable(terminated, Status.Terminated);
        // One party's attestation in time is not enough.
        _assertAmendmentRefused(inTime, expired, 1, _notAmendable(_idOf(expired), Status.Expired));
    }

    function test_RevertWhen_Amend_PartyLeftOut() public {
        Agreement memory old = _agreement(3, 0);
        _conclude(old);
        for (uint256 left = 0; left < 3; ++left) {
            Agreement memory successor = _agreement(4, 1);
            successor.supersedes = _idOf(old);
            successor.parties = new bytes32[](3);
            successor.witnesses = new bytes32[](1);
            // As a witness it is no party.
            successor.witnesses[0] = orgs[left].id;
            uint256 next = 0;
            for (uint256 i = 0; i < 4; ++i) {
                if (i != left) successor.parties[next++] = orgs[i].id;
            }
            _assertAmendmentRefused(
                successor,
                old,
                0,
                abi.encodeWithSelector(IAgreementRegistry.PredecessorPartyMissing.selector, orgs[left].id)
            );
        }
    }

    /// @dev The order of the checks: id, status, successor, parties; and all of them before any act is looked at.
    function test_RevertWhen_Amend_BeforeAnyActIsLookedAt() public {
        Agreement memory old = _agreement(2, 0);
        bytes32 oldId = _conclude(old);
        Agreement memory successor = _amendment(old);
        Agreement memory fewer = _amendment(old);
        (fewer.parties[0], fewer.parties[1]) = (orgs[1].id, orgs[2].id);
        successor.effectiveAt = START + DAY;
        _concludeAmendment(successor, old);

        _expectRevert(
            abi.encodeWithSelector(IAgreementRegistry.PredecessorAlreadySuperseded.selector, oldId, _idOf(successor))
        );
        registry.amend(fewer, old, 200, 0);
        _expectRevert(_mismatch(oldId, _idOf(fewer)));
        registry.submitAmendment(fewer, fewer, _accounts(), _keys());
    }

    function test_RevertWhen_Amend_Empty() public {
        Agreement memory old = _agreement(2, 0);
        _conclude(old);
        Agreement memory successor = _amendment(old);
        _expectRevert(abi.encodeWithSelector(IAgreementRegistry.ActsMissing.selector));
        registry.submitAmendment(successor, old, _accounts(), _keys());
    }

    /// @dev After conclusion nothing is asked of the predecessor any more: a witness attests with or without it.
    function test_Amend_WitnessAfterConclusion() public {
        Agreement memory old = _agreement(2, 0);
        _conclude(old);
        Agreement memory successor = _agreement(2, 2);
        successor.supersedes = _idOf(old);
        _concludeAmendment(successor, old);
        bytes32 oldWord = _storedWord(_idOf(old));

        skip(1);
        _watch();
        _willAct(successor, ActKind.Attest, 2);
        _willChange(successor, _word(7, START, 0, Outcome.None));
        _act(successor, ActKind.Attest, 2);
        _verify();
        _watch();
        _willAct(successor, ActKind.Attest, 3);
        _willChange(successor, _word(15, START, 0, Outcome.None));
        _amend(successor, old, 3);
        _verify();
        vm.assertEq(_storedWord(_idOf(old)), oldWord);
    }

    /// @dev Threat: relayer front-run. The same batch once more finds everything recorded and changes nothing.
    function test_Amend_BatchAfterAFrontRunner() public {
        Agreement memory old = _agreement(2, 0);
        _conclude(old);
        Agreement memory successor = _amendment(old);
        uint256 snapshot = vm.snapshotState();
        for (uint256 seat = 0; seat < 2; ++seat) {
            vm.revertToState(snapshot);
            vm.prank(makeAddr("front-runner"));
            registry.submitAmendment(successor, old, _accounts(_signed(successor, ActKind.Attest, seat)), _keys());
            _concludeAmendment(successor, old);
            _assertStatus(old, Status.Superseded);
            _watch();
            _concludeAmendment(successor, old);
            // And without the predecessor.
            _submit(successor, _attestations(successor));
            _verify();
        }
    }

    /// @dev An attestation of the amendment that is on record already is skipped, and needs no predecessor.
    function test_Amend_RecordedAttestationThroughAttest() public {
        Agreement memory old = _agreement(2, 0);
        _conclude(old);
        Agreement memory successor = _amendment(old);
        _amend(successor, old, 0);
        _watch();
        _act(successor, ActKind.Attest, 0);
        _verify();
    }

    function _assertNotAmendable(Agreement memory old, Status status) private {
        _assertAmendmentRefused(_amendment(old), old, 0, _notAmendable(_idOf(old), status));
    }

    /// @dev Refused from the sender and relayed alike.
    function _assertAmendmentRefused(
        Agreement memory successor,
        Agreement memory old,
        uint256 seat,
        bytes memory problem
    ) private {
        _expectRevert(problem);
        vm.prank(orgs[seat].signer);
        registry.amend(successor, old, uint8(seat), 0);
        _expectRevert(problem);
        registry.submitAmendment(successor, old, _accounts(_signed(successor, ActKind.Attest, 0)), _keys());
    }

    function _mismatch(bytes32 expected, bytes32 actual) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IAgreementRegistry.PredecessorMismatch.selector, expected, actual);
    }

    function _notAmendable(bytes32 id, Status status) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IAgreementRegistry.PredecessorNotAmendable.selector, id, status);
    }

    function _assertStatus(Agreement memory agreement, Status status) private view {
        vm.assertEq(uint256(registry.statusOf(_idOf(agreement))), uint256(status));
    }
}
