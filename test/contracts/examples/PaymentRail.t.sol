// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {AgreementGate} from "../../../contracts/AgreementGate.sol";
import {PaymentRail} from "../../../contracts/examples/PaymentRail.sol";
import {MockToken} from "../../../contracts/mocks/MockToken.sol";
import {ActKind, Agreement, Status} from "../../../contracts/types/Agreements.sol";
import {AgreementRegistryFixture} from "../base/AgreementRegistryFixture.sol";

/// @dev A rail over the real registries, from the signing of its agreement to the end.
contract PaymentRailTest is AgreementRegistryFixture {
    bytes32 private constant REFERENCE = "invoice 2025-118";

    MockToken private _token;
    PaymentRail private _rail;
    Agreement private _memorandum;
    bytes32 private _id;
    address private _alphaTreasury;
    address private _betaTreasury;

    function setUp() public override {
        super.setUp();
        _token = new MockToken();
        _alphaTreasury = makeAddr("alpha treasury");
        _betaTreasury = makeAddr("beta treasury");
        _memorandum = _consensual(2, 0);
        _id = _idOf(_memorandum);
        _rail = _railFor(_memorandum);
        _fund(_alphaTreasury);
        _fund(_betaTreasury);
    }

    function test_Deployed() public view {
        vm.assertEq(address(_rail.TOKEN()), address(_token));
        vm.assertEq(_rail.AGREEMENT(), _id);
        vm.assertEq(_rail.currentAgreement(), _id);
        vm.assertEq(_rail.FIRST_TREASURY(), _alphaTreasury);
        vm.assertEq(_rail.SECOND_TREASURY(), _betaTreasury);
    }

    function test_PaysBothWays() public {
        _conclude(_memorandum);
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
        _act(_memorandum, ActKind.Attest, 0);
        _assertClosed(_id, Status.Proposed);
        _act(_memorandum, ActKind.Attest, 1);
        vm.prank(_alphaTreasury);
        _rail.pay(1, REFERENCE);
    }

    /// @dev Nobody closes the rail, and it is closed.
    function test_RevertWhen_Ended() public {
        _conclude(_memorandum);
        _act(_memorandum, ActKind.Terminate, 0);
        vm.prank(_alphaTreasury);
        _rail.pay(1, REFERENCE);
        _act(_memorandum, ActKind.Terminate, 1);
        _assertClosed(_id, Status.Terminated);
        _assertBalances(999, 1001);
    }

    function test_RevertWhen_Expired() public {
        _memorandum.expiresAt = START + 100;
        bytes32 id = _idOf(_memorandum);
        _rail = _railFor(_memorandum);
        _fund(_alphaTreasury);
        _conclude(_memorandum);
        vm.warp(START + 99);
        vm.prank(_alphaTreasury);
        _rail.pay(1, REFERENCE);
        vm.warp(START + 100);
        _assertClosed(id, Status.Expired);
    }

    function test_RevertWhen_Disputed() public {
        _conclude(_memorandum);
        _act(_memorandum, ActKind.Dispute, 1);
        vm.expectRevert(abi.encodeWithSelector(AgreementGate.GateAgreementDisputed.selector, _id));
        vm.prank(_alphaTreasury);
        _rail.pay(1, REFERENCE);
    }

    function test_FollowsAmendment() public {
        _conclude(_memorandum);
        Agreement memory amended = _amendment(_memorandum);
        amended.effectiveAt = START + 100;
        _concludeAmendment(amended, _memorandum);
        bytes32 id = _idOf(amended);

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

        _act(amended, ActKind.Terminate, 0);
        skip(90 days);
        _assertClosed(id, Status.Terminated);
    }

    function test_FollowsEightAmendments() public {
        _conclude(_memorandum);
        Agreement memory current = _memorandum;
        for (uint256 i = 0; i < 9; ++i) {
            vm.prank(_alphaTreasury);
            _rail.pay(1, REFERENCE);
            Agreement memory next = _amendment(current);
            _concludeAmendment(next, current);
            current = next;
        }
        vm.expectRevert(abi.encodeWithSelector(AgreementGate.GateTooManySuccessors.selector, _id, 8));
        vm.prank(_alphaTreasury);
        _rail.pay(1, REFERENCE);
        _assertBalances(991, 1009);
    }

    function test_RevertWhen_SenderIsNoTreasury() public {
        _conclude(_memorandum);
        address[3] memory others = [makeAddr("stranger"), orgs[0].signer, orgs[0].manager];
        for (uint256 i = 0; i < others.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(PaymentRail.RailSenderUnknown.selector, others[i]));
            vm.prank(others[i]);
            _rail.pay(1, REFERENCE);
        }
    }

    function test_RevertWhen_NotApproved() public {
        _conclude(_memorandum);
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
        Agreement memory others = _consensual(2, 0);
        others.parties[1] = orgs[2].id;
        bytes32 id = _conclude(others);
        vm.expectRevert(abi.encodeWithSelector(AgreementGate.GatePartyMissing.selector, id, orgs[1].id));
        _railFor(others);
    }

    /// @dev A rail that pays an organisation by itself, or pays nobody, would look open and move nothing.
    function test_RevertWhen_SidesAreNotTwo() public {
        (bytes32 alpha, bytes32 beta) = (orgs[0].id, orgs[1].id);
        _expectSidesInvalid();
        _railFor(_memorandum, alpha, _alphaTreasury, alpha, _betaTreasury);
        _expectSidesInvalid();
        _railFor(_memorandum, alpha, _alphaTreasury, beta, _alphaTreasury);
        _expectSidesInvalid();
        _railFor(_memorandum, alpha, address(0), beta, _betaTreasury);
        _expectSidesInvalid();
        _railFor(_memorandum, alpha, _alphaTreasury, beta, address(0));
    }

    function _expectSidesInvalid() private {
        vm.expectRevert(abi.encodeWithSelector(PaymentRail.RailSidesInvalid.selector));
    }

    function _railFor(Agreement memory agreement) private returns (PaymentRail) {
        return _railFor(agreement, orgs[0].id, _alphaTreasury, orgs[1].id, _betaTreasury);
    }

    function _railFor(
        Agreement memory agreement,
        bytes32 first,
        address firstTreasury,
        bytes32 second,
        address secondTreasury
    ) private returns (PaymentRail) {
        return
            new PaymentRail(
                registry,
                _token,
                agreement,
                PaymentRail.Side(first, firstTreasury),
                PaymentRail.Side(second, secondTreasury)
            );
    }

    function _fund(address treasury) private {
        if (_token.balanceOf(treasury) == 0) _token.mint(treasury, 1000);
        vm.prank(treasury);
        _token.approve(address(_rail), type(uint256).max);
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
