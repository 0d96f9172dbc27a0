// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAgreementRegistry} from "../../contracts/interfaces/IAgreementRegistry.sol";
import {ActKind, Agreement, Outcome, Status} from "../../contracts/types/Agreements.sol";
import {AgreementRegistryFixture} from "./base/AgreementRegistryFixture.sol";

contract AgreementRegistryDeclineTest is AgreementRegistryFixture {
    function test_Decline_BySender() public {
        Agreement memory agreement = _agreement(3, 1);
        agreement.expiresAt = START + DAY;
        _act(agreement, ActKind.Attest, 1);
        skip(3);

        _watch();
        _willAct(agreement, ActKind.Decline, 2);
        _willChange(agreement, _word(2, 0, START + DAY, Outcome.Declined));
        _act(agreement, ActKind.Decline, 2);
        _verify();
        vm.assertEq(uint256(registry.statusOf(_idOf(agreement))), uint256(Status.Declined));
    }

    /// @dev A party may change its mind until the others have attested; its attestation stays on record.
    function test_Decline_ByAPartyThatAttested() public {
        Agreement memory agreement = _agreement(2, 0);
        _act(agreement, ActKind.Attest, 0);
        _watch();
        _willAct(agreement, ActKind.Decline, 0);
        _willChange(agreement, _word(1, 0, 0, Outcome.Declined));
        _submit(agreement, ActKind.Decline, 0);
        _verify();
        vm.assertTrue(registry.hasAttested(agreement, orgs[0].id));
    }

    function test_Decline_AgainChangesNothing() public {
        Agreement memory agreement = _agreement(3, 0);
        _act(agreement, ActKind.Attest, 0);
        _act(agreement, ActKind.Decline, 1);
        _watch();
        _act(agreement, ActKind.Decline, 2);
        _submit(agreement, ActKind.Decline, 1);
        _verify();
    }

    function test_Decline_IsFinal() public {
        Agreement memory agreement = _agreement(2, 0);
        _act(agreement, ActKind.Attest, 0);
        _act(agreement, ActKind.Decline, 1);
        bytes memory call = _senderCall(agreement, ActKind.Attest, 1);
        address signer = orgs[1].signer;
        _expectRevert(
            abi.encodeWithSelector(IAgreementRegistry.ActNotAllowed.selector, 0, ActKind.Attest, Status.Declined)
        );
        this.callAs(signer, call);
    }

    /// @dev Suspension stops attestations only.
    function test_Decline_BySuspendedOrganisation() public {
        Agreement memory agreement = _agreement(2, 0);
        _act(agreement, ActKind.Attest, 0);
        bytes32 organisation = orgs[1].id;
        vm.prank(secretariat);
        members.suspend(organisation);
        _act(agreement, ActKind.Decline, 1);
        vm.assertEq(uint256(registry.statusOf(_idOf(agreement))), uint256(Status.Declined));
    }

    /// @dev Attested and declined in one call, in this order and never in the other.
    function test_Decline_InOneBatchWithTheFirstAttestation() public {
        Agreement memory agreement = _agreement(2, 0);
        _watch();
        _willRecord(agreement);
        _willAct(agreement, ActKind.Attest, 0);
        _willAct(agreement, ActKind.Decline, 1);
        _willChange(agreement, _word(1, 0, 0, Outcome.Declined));
        _submit(agreement, _accounts(_signed(agreement, ActKind.Attest, 0), _signed(agreement, ActKind.Decline, 1)));
        _verify();

        Agreement memory other = _agreement(2, 0);
        _expectRevert(
            abi.encodeWithSelector(IAgreementRegistry.ActNotAllowed.selector, 0, ActKind.Decline, Status.Unknown)
        );
        _submit(other, _accounts(_signed(other, ActKind.Decline, 1), _signed(other, ActKind.Attest, 0)));
    }

    function callAs(address sender, bytes calldata call) external {
        _callAs(sender, call);
    }
}
