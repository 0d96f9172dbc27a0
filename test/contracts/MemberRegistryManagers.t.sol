// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMemberRegistry} from "../../contracts/interfaces/IMemberRegistry.sol";
import {Credential, KeyRole, OrganisationKind} from "../../contracts/types/Members.sol";
import {MemberFixture} from "./base/MemberFixture.sol";

/// @dev How an organisation that lost its managers gets a new one.
contract MemberRegistryManagersTest is MemberFixture {
    uint40 private constant INSTALLABLE_AT = START + 14 days;

    Party private _party;
    address private _account;
    bytes private _key;
    bytes32 private _keyId;

    function setUp() public override {
        super.setUp();
        _party = admitMember("did:web:fpt.com.vn");
        _account = makeAddr("new manager");
        _key = accountKey(_account);
        _keyId = keccak256(_key);
    }

    function test_Propose() public {
        vm.expectEmit(address(members));
        emit IMemberRegistry.ManagerProposed(_party.id, _keyId, INSTALLABLE_AT, _key);
        _propose(_key);
        _assertProposal(_keyId, INSTALLABLE_AT);
        vm.assertEq(uint256(members.credentialOf(_party.id, _keyId).role), 0, "a proposal is no key");
    }

    function test_InstallAfterDelay() public {
        _propose(_key);
        vm.warp(INSTALLABLE_AT - 1);
        _expectNotInstallable(INSTALLABLE_AT);
        members.installManager(_party.id, _key);

        vm.warp(INSTALLABLE_AT);
        vm.expectEmit(address(members));
        emit IMemberRegistry.KeyAdded(_party.id, _keyId, KeyRole.Manager, INSTALLABLE_AT, 0, _key);
        vm.prank(makeAddr("anyone"));
        members.installManager(_party.id, _key);
        _assertProposal(0, 0);
        vm.assertEq(
            abi.encode(members.credentialOf(_party.id, _keyId)),
            abi.encode(Credential(KeyRole.Manager, INSTALLABLE_AT, 0, OrganisationKind.Member, false))
        );

        vm.prank(_account);
        members.revokeKey(_party.id, accountKey(_party.manager), 0, asSender());
    }

    function test_RevertWhen_InstalledTwice() public {
        _propose(_key);
        vm.warp(INSTALLABLE_AT);
        members.installManager(_party.id, _key);
        _expectNotProposed(_keyId);
        members.installManager(_party.id, _key);
    }

    function test_RevertWhen_NotProposed() public {
        _expectNotProposed(_keyId);
        members.installManager(_party.id, _key);

        _propose(_key);
        vm.warp(INSTALLABLE_AT);
        bytes memory other = accountKey(makeAddr("other"));
        _expectNotProposed(keccak256(other));
        members.installManager(_party.id, other);
        _expectNotProposed(keccak256(other));
        vm.prank(_party.manager);
        members.vetoManager(_party.id, other, asSender());
    }

    /// @dev No key has the id that stands for "none proposed".
    function test_RevertWhen_NoKeyIsInstalled() public {
        _expectNotProposed(keccak256(""));
        members.installManager(_party.id, "");
    }

    function test_ProposalOfOneOrganisationIsNoOthers() public {
        Party memory other = admitMember("urn:organisation:other");
        _propose(_key);
        vm.warp(INSTALLABLE_AT);
        vm.expectRevert(abi.encodeWithSelector(IMemberRegistry.ManagerNotProposed.selector, other.id, _keyId));
        members.installManager(other.id, _key);
    }

    /// @dev Threat: "secretariat key stolen": a manager who is there stops it.
    function test_Veto() public {
        _propose(_key);
        vm.expectEmit(address(members));
        emit IMemberRegistry.ManagerVetoed(_party.id, _keyId);
        vm.prank(_party.manager);
        members.vetoManager(_party.id, _key, asSender());
        _assertProposal(0, 0);
        vm.warp(INSTALLABLE_AT);
        _expectNotProposed(_keyId);
        members.installManager(_party.id, _key);
        _expectNotProposed(_keyId);
        vm.prank(_party.manager);
        members.vetoManager(_party.id, _key, asSender());
    }

    /// @dev The delay is a chance, not a limit: until someone installs it a manager can still refuse.
    function test_VetoAfterDelay() public {
        _propose(_key);
        vm.warp(INSTALLABLE_AT + 30 days);
        vm.prank(_party.manager);
        members.vetoManager(_party.id, _key, asSender());
        _expectNotProposed(_keyId);
        members.installManager(_party.id, _key);
    }

    function test_RevertWhen_VetoedByOthers() public {
        _propose(_key);
        address[4] memory others = [_party.signatory, _account, secretariat, makeAddr("stranger")];
        for (uint256 i = 0; i < others.length; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(IMemberRegistry.ManagerUnauthorized.selector, _party.id, keyIdOf(others[i]))
            );
            vm.prank(others[i]);
            members.vetoManager(_party.id, _key, asSender());
        }
        _assertProposal(_keyId, INSTALLABLE_AT);
    }

    function test_ReproposalRestartsDelay() public {
        _propose(_key);
        vm.warp(INSTALLABLE_AT - 1);
        _propose(_key);
        uint40 restarted = INSTALLABLE_AT - 1 + 14 days;
        _assertProposal(_keyId, restarted);
        vm.warp(INSTALLABLE_AT);
        _expectNotInstallable(restarted);
        members.installManager(_party.id, _key);
        vm.warp(restarted);
        members.installManager(_party.id, _key);
        vm.assertTrue(members.hadRoleAt(_party.id, _keyId, KeyRole.Manager, restarted));
    }

    /// @dev The one swapped in at the last moment waits for its own 14 days.
    function test_ProposalReplacesEarlierOne() public {
        bytes memory other = accountKey(makeAddr("other"));
        _propose(_key);
        vm.warp(INSTALLABLE_AT - 1);
        _propose(other);
        vm.warp(INSTALLABLE_AT);
        _expectNotProposed(_keyId);
        members.installManager(_party.id, _key);
        _expectNotInstallable(INSTALLABLE_AT - 1 + 14 days);
        members.installManager(_party.id, other);
        vm.warp(INSTALLABLE_AT - 1 + 14 days);
        members.installManager(_party.id, other);
    }

    function test_RevertWhen_EnrolledKeyProposed() public {
        address[2] memory enrolled = [_party.manager, _party.signatory];
        for (uint256 i = 0; i < enrolled.length; ++i) {
            bytes memory key = accountKey(enrolled[i]);
            vm.expectRevert(
                abi.encodeWithSelector(IMemberRegistry.KeyAlreadyEnrolled.selector, _party.id, keyIdOf(enrolled[i]))
            );
            _propose(key);
        }
    }

    /// @dev A manager may enrol the proposed key meanwhile, as a signatory say: the proposal is settled by that.
    function test_RevertWhen_ProposedKeyEnrolledMeanwhile() public {
        _propose(_key);
        vm.prank(_party.manager);
        members.addKey(_party.id, accountKey(makeAddr("another key")), KeyRole.Signatory, 0, 0, asSender());
        _assertProposal(_keyId, INSTALLABLE_AT);
        vm.prank(_party.manager);
        members.addKey(_party.id, _key, KeyRole.Signatory, 0, 0, asSender());
        _assertProposal(0, 0);
        vm.warp(INSTALLABLE_AT);
        _expectNotProposed(_keyId);
        members.installManager(_party.id, _key);
        vm.assertFalse(members.hadRoleAt(_party.id, _keyId, KeyRole.Manager, INSTALLABLE_AT));
    }

    function test_RevertWhen_BadKeyProposed() public {
        vm.expectRevert(abi.encodeWithSelector(IMemberRegistry.KeyInvalid.selector, bytes("")));
        _propose("");
        vm.expectRevert(abi.encodeWithSelector(IMemberRegistry.KeyVerifierMissing.selector, _account));
        _propose(abi.encodePacked(_account, uint8(1)));
    }

    function _propose(bytes memory key) private {
        vm.prank(secretariat);
        members.proposeManager(_party.id, key);
    }

    function _assertProposal(bytes32 keyId, uint40 installableAt) private view {
        (bytes32 proposed, uint40 time) = members.proposedManagerOf(_party.id);
        vm.assertEq(proposed, keyId);
        vm.assertEq(time, installableAt);
    }

    function _expectNotProposed(bytes32 keyId) private {
        vm.expectRevert(abi.encodeWithSelector(IMemberRegistry.ManagerNotProposed.selector, _party.id, keyId));
    }

    function _expectNotInstallable(uint40 installableAt) private {
        vm.expectRevert(
            abi.encodeWithSelector(IMemberRegistry.ManagerNotInstallable.selector, _party.id, installableAt)
        );
    }
}
