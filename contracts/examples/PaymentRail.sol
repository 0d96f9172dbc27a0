// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {AgreementGate} from "../AgreementGate.sol";
import {IAgreementRegistry} from "../interfaces/IAgreementRegistry.sol";
import {Agreement} from "../types/Agreements.sol";

/// @title A payment rail between two members of the alliance
/// @notice Either side pays the other in one token, and only while their agreement, or the one that has amended it since, is in
/// force and undisputed. When the agreement ends, the rail closes by itself: nobody has to remember it.
contract PaymentRail is AgreementGate {
    using SafeERC20 for IERC20;

    /// @notice An organisation and the account from which it pays and on which it is paid.
    struct Side {
        bytes32 organisation;
        address treasury;
    }

    /// @notice A payment went from one side to the other under an agreement.
    event Paid(bytes32 indexed agreement, address indexed from, address indexed to, uint256 amount, bytes32 reference_);

    /// @notice Only the two treasuries can pay.
    error RailSenderUnknown(address sender);

    /// @notice A rail has two organisations as its sides, each with a treasury of its own.
    error RailSidesInvalid();

    uint256 private constant MAX_AMENDMENTS = 8;

    /// @notice What is paid.
    IERC20 public immutable TOKEN;
    /// @notice The agreement that the rail was made for; `currentAgreement` follows its amendments.
    bytes32 public immutable AGREEMENT;
    address public immutable FIRST_TREASURY;
    address public immutable SECOND_TREASURY;

    /// @param agreement whole, so that the rail sees for itself that both organisations are its parties
    constructor(
        IAgreementRegistry agreements,
        IERC20 token,
        Agreement memory agreement,
        Side memory first,
        Side memory second
    ) AgreementGate(agreements) {
        if (
            first.organisation == second.organisation ||
            first.treasury == second.treasury ||
            first.treasury == address(0) ||
            second.treasury == address(0)
        ) revert RailSidesInvalid();
        TOKEN = token;
        bytes32[] memory organisations = new bytes32[](2);
        (organisations[0], organisations[1]) = (first.organisation, second.organisation);
        AGREEMENT = _requireBetween(agreement, organisations);
        FIRST_TREASURY = first.treasury;
        SECOND_TREASURY = second.treasury;
    }

    /// @notice Pays the other side. The sender is a treasury and has approved the amount of the token.
    /// @param amount in the token's smallest unit
    /// @param reference_ the payer's own reference, for both sides' books
    function pay(uint256 amount, bytes32 reference_) external {
        bytes32 current = currentAgreement();
        _pay(current, amount, reference_);
    }

    /// @notice The agreement under which payments go now. It follows at most eight amendments that have begun; after more, the rail
    /// stays closed (`GateTooManySuccessors`) and a new one takes its place.
    function currentAgreement() public view returns (bytes32) {
        return _currentOf(AGREEMENT, MAX_AMENDMENTS);
    }

    function _pay(bytes32 agreement, uint256 amount, bytes32 reference_) private whileInForceUndisputed(agreement) {
        address to = _otherSide(msg.sender);
        emit Paid(agreement, msg.sender, to, amount, reference_);
        TOKEN.safeTransferFrom(msg.sender, to, amount);
    }

    function _otherSide(address sender) private view returns (address) {
        if (sender == FIRST_TREASURY) return SECOND_TREASURY;
        if (sender == SECOND_TREASURY) return FIRST_TREASURY;
        revert RailSenderUnknown(sender);
    }
}
