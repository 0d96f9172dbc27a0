// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {BulkSignatory} from "../../contracts/mocks/BulkSignatory.sol";
import {AccountAct, ActKind, Agreement} from "../../contracts/types/Agreements.sol";
import {KeyRole} from "../../contracts/types/Members.sol";
import {AgreementRegistryFixture} from "./base/AgreementRegistryFixture.sol";

contract AgreementRegistryGasTest is AgreementRegistryFixture {
    uint256 private constant SPAM = 10_000;

    /// @dev Threat: spam by an admitted member. What a victim's calls cost at 1 and at 10,000 recorded agreements.
    function test_Threat_SpamCostsOnlyTheSpammer() public {
        Agreement memory first = _agreement(3, 1);
        Agreement memory second = _agreement(3, 1);
        Agreement memory third = _agreement(3, 1);
        // Once beforehand, so that memory and warm slots are the same in both measurements.
        _measure(first);
        uint256[4] memory few = _measure(second);

        BulkSignatory spammer = new BulkSignatory();
        _enrol(0, abi.encodePacked(spammer), KeyRole.Signatory, 0, 0);
        spammer.attestMany(registry, _agreement(3, 1), 1, SPAM);
        (uint40 count, ) = registry.journal();
        vm.assertGe(count, SPAM);

        uint256[4] memory many = _measure(third);
        for (uint256 i = 0; i < 4; ++i) vm.assertEq(many[i], few[i], vm.toString(i));
    }

    /// @return gas of a relayed conclusion, a notice, a dispute and the reads
    function _measure(Agreement memory agreement) private returns (uint256[4] memory gas) {
        bytes32 id = _idOf(agreement);
        AccountAct[] memory acts = _attestations(agreement);
        gas[0] = _gasOf(makeAddr("relayer"), abi.encodeCall(registry.submit, (agreement, acts, _keys())));
        gas[1] = _gasOf(orgs[0].signer, _senderCall(agreement, ActKind.Terminate, 0));
        gas[2] = _gasOf(orgs[0].manager, _senderCall(agreement, ActKind.Dispute, 0));
        gas[3] = _gasOf(address(this), abi.encodeCall(registry.isInForce, (id)));
        gas[3] += _gasOf(address(this), abi.encodeCall(registry.recordOf, (id)));
        gas[3] += _gasOf(address(this), abi.encodeCall(registry.hasAttested, (agreement, orgs[2].id)));
    }

    function _gasOf(address sender, bytes memory data) private returns (uint256 used) {
        address target = address(registry);
        bool success;
        vm.prank(sender);
        // Without a copy of the answer, and with nothing but the call between the two readings.
        assembly ("memory-safe") {
            used := gas()
            success := call(used, target, 0, add(data, 0x20), mload(data), 0, 0)
            used := sub(used, gas())
        }
        vm.assertTrue(success);
    }
}
