// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AgreementGate} from "../../contracts/AgreementGate.sol";
import {IAgreementRegistry} from "../../contracts/interfaces/IAgreementRegistry.sol";
import {Agreement, Status} from "../../contracts/types/Agreements.sol";
import {AgreementFixture} from "./base/AgreementFixture.sol";

/// @dev The gate as a contract of a reader's own would use it.
contract Gated is AgreementGate {
    constructor(IAgreementRegistry agreements) AgreementGate(agreements) {}

    function act(bytes32 id) external view whileInForce(id) returns (bool) {
        return true;
    }

    function actUndisputed(bytes32 id) external view whileInForceUndisputed(id) returns (bool) {
        return true;
    }

    function requireBetween(
        Agreement memory agreement,
        bytes32[] memory organisations
    ) external view returns (bytes32) {
        return _requireBetween(agreement, organisations);
    }

    function currentOf(bytes32 id, uint256 limit) external view returns (bytes32) {
        return _currentOf(id, limit);
    }
}

/// @dev Against the real registries. Pitfall: "`isValid` that only means "exists"": each status by itself, at its boundaries.
contract AgreementGateTest is AgreementFixture {
    Gated private _gate;

    function setUp() public override {
        super.setUp();
        _gate = new Gated(agreements);
    }

    // Status

    function test_RevertWhen_Unknown() public {
        _assertClosed(keccak256("no agreement"), Status.Unknown);
    }

    function test_RevertWhen_Proposed() public {
        Agreement memory agreement = agreementOf(alpha, beta);
        attestAs(alpha, agreement);
        _assertClosed(agreements.idOf(agreement), Status.Proposed);
        attestAs(beta, agreement);
        _assertOpen(agreements.idOf(agreement));
    }

    function test_RevertWhen_Declined() public {
        Agreement memory agreement = agreementOf(alpha, beta);
        attestAs(alpha, agreement);
        uint8 seat = seatOf(agreement, beta.id);
        vm.prank(beta.signatory);
        agreements.decline(agreement, seat, STATEMENT);
        _assertClosed(agreements.idOf(agreement), Status.Declined);
    }

    function test_RevertWhen_Lapsed() public {
        Agreement memory agreement = agreementOf(alpha, beta);
        agreement.expiresAt = START + 100;
        attestAs(alpha, agreement);
        vm.warp(START + 100);
        _assertClosed(agreements.idOf(agreement), Status.Lapsed);
    }

    function test_TermBoundaries() public {
        Agreement memory agreement = agreementOf(alpha, beta);
        (agreement.effectiveAt, agreement.expiresAt) = (START + 50, START + 100);
        _conclude(agreement);
        bytes32 id = agreements.idOf(agreement);
        vm.warp(START + 49);
        _assertClosed(id, Status.Scheduled);
        vm.warp(START + 50);
        _assertOpen(id);
        vm.warp(START + 99);
        _assertOpen(id);
        vm.warp(START + 100);
        _assertClosed(id, Status.Expired);
    }

    function test_NoticeBoundaries() public {
        Agreement memory agreement = agreementOf(alpha, beta);
        (agreement.anyPartyCanEnd, agreement.noticeDays) = (true, 30);
        _conclude(agreement);
        bytes32 id = agreements.idOf(agreement);
        terminateAs(beta, agreement);
        _assertOpen(id);
        vm.warp(START + 30 days - 1);
        vm.assertEq(uint256(agreements.statusOf(id)), uint256(Status.Ending));
        _assertOpen(id);
        vm.warp(START + 30 days);
        _assertClosed(id, Status.Terminated);
    }

    // Disputes

    function test_RevertWhen_Disputed() public {
        Agreement memory agreement = agreementOf(alpha, beta);
        _conclude(agreement);
        bytes32 id = agreements.idOf(agreement);
        disputeAs(alpha, agreement);
        vm.assertTrue(_gate.act(id), "a dispute changes nothing about the force");
        vm.expectRevert(abi.encodeWithSelector(AgreementGate.GateAgreementDisputed.selector, id));
        _gate.actUndisputed(id);
        uint8 seat = seatOf(agreement, alpha.id);
        vm.prank(alpha.manager);
        agreements.withdrawDispute(agreement, seat, STATEMENT);
        _assertOpen(id);
    }

    // Who agreed

    function test_Between() public view {
        Agreement memory agreement = agreementOf(alpha, beta);
        bytes32 id = agreements.idOf(agreement);
        vm.assertEq(_gate.requireBetween(agreement, new bytes32[](0)), id);
        vm.assertEq(_gate.requireBetween(agreement, _list(alpha.id, beta.id)), id);
        vm.assertEq(_gate.requireBetween(agreement, _list(beta.id, alpha.id)), id);
    }

    function test_RevertWhen_PartyMissing() public {
        Agreement memory agreement = agreementOf(alpha, beta);
        _expectPartyMissing(agreement, gamma.id);
        _gate.requireBetween(agreement, _list(gamma.id, alpha.id));
        _expectPartyMissing(agreement, gamma.id);
        _gate.requireBetween(agreement, _list(alpha.id, gamma.id));
        _expectPartyMissing(agreement, 0);
        _gate.requireBetween(agreement, _list(alpha.id, 0));
    }

    function test_RevertWhen_WitnessPassesForParty() public {
        Agreement memory agreement = agreementOf(alpha, beta);
        agreement.witnesses = new bytes32[](1);
        agreement.witnesses[0] = gamma.id;
        _conclude(agreement);
        attestAs(gamma, agreement);
        _expectPartyMissing(agreement, gamma.id);
        _gate.requireBetween(agreement, _list(alpha.id, gamma.id));
    }

    /// @dev Anyone can write an agreement between anyone: it opens nothing until they have attested it themselves.
    function test_ImpostorsAgreementOpensNothing() public {
        Agreement memory genuine = agreementOf(alpha, beta);
        _conclude(genuine);
        Agreement memory forged = agreementOf(alpha, beta);
        forged.metadata = keccak256("better terms for alpha");
        bytes32 id = _gate.requireBetween(forged, _list(alpha.id, beta.id));
        vm.assertNotEq(id, agreements.idOf(genuine));
        _assertClosed(id, Status.Unknown);
        attestAs(alpha, forged);
        _assertClosed(id, Status.Proposed);
    }

    // Amendments

    function test_CurrentWithoutSuccessor() public {
        Agreement memory agreement = agreementOf(alpha, beta);
        bytes32 id = agreements.idOf(agreement);
        vm.assertEq(_gate.currentOf(id, 0), id);
        _conclude(agreement);
        vm.assertEq(_gate.currentOf(id, 0), id);
    }

    function test_ProposedAmendmentIsNotFollowed() public {
        (Agreement memory first, bytes32 id) = _concluded();
        Agreement memory second = _amendmentOf(first);
        amendAs(alpha, second, first);
        vm.assertEq(_gate.currentOf(id, 8), id);
        _assertOpen(id);
    }

    /// @dev One of the two stands in every second: the gate neither closes at the change, nor opens for both.
    function test_SuccessorIsFollowedFromItsTimeOn() public {
        (Agreement memory first, bytes32 id) = _concluded();
        Agreement memory second = _amendmentOf(first);
        second.effectiveAt = START + 100;
        _amend(second, first);
        bytes32 successor = agreements.idOf(second);
        vm.assertEq(agreements.successorOf(id), successor);

        vm.warp(START + 99);
        vm.assertEq(_gate.currentOf(id, 8), id);
        _assertOpen(id);
        _assertClosed(successor, Status.Scheduled);

        vm.warp(START + 100);
        vm.assertEq(_gate.currentOf(id, 8), successor);
        _assertOpen(successor);
        _assertClosed(id, Status.Superseded);
    }

    /// @dev An amended agreement that ends does not give way to the one before it.
    function test_EndedSuccessorStaysCurrent() public {
        (Agreement memory first, bytes32 id) = _concluded();
        Agreement memory second = _amendmentOf(first);
        _amend(second, first);
        terminateAs(alpha, second);
        terminateAs(beta, second);
        bytes32 current = _gate.currentOf(id, 8);
        vm.assertEq(current, agreements.idOf(second));
        _assertClosed(current, Status.Terminated);
    }

    function test_SuccessorsAreBounded() public {
        (Agreement memory agreement, bytes32 id) = _concluded();
        bytes32[4] memory chain;
        chain[0] = id;
        for (uint256 i = 1; i < 4; ++i) {
            Agreement memory next = _amendmentOf(agreement);
            _amend(next, agreement);
            agreement = next;
            chain[i] = agreements.idOf(agreement);
        }
        for (uint256 start = 0; start < 4; ++start) {
            for (uint256 limit = 0; limit < 5; ++limit) {
                if (limit < 3 - start) {
                    vm.expectRevert(
                        abi.encodeWithSelector(AgreementGate.GateTooManySuccessors.selector, chain[start], limit)
                    );
                    _gate.currentOf(chain[start], limit);
                } else {
                    vm.assertEq(_gate.currentOf(chain[start], limit), chain[3]);
                }
            }
        }
    }

    /// @dev A successor whose time is far off does not count against the limit.
    function test_LaterSuccessorNeedsNoStep() public {
        (Agreement memory first, bytes32 id) = _concluded();
        Agreement memory second = _amendmentOf(first);
        second.effectiveAt = START + 100;
        _amend(second, first);
        vm.assertEq(_gate.currentOf(id, 0), id);
        vm.warp(START + 100);
        vm.expectRevert(abi.encodeWithSelector(AgreementGate.GateTooManySuccessors.selector, id, 0));
        _gate.currentOf(id, 0);
    }

    function _concluded() private returns (Agreement memory agreement, bytes32 id) {
        agreement = agreementOf(alpha, beta);
        _conclude(agreement);
        id = agreements.idOf(agreement);
    }

    function _conclude(Agreement memory agreement) private {
        attestAs(alpha, agreement);
        attestAs(beta, agreement);
    }

    function _amendmentOf(Agreement memory predecessor) private view returns (Agreement memory agreement) {
        agreement = agreementOf(alpha, beta);
        agreement.supersedes = agreements.idOf(predecessor);
    }

    function _amend(Agreement memory agreement, Agreement memory predecessor) private {
        amendAs(alpha, agreement, predecessor);
        amendAs(beta, agreement, predecessor);
    }

    function _assertOpen(bytes32 id) private view {
        vm.assertTrue(_gate.act(id));
        vm.assertTrue(_gate.actUndisputed(id));
    }

    function _assertClosed(bytes32 id, Status status) private {
        bytes memory reason = abi.encodeWithSelector(AgreementGate.GateAgreementNotInForce.selector, id, status);
        vm.expectRevert(reason);
        _gate.act(id);
        vm.expectRevert(reason);
        _gate.actUndisputed(id);
    }

    function _expectPartyMissing(Agreement memory agreement, bytes32 organisation) private {
        bytes32 id = agreements.idOf(agreement);
        vm.expectRevert(abi.encodeWithSelector(AgreementGate.GatePartyMissing.selector, id, organisation));
    }

    function _list(bytes32 first, bytes32 second) private pure returns (bytes32[] memory list) {
        list = new bytes32[](2);
        (list[0], list[1]) = (first, second);
    }
}
