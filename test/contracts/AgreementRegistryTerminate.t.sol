// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAgreementRegistry} from "../../contracts/interfaces/IAgreementRegistry.sol";
import {ActKind, Agreement, Outcome, Status} from "../../contracts/types/Agreements.sol";
import {AgreementRegistryFixture} from "./base/AgreementRegistryFixture.sol";

contract AgreementRegistryTerminateTest is AgreementRegistryFixture {
    function test_Terminate_Notice() public {
        Agreement memory agreement = _agreement(3, 0);
        bytes32 id = _conclude(agreement);
        skip(10);

        _watch();
        _willAct(agreement, ActKind.Terminate, 2);
        _willChange(agreement, _word(7, START, START + 10 + 90 * DAY, Outcome.Terminated));
        _act(agreement, ActKind.Terminate, 2);
        _verify();
        vm.assertTrue(registry.isInForce(id));
        vm.assertEq(uint256(registry.statusOf(id)), uint256(Status.Ending));

        vm.warp(START + 10 + 90 * DAY);
        vm.assertFalse(registry.isInForce(id));
        vm.assertEq(uint256(registry.statusOf(id)), uint256(Status.Terminated));
    }

    function test_Terminate_NoticeOfNoDaysEndsNow() public {
        Agreement memory agreement = _agreement(2, 0);
        agreement.noticeDays = 0;
        bytes32 id = _conclude(agreement);
        _watch();
        _willAct(agreement, ActKind.Terminate, 0);
        _willChange(agreement, _word(3, START, START, Outcome.Terminated));
        _act(agreement, ActKind.Terminate, 0);
        _verify();
        vm.assertFalse(registry.isInForce(id));
        vm.assertFalse(registry.wasInForceAt(id, START));
        vm.assertEq(uint256(registry.statusOf(id)), uint256(Status.Terminated));
    }

    function test_Terminate_LongestNoticeFitsTheWord() public {
        Agreement memory agreement = _agreement(2, 0);
        agreement.noticeDays = type(uint16).max;
        _conclude(agreement);
        _watch();
        _willAct(agreement, ActKind.Terminate, 0);
        _willChange(agreement, _word(3, START, START + 65_535 * uint256(DAY), Outcome.Terminated));
        _act(agreement, ActKind.Terminate, 0);
        _verify();
    }

    /// @dev Threat: prolonging. The second notice would end later than the first, or than the term.
    function test_Terminate_NoticeNeverMovesTheEndLater() public {
        Agreement memory agreement = _agreement(2, 0);
        agreement.expiresAt = START + 91 * DAY;
        _conclude(agreement);
        _watch();
        vm.warp(START + DAY);
        _act(agreement, ActKind.Terminate, 0);
        _verify();

        // One second earlier it moves the end by one second.
        vm.warp(START + DAY - 1);
        _watch();
        _willAct(agreement, ActKind.Terminate, 1);
        _willChange(agreement, _word(3, START, START + 91 * DAY - 1, Outcome.Terminated));
        _act(agreement, ActKind.Terminate, 1);
        _verify();

        skip(1);
        _watch();
        _act(agreement, ActKind.Terminate, 0);
        _submit(agreement, ActKind.Terminate, 1);
        _verify();
    }

    /// @dev Before it comes into force at all: it never does.
    function test_Terminate_NoticeWhileScheduled() public {
        Agreement memory agreement = _agreement(2, 0);
        agreement.effectiveAt = START + 100 * DAY;
        bytes32 id = _conclude(agreement);
        _watch();
        _willAct(agreement, ActKind.Terminate, 1);
        _willChange(agreement, _word(3, START + 100 * DAY, START + 90 * DAY, Outcome.Terminated));
        _act(agreement, ActKind.Terminate, 1);
        _verify();
        vm.assertEq(uint256(registry.statusOf(id)), uint256(Status.Scheduled));
        vm.warp(START + 90 * DAY);
        vm.assertEq(uint256(registry.statusOf(id)), uint256(Status.Terminated));
        vm.warp(START + 100 * DAY);
        vm.assertEq(uint256(registry.statusOf(id)), uint256(Status.Terminated));
        vm.assertFalse(registry.wasInForceAt(id, START + 100 * DAY));
    }

    function test_Terminate_ConsentOfAll() public {
        Agreement memory agreement = _consensual(3, 0);
        agreement.expiresAt = START + DAY;
        bytes32 id = _conclude(agreement);
        uint32[3] memory consents = [uint32(4), 5, 7];
        uint256[3] memory seats = [uint256(2), 0, 1];
        for (uint256 i = 0; i < 3; ++i) {
            skip(1);
            _watch();
            _willAct(agreement, ActKind.Terminate, seats[i]);
            _willChange(
                agreement,
                i < 2
                    ? _markedWord(7, START, START + DAY, Outcome.None, consents[i], 0)
                    : _markedWord(7, START, START + 3, Outcome.Terminated, 7, 0)
            );
            if (i == 1) _submit(agreement, ActKind.Terminate, seats[i]);
            else _act(agreement, ActKind.Terminate, seats[i]);
            _verify();
            vm.assertEq(registry.isInForce(id), i < 2);
        }
        _watch();
        for (uint256 seat = 0; seat < 3; ++seat) _act(agreement, ActKind.Terminate, seat);
        _verify();
    }

    function test_Terminate_ConsentOfAllInTheCallThatConcludes() public {
        Agreement memory agreement = _consensual(2, 0);
        _act(agreement, ActKind.Attest, 0);
        _watch();
        _willAct(agreement, ActKind.Attest, 1);
        _willAct(agreement, ActKind.Terminate, 0);
        _willAct(agreement, ActKind.Terminate, 1);
        _willChange(agreement, _markedWord(3, START, START, Outcome.Terminated, 3, 0));
        _submit(
            agreement,
            _accounts(
                _signed(agreement, ActKind.Attest, 1),
                _signed(agreement, ActKind.Terminate, 0),
                _signed(agreement, ActKind.Terminate, 1)
            )
        );
        _verify();
    }

    /// @dev What ended it first stays the outcome.
    function test_Terminate_ConsentsCompletedAfterTheEndAreRefused() public {
        Agreement memory agreement = _consensual(2, 0);
        agreement.expiresAt = START + DAY;
        bytes32 id = _conclude(agreement);
        _act(agreement, ActKind.Terminate, 0);
        vm.warp(START + DAY);
        bytes memory call = _senderCall(agreement, ActKind.Terminate, 1);
        address signer = orgs[1].signer;
        _expectRevert(
            abi.encodeWithSelector(IAgreementRegistry.ActNotAllowed.selector, 0, ActKind.Terminate, Status.Expired)
        );
        this.callAs(signer, call);
        vm.assertEq(uint256(registry.statusOf(id)), uint256(Status.Expired));
    }

    /// @dev A party cannot be kept bound by suspending it.
    function test_Terminate_BySuspendedOrganisation() public {
        Agreement memory agreement = _agreement(2, 0);
        _conclude(agreement);
        bytes32 organisation = orgs[1].id;
        vm.prank(secretariat);
        members.suspend(organisation);
        _watch();
        _willAct(agreement, ActKind.Terminate, 1);
        _willChange(agreement, _word(3, START, START + 90 * DAY, Outcome.Terminated));
        _act(agreement, ActKind.Terminate, 1);
        _verify();
    }

    function callAs(address sender, bytes calldata call) external {
        _callAs(sender, call);
    }
}
