// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAgreementRegistry} from "./interfaces/IAgreementRegistry.sol";
import {AgreementLib} from "./libraries/AgreementLib.sol";
import {Agreement, Status} from "./types/Agreements.sol";

/// @title Base of contracts that act only while an agreement is in force
/// @notice Anyone admitted can make *some* agreement: pin the id, or have {_requireBetween} check who agreed.
abstract contract AgreementGate {
    using AgreementLib for bytes32[];

    /// @notice The agreement is not in force now.
    error GateAgreementNotInForce(bytes32 id, Status status);
    /// @notice A signatory's own organisation disputes its attestation.
    error GateAgreementDisputed(bytes32 id);
    /// @notice The organisation is not a party of the agreement.
    error GatePartyMissing(bytes32 id, bytes32 organisation);
    /// @notice More successors follow than the caller allowed.
    error GateTooManySuccessors(bytes32 id, uint256 limit);

    IAgreementRegistry internal immutable AGREEMENTS;

    constructor(IAgreementRegistry agreements) {
        AGREEMENTS = agreements;
    }

    /// @notice Runs the function only while the agreement is in force.
    modifier whileInForce(bytes32 id) {
        _requireInForce(id);
        _;
    }

    /// @notice Runs the function only while the agreement is in force and no attestation of it is disputed.
    modifier whileInForceUndisputed(bytes32 id) {
        _requireInForce(id);
        _requireUndisputed(id);
        _;
    }

    function _requireInForce(bytes32 id) internal view {
        if (!AGREEMENTS.isInForce(id)) revert GateAgreementNotInForce(id, AGREEMENTS.statusOf(id));
    }

    function _requireUndisputed(bytes32 id) internal view {
        if (AGREEMENTS.isDisputed(id)) revert GateAgreementDisputed(id);
    }

    /// @notice Id of an agreement of which all the named organisations are parties. Says nothing of its status.
    function _requireBetween(
        Agreement memory agreement,
        bytes32[] memory organisations
    ) internal view returns (bytes32 id) {
        id = AGREEMENTS.idOf(agreement);
        for (uint256 i = 0; i < organisations.length; ++i) {
            if (!agreement.parties.contains(organisations[i])) revert GatePartyMissing(id, organisations[i]);
        }
    }

    /// @notice The agreement that stands in the place of this one now: follows the successors, at most `limit` steps.
    /// @dev A successor is followed once its own time in force has begun: until then its predecessor still stands.
    function _currentOf(bytes32 id, uint256 limit) internal view returns (bytes32 current) {
        current = id;
        for (uint256 steps = 0; ; ++steps) {
            bytes32 successor = AGREEMENTS.successorOf(current);
            if (successor == 0 || AGREEMENTS.recordOf(successor).inForceAt > block.timestamp) return current;
            if (steps == limit) revert GateTooManySuccessors(id, limit);
            current = successor;
        }
    }
}
