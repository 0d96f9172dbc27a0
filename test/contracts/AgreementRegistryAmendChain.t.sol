// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAgreementRegistry} from "../../contracts/interfaces/IAgreementRegistry.sol";
import {Agreement, Status} from "../../contracts/types/Agreements.sol";
import {AgreementRegistryFixture} from "./base/AgreementRegistryFixture.sol";

/// @dev Threat: two agreements of one chain of amendments in force at once.
contract AgreementRegistryAmendChainTest is AgreementRegistryFixture {
    Agreement private _first;
    Agreement private _second;

    function _begin() private returns (bytes32 first, bytes32 second) {
        Agreement memory old = _agreement(2, 0);
        first = _conclude(old);
        Agreement memory successor = _amendment(old);
        successor.effectiveAt = START + DAY;
        second = _concludeAmendment(successor, old);
        (_first, _second) = (old, successor);
    }

    function test_RevertWhen_AmendmentHasNotBegun() public {
        (bytes32 first, bytes32 second) = _begin();
        Agreement memory third = _amendment(_second);
        vm.warp(START + DAY - 1);
        vm.expectRevert(
            abi.encodeWithSelector(IAgreementRegistry.PredecessorNotAmendable.selector, second, Status.Scheduled)
        );
        _amend(third, _second, 0);
        vm.assertTrue(registry.isInForce(first));
    }

    function test_Amend_OnceTheAmendmentHasBegun() public {
        (bytes32 first, bytes32 second) = _begin();
        Agreement memory third = _amendment(_second);
        vm.warp(START + DAY);
        bytes32 id = _concludeAmendment(third, _second);
        vm.assertFalse(registry.isInForce(first));
        vm.assertFalse(registry.isInForce(second));
        vm.assertTrue(registry.isInForce(id));
    }
}
