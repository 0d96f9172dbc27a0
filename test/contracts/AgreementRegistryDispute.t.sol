// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAgreementRegistry} from "../../contracts/interfaces/IAgreementRegistry.sol";
import {AccountAct, ActKind, Agreement, Outcome, Status} from "../../contracts/types/Agreements.sol";
import {AgreementRegistryFixture} from "./base/AgreementRegistryFixture.sol";

contract AgreementRegistryDisputeTest is AgreementRegistryFixture {
    function test_Dispute_BySender() public {
        Agreement memory agreement = _agreement(2, 1);
        bytes32 id = _conclude(agreement);
        skip(9);
        _watch();
        _willAct(agreement, ActKind.Dispute, 1);
        _willChange(agreement, _markedWord(3, START, 0, Outcome.None, 0, 2));
        _act(agreement, ActKind.Dispute, 1);
        _verify();
        // Neither status nor force changes, nor who has attested.
        vm.assertTrue(registry.isInForce(id));
        vm.assertTrue(registry.hasAttested(agreement, orgs[1].id));
        vm.assertTrue(registry.isDisputed(id));
    }

    function test_Dispute_WithdrawnAndRaisedAgain() public {
        Agreement memory agreement = _agreement(2, 0);
        bytes32 id = _conclude(agreement);
        for (uint256 i = 0; i < 3; ++i) {
            skip(1);
            _watch();
            _willAct(agreement, ActKind.Dispute, 0);
            _willChange(agreement, _markedWord(3, START, 0, Outcome.None, 0, 1));
            _act(agreement, ActKind.Dispute, 0);
            _verify();
            _watch();
            _act(agreement, ActKind.Dispute, 0);
            _verify();

            _watch();
            _willAct(agreement, ActKind.WithdrawDispute, 0);
            _willChange(agreement, _markedWord(3, START, 0, Outcome.None, 0, 0));
            _act(agreement, ActKind.WithdrawDispute, 0);
            _verify();
            _watch();
            _act(agreement, ActKind.WithdrawDispute, 0);
            _verify();
            vm.assertFalse(registry.isDisputed(id));
        }
    }

    function test_Dispute_EachSeatForItself() public {
        Agreement memory agreement = _consensual(3, 2);
        _conclude(agreement);
        _act(agreement, ActKind.Attest, 4);
        _act(agreement, ActKind.Terminate, 1);
        _act(agreement, ActKind.Dispute, 4);
        _act(agreement, ActKind.Dispute, 0);
        _watch();
        _willAct(agreement, ActKind.WithdrawDispute, 4);
        _willChange(agreement, _markedWord(23, START, 0, Outcome.None, 2, 1));
        _act(agreement, ActKind.WithdrawDispute, 4);
        _verify();
    }

    /// @dev Threat: a used message does nothing a second time, though the bit has changed since.
    function test_Dispute_UsedMessagesAreSkipped() public {
        Agreement memory agreement = _agreement(2, 0);
        _conclude(agreement);
        AccountAct memory raised = _signed(agreement, ActKind.Dispute, 0);
        AccountAct memory withdrawn = _signed(agreement, ActKind.WithdrawDispute, 0);
        _submit(agreement, _accounts(raised));
        _submit(agreement, _accounts(withdrawn));

        // A stranger replays it: not even looked at, so that a batch with it succeeds.
        _watch();
        vm.prank(makeAddr("stranger"));
        _submit(agreement, _accounts(raised, withdrawn, raised));
        _verify();

        // With another reference it is another message.
        bytes32 statement = "second time";
        _watch();
        _willAct(agreement, ActKind.Dispute, 0, _keyId(orgs[0].manager), statement);
        _willChange(agreement, _markedWord(3, START, 0, Outcome.None, 0, 1));
        _submit(agreement, _accounts(raised, _signedUntil(agreement, ActKind.Dispute, 0, statement, FOREVER)));
        _verify();
        _watch();
        _submit(agreement, _accounts(withdrawn));
        _verify();
    }

    function test_Dispute_UsedMessageIsSkippedInTheOtherList() public {
        Agreement memory agreement = _agreement(2, 0);
        _conclude(agreement);
        _submit(agreement, ActKind.Dispute, 0);
        _act(agreement, ActKind.WithdrawDispute, 0);
        _watch();
        bytes memory proof = signature(orgs[0].managerSecret, _digestOf(agreement, ActKind.Dispute, 0));
        registry.submit(agreement, _accounts(), _keys(_keyAct(ActKind.Dispute, 0, "", proof)));
        _verify();
    }

    /// @dev Used means recorded: a message whose call failed is as good as before.
    function test_Dispute_MessageOfAFailedCallIsNotUsed() public {
        Agreement memory agreement = _agreement(2, 0);
        bytes32 id = _conclude(agreement);
        AccountAct memory raised = _signed(agreement, ActKind.Dispute, 0);
        AccountAct memory invalid = _signed(agreement, ActKind.Dispute, 1);
        invalid.r = 0;
        AccountAct[] memory acts = _accounts(raised, invalid);
        _expectRevert(abi.encodeWithSelector(IAgreementRegistry.ActSignatureInvalid.selector, 1, bytes32(0)));
        _submit(agreement, acts);
        _submit(agreement, _accounts(raised));
        vm.assertTrue(registry.isDisputed(id));
    }

    /// @dev Nor is a message that had nothing to change when it came.
    function test_Dispute_MessageThatChangedNothingIsNotUsed() public {
        Agreement memory agreement = _agreement(2, 0);
        bytes32 id = _conclude(agreement);
        AccountAct memory withdrawn = _signed(agreement, ActKind.WithdrawDispute, 0);
        _submit(agreement, _accounts(withdrawn));
        _act(agreement, ActKind.Dispute, 0);
        _submit(agreement, _accounts(withdrawn));
        vm.assertFalse(registry.isDisputed(id));
    }

    function test_Dispute_RaisedAndWithdrawnInOneCall() public {
        Agreement memory agreement = _agreement(2, 0);
        _conclude(agreement);
        _watch();
        _willAct(agreement, ActKind.Dispute, 0);
        _willAct(agreement, ActKind.WithdrawDispute, 0);
        _willChange(agreement, _markedWord(3, START, 0, Outcome.None, 0, 0));
        _submit(
            agreement,
            _accounts(_signed(agreement, ActKind.Dispute, 0), _signed(agreement, ActKind.WithdrawDispute, 0))
        );
        _verify();
    }

    /// @dev A stolen key is most often noticed late: raised, withdrawn and raised again in whatever has become of it.
    function test_Dispute_InEndedAgreements() public {
        Agreement memory declined = _agreement(2, 0);
        _act(declined, ActKind.Attest, 0);
        _act(declined, ActKind.Decline, 1);
        _assertDisputable(declined, Status.Declined);

        Agreement memory lapsed = _agreement(2, 0);
        lapsed.expiresAt = START + DAY;
        _act(lapsed, ActKind.Attest, 0);
        Agreement memory expired = _agreement(2, 0);
        expired.expiresAt = START + DAY;
        _conclude(expired);
        Agreement memory terminated = _agreement(2, 0);
        _conclude(terminated);
        _act(terminated, ActKind.Terminate, 1);
        Agreement memory superseded = _agreement(2, 0);
        _conclude(superseded);
        _concludeAmendment(_amendment(superseded), superseded);

        vm.warp(START + 90 * DAY);
        _assertDisputable(lapsed, Status.Lapsed);
        _assertDisputable(expired, Status.Expired);
        _assertDisputable(terminated, Status.Terminated);
        _assertDisputable(superseded, Status.Superseded);
    }

    function test_RevertWhen_Dispute_NotByAManager() public {
        Agreement memory agreement = _agreement(2, 0);
        _conclude(agreement);
        _act(agreement, ActKind.Dispute, 1);
        address[3] memory accounts = [orgs[0].signer, orgs[1].manager, secretariat];
        for (uint256 i = 0; i < accounts.length; ++i) {
            bytes memory problem = abi.encodeWithSelector(
                IAgreementRegistry.ActKeyUnauthorized.selector,
                0,
                orgs[0].id,
                _keyId(accounts[i])
            );
            _expectRevert(problem);
            vm.prank(accounts[i]);
            registry.dispute(agreement, 0, 0);
        }
        _expectRevert(
            abi.encodeWithSelector(
                IAgreementRegistry.ActKeyUnauthorized.selector,
                0,
                orgs[1].id,
                _keyId(orgs[0].manager)
            )
        );
        vm.prank(orgs[0].manager);
        registry.withdrawDispute(agreement, 1, 0);
    }

    function test_RevertWhen_Dispute_OfAnUnknownAgreement() public {
        Agreement memory agreement = _agreement(2, 0);
        for (uint256 i = 0; i < 2; ++i) {
            _expectRevert(abi.encodeWithSelector(IAgreementRegistry.ActSeatNotAttested.selector, 0, 0));
            vm.prank(orgs[0].manager);
            if (i == 0) registry.dispute(agreement, 0, 0);
            else registry.withdrawDispute(agreement, 0, 0);
        }
    }

    /// @dev Suspension stops attestations only.
    function test_Dispute_BySuspendedOrganisation() public {
        Agreement memory agreement = _agreement(2, 0);
        _conclude(agreement);
        bytes32 organisation = orgs[0].id;
        vm.prank(secretariat);
        members.suspend(organisation);
        _assertDisputable(agreement, Status.InForce);
    }

    function _assertDisputable(Agreement memory agreement, Status status) private {
        bytes32 id = _idOf(agreement);
        _act(agreement, ActKind.Dispute, 0);
        vm.assertTrue(registry.isDisputed(id));
        vm.assertEq(uint256(registry.statusOf(id)), uint256(status));
        _submit(agreement, ActKind.WithdrawDispute, 0);
        vm.assertFalse(registry.isDisputed(id));
        _submit(agreement, ActKind.Dispute, 0);
        vm.assertTrue(registry.isDisputed(id));
        vm.assertEq(uint256(registry.statusOf(id)), uint256(status));
    }
}
