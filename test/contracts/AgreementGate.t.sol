// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AgreementGate} from "../../contracts/AgreementGate.sol";
import {IAgreementRegistry} from "../../contracts/interfaces/IAgreementRegistry.sol";
import {ActKind, Agreement, Status} from "../../contracts/types/Agreements.sol";
import {AgreementRegistryFixture} from "./base/AgreementRegistryFixture.sol";

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
contract AgreementGateTest is AgreementRegistryFixture {
    Gated private _gate;

    function setUp() public override {
        super.setUp();
        _gate = new Gated(registry);
    }

    // Status

    function test_RevertWhen_Unknown() public {
        _assertClosed(keccak256("no agreement"), Status.Unknown);
    }

    function test_RevertWhen_Proposed() public {
        Agreement memory agreement = _consensual(2, 0);
        _act(agreement, ActKind.Attest, 0);
        _assertClosed(_idOf(agreement), Status.Proposed);
        _act(agreement, ActKind.Attest, 1);
        _assertOpen(_idOf(agreement));
    }

    function test_RevertWhen_Declined() public {
        Agreement memory agreement = _consensual(2, 0);
        _act(agreement, ActKind.Attest, 0);
        _act(agreement, ActKind.Decline, 1);
        _assertClosed(_idOf(agreement), Status.Declined);
    }

    function test_RevertWhen_Lapsed() public {
        Agreement memory agreement = _consensual(2, 0);
        agreement.expiresAt = START + 100;
        _act(agreement, ActKind.Attest, 0);
        vm.warp(START + 100);
        _assertClosed(_idOf(agreement), Status.Lapsed);
    }

    function test_TermBoundaries() public {
        Agreement memory agreement = _consensual(2, 0);
        (agreement.effectiveAt, agreement.expiresAt) = (START + 50, START + 100);
        _conclude(agreement);
        bytes32 id = _idOf(agreement);
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
        Agreement memory agreement = _consensual(2, 0);
        (agreement.anyPartyCanEnd, agreement.noticeDays) = (true, 30);
        _conclude(agreement);
        bytes32 id = _idOf(agreement);
        _act(agreement, ActKind.Terminate, 1);
        _assertOpen(id);
        vm.warp(START + 30 days - 1);
        vm.assertEq(uint256(registry.statusOf(id)), uint256(Status.Ending));
        _assertOpen(id);
        vm.warp(START + 30 days);
        _assertClosed(id, Status.Terminated);
    }

    // Disputes

    function test_RevertWhen_Disputed() public {
        Agreement memory agreement = _consensual(2, 0);
        _conclude(agreement);
        bytes32 id = _idOf(agreement);
        _act(agreement, ActKind.Dispute, 0);
        vm.assertTrue(_gate.act(id), "a dispute changes nothing about the force");
        vm.expectRevert(abi.encodeWithSelector(AgreementGate.GateAgreementDisputed.selector, id));
        _gate.actUndisputed(id);
        _act(agreement, ActKind.WithdrawDispute, 0);
        _assertOpen(id);
    }

    // Who agreed

    function test_Between() public {
        Agreement memory agreement = _consensual(2, 0);
        bytes32 id = _idOf(agreement);
        vm.assertEq(_gate.requireBetween(agreement, new bytes32[](0)), id);
        vm.assertEq(_gate.requireBetween(agreement, _list(orgs[0].id, orgs[1].id)), id);
        vm.assertEq(_gate.requireBetween(agreement, _list(orgs[1].id, orgs[0].id)), id);
    }

    function test_RevertWhen_PartyMissing() public {
        Agreement memory agreement = _consensual(2, 0);
        _expectPartyMissing(agreement, orgs[2].id);
        _gate.requireBetween(agreement, _list(orgs[2].id, orgs[0].id));
        _expectPartyMissing(agreement, orgs[2].id);
        _gate.requireBetween(agreement, _list(orgs[0].id, orgs[2].id));
        _expectPartyMissing(agreement, 0);
        _gate.requireBetween(agreement, _list(orgs[0].id, 0));
    }

    function test_RevertWhen_WitnessPassesForParty() public {
        Agreement memory agreement = _consensual(2, 0);
        agreement.witnesses = new bytes32[](1);
        agreement.witnesses[0] = orgs[2].id;
        _conclude(agreement);
        _act(agreement, ActKind.Attest, 2);
        _expectPartyMissing(agreement, orgs[2].id);
        _gate.requireBetween(agreement, _list(orgs[0].id, orgs[2].id));
    }

    /// @dev Anyone can write an agreement between anyone: it opens nothing until they have attested it themselves.
    function test_ImpostorsAgreementOpensNothing() public {
        Agreement memory genuine = _consensual(2, 0);
        _conclude(genuine);
        Agreement memory forged = _consensual(2, 0);
        (forged.title, forged.documents) = (genuine.title, genuine.documents);
        forged.metadata = keccak256("better terms for one");
        bytes32 id = _gate.requireBetween(forged, _list(orgs[0].id, orgs[1].id));
        vm.assertNotEq(id, _idOf(genuine));
        _assertClosed(id, Status.Unknown);
        _act(forged, ActKind.Attest, 0);
        _assertClosed(id, Status.Proposed);
    }

    // Amendments

    function test_CurrentWithoutSuccessor() public {
        Agreement memory agreement = _consensual(2, 0);
        bytes32 id = _idOf(agreement);
        vm.assertEq(_gate.currentOf(id, 0), id);
        _conclude(agreement);
        vm.assertEq(_gate.currentOf(id, 0), id);
    }

    function test_ProposedAmendmentIsNotFollowed() public {
        (Agreement memory first, bytes32 id) = _concluded();
        Agreement memory second = _amendment(first);
        _amend(second, first, 0);
        vm.assertEq(_gate.currentOf(id, 8), id);
        _assertOpen(id);
    }

    /// @dev One of the two stands in every second: the gate neither closes at the change, nor opens for both.
    function test_SuccessorIsFollowedFromItsTimeOn() public {
        (Agreement memory first, bytes32 id) = _concluded();
        Agreement memory second = _amendment(first);
        second.effectiveAt = START + 100;
        _concludeAmendment(second, first);
        bytes32 successor = _idOf(second);
        vm.assertEq(registry.successorOf(id), successor);

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
        Agreement memory second = _amendment(first);
        _concludeAmendment(second, first);
        _act(second, ActKind.Terminate, 0);
        skip(90 days);
        bytes32 current = _gate.currentOf(id, 8);
        vm.assertEq(current, _idOf(second));
        _assertClosed(current, Status.Terminated);
    }

    function test_SuccessorsAreBounded() public {
        (Agreement memory agreement, bytes32 id) = _concluded();
        bytes32[4] memory chain;
        chain[0] = id;
        for (uint256 i = 1; i < 4; ++i) {
            Agreement memory next = _amendment(agreement);
            _concludeAmendment(next, agreement);
            agreement = next;
            chain[i] = _idOf(agreement);
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
        Agreement memory second = _amendment(first);
        second.effectiveAt = START + 100;
        _concludeAmendment(second, first);
        vm.assertEq(_gate.currentOf(id, 0), id);
        vm.warp(START + 100);
        vm.expectRevert(abi.encodeWithSelector(AgreementGate.GateTooManySuccessors.selector, id, 0));
        _gate.currentOf(id, 0);
    }

    function _concluded() private returns (Agreement memory agreement, bytes32 id) {
        agreement = _consensual(2, 0);
        id = _conclude(agreement);
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
        bytes32 id = _idOf(agreement);
        vm.expectRevert(abi.encodeWithSelector(AgreementGate.GatePartyMissing.selector, id, organisation));
    }

    function _list(bytes32 first, bytes32 second) private pure returns (bytes32[] memory list) {
        list = new bytes32[](2);
        (list[0], list[1]) = (first, second);
    }
}
