// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {AgreementGate} from "../../../contracts/AgreementGate.sol";
import {PaymentRail} from "../../../contracts/examples/PaymentRail.sol";
import {MockToken} from "../../../contracts/mocks/MockToken.sol";
import {Agreement, Status} from "../../../contracts/types/Agreements.sol";
import {AgreementFixture} from "../base/AgreementFixture.sol";

/// @dev A rail over the real registries, from the signing of its agreement to the end.
contract PaymentRailTest is AgreementFixture {
    bytes32 private constant REFERENCE = "invoice 2025-118";

    MockToken private _token;
    PaymentRail private _rail;
    Agreement private _agreement;
    bytes32 private _id;
    address private _alphaTreasury;
    address private _betaTreasury;

    function setUp() public override {
        super.setUp();
        _token = new MockToken();
        _alphaTreasury = makeAddr("alpha treasury");
        _betaTreasury = makeAddr("beta treasury");
        _agreement = agreementOf(alpha, beta);
        _id = agreements.idOf(_agreement);
        _rail = _railFor(_agreement);
        _fund(_alphaTreasury);
        _fund(_betaTreasury);
    }

    function test_Deployed() public view {
        vm.assertEq(address(_rail.TOKEN()), address(_token));
        vm.assertEq(_rail.AGREEMENT(), _id);
        vm.assertEq(_rail.currentAgreement(), _id);
    }

    function test_PaysBothWays() public {
        _conclude();
        vm.expectEmit(address(_rail));
        emit PaymentRail.Paid(_id, _alphaTreasury, _betaTreasury, 100, REFERENCE);
        vm.prank(_alphaTreasury);
        _rail.pay(100, REFERENCE);
        _assertBalances(900, 1100);

        vm.expectEmit(address(_rail));
        emit PaymentRail.Paid(_id, _betaTreasury, _alphaTreasury, 300, REFERENCE);
        vm.prank(_betaTreasury);
        _rail.pay(300, REFERENCE);
        _assertBalances(1200, 800);
    }

    function test_RevertWhen_NotAllSigned() public {
        _assertClosed(_id, Status.Unknown);
        attestAs(alpha, _agreement);
        _assertClosed(_id, Status.Proposed);
        attestAs(beta, _agreement);
        vm.prank(_alphaTreasury);
        _rail.pay(1, REFERENCE);
    }

    /// @dev Nobody closes the rail, and it is closed.
    function test_RevertWhen_Ended() public {
        _conclude();
        terminateAs(alpha, _agreement);
        vm.prank(_alphaTreasury);
        _rail.pay(1, REFERENCE);
        terminateAs(beta, _agreement);
        _assertClosed(_id, Status.Terminated);
        _assertBalances(999, 1001);
    }

    function test_RevertWhen_Expired() public {
        _agreement.expiresAt = START + 100;
        bytes32 id = agreements.idOf(_agreement);
        _rail = _railFor(_agreement);
        _fund(_alphaTreasury);
        _conclude();
        vm.warp(START + 99);
        vm.prank(_alphaTreasury);
        _rail.pay(1, REFERENCE);
        vm.warp(START + 100);
        _assertClosed(id, Status.Expired);
    }

    function test_RevertWhen_Disputed() public {
        _conclude();
        disputeAs(beta, _agreement);
        vm.expectRevert(abi.encodeWithSelector(AgreementGate.GateAgreementDisputed.selector, _id));
        vm.prank(_alphaTreasury);
        _rail.pay(1, REFERENCE);
    }

    function test_FollowsAmendment() public {
        _conclude();
        Agreement memory amended = _amendmentOf(_agreement);
        amended.effectiveAt = START + 100;
        _amend(amended, _agreement);
        bytes32 id = agreements.idOf(amended);

        vm.warp(START + 99);
        vm.assertEq(_rail.currentAgreement(), _id);
        vm.prank(_alphaTreasury);
        _rail.pay(1, REFERENCE);

        vm.warp(START + 100);
        vm.assertEq(_rail.currentAgreement(), id);
        vm.expectEmit(address(_rail));
        emit PaymentRail.Paid(id, _alphaTreasury, _betaTreasury, 1, REFERENCE);
        vm.prank(_alphaTreasury);
        _rail.pay(1, REFERENCE);

        terminateAs(alpha, amended);
        terminateAs(beta, amended);
        _assertClosed(id, Status.Terminated);
    }

    function test_FollowsEightAmendments() public {
        _conclude();
        Agreement memory current = _agreement;
        for (uint256 i = 0; i < 9; ++i) {
            vm.prank(_alphaTreasury);
            _rail.pay(1, REFERENCE);
            Agreement memory next = _amendmentOf(current);
            _amend(next, current);
            current = next;
        }
        vm.expectRevert(abi.encodeWithSelector(AgreementGate.GateTooManySuccessors.selector, _id, 8));
        vm.prank(_alphaTreasury);
        _rail.pay(1, REFERENCE);
        _assertBalances(991, 1009);
    }

    function test_RevertWhen_SenderIsNoTreasury() public {
        _conclude();
        address[3] memory others = [makeAddr("stranger"), alpha.signatory, alpha.manager];
        for (uint256 i = 0; i < others.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(PaymentRail.RailSenderUnknown.selector, others[i]));
            vm.prank(others[i]);
            _rail.pay(1, REFERENCE);
        }
    }

    function test_RevertWhen_NotApproved() public {
        _conclude();
        vm.prank(_alphaTreasury);
        _token.approve(address(_rail), 99);
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, address(_rail), 99, 100)
        );
        vm.prank(_alphaTreasury);
        _rail.pay(100, REFERENCE);
        _assertBalances(1000, 1000);
    }

    /// @dev "Anyone admitted can make some agreement": one between others is no ground for a rail between these two.
    function test_RevertWhen_AgreementIsBetweenOthers() public {
        Agreement memory others = agreementOf(alpha, gamma);
        attestAs(alpha, others);
        attestAs(gamma, others);
        bytes32 id = agreements.idOf(others);
        vm.expectRevert(abi.encodeWithSelector(AgreementGate.GatePartyMissing.selector, id, beta.id));
        _railFor(others);
    }

    function _railFor(Agreement memory agreement) private returns (PaymentRail) {
        return
            new PaymentRail(
                agreements,
                _token,
                agreement,
                PaymentRail.Side(alpha.id, _alphaTreasury),
                PaymentRail.Side(beta.id, _betaTreasury)
            );
    }

    function _fund(address treasury) private {
        if (_token.balanceOf(treasury) == 0) _token.mint(treasury, 1000);
        vm.prank(treasury);
        _token.approve(address(_rail), type(uint256).max);
    }

    function _conclude() private {
        attestAs(alpha, _agreement);
        attestAs(beta, _agreement);
    }

    function _amendmentOf(Agreement memory predecessor) private view returns (Agreement memory agreement) {
        agreement = agreementOf(alpha, beta);
        agreement.supersedes = agreements.idOf(predecessor);
    }

    function _amend(Agreement memory agreement, Agreement memory predecessor) private {
        amendAs(alpha, agreement, predecessor);
        amendAs(beta, agreement, predecessor);
    }

    function _assertClosed(bytes32 id, Status status) private {
        vm.expectRevert(abi.encodeWithSelector(AgreementGate.GateAgreementNotInForce.selector, id, status));
        vm.prank(_alphaTreasury);
        _rail.pay(1, REFERENCE);
    }

    function _assertBalances(uint256 alphas, uint256 betas) private view {
        vm.assertEq(_token.balanceOf(_alphaTreasury), alphas);
        vm.assertEq(_token.balanceOf(_betaTreasury), betas);
    }
}
