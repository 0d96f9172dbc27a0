// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMemberRegistry} from "../../contracts/interfaces/IMemberRegistry.sol";
import {Credential, KeyRole, OrganisationKind} from "../../contracts/types/Members.sol";
import {MemberFixture} from "./base/MemberFixture.sol";

/// @dev Keys and their windows, by transaction of a manager.
contract MemberRegistryKeysTest is MemberFixture {
    Party private _party;
    address private _account;
    bytes private _key;
    bytes32 private _keyId;

    function setUp() public override {
        super.setUp();
        _party = admitMember("did:web:fpt.com.vn");
        _account = makeAddr("account");
        _key = accountKey(_account);
        _keyId = keccak256(_key);
    }

    // Enrolment

    function test_AddKey() public {
        vm.expectEmit(address(members));
        emit IMemberRegistry.KeyAdded(_party.id, _keyId, KeyRole.Signatory, START, 0, _key);
        _add(KeyRole.Signatory, 0, 0);
        Credential memory credential = members.credentialOf(_party.id, _keyId);
        vm.assertEq(
            abi.encode(credential),
            abi.encode(Credential(KeyRole.Signatory, START, 0, OrganisationKind.Member, false))
        );
        vm.assertEq(members.nonceOf(_party.id), 0, "a transaction has the account's own nonce");
    }

    function test_AddKeyWithWindow() public {
        vm.expectEmit(address(members));
        emit IMemberRegistry.KeyAdded(_party.id, _keyId, KeyRole.Manager, START + 10, START + 20, _key);
        _add(KeyRole.Manager, START + 10, START + 20);
        _assertWindow(KeyRole.Manager, START + 10, START + 20);
    }

    function test_AddedManagerManages() public {
        _add(KeyRole.Manager, 0, 0);
        vm.prank(_account);
        members.updateProfile(_party.id, "new", asSender());
        vm.assertEq(members.organisationOf(_party.id).profile, "new");
    }

    function test_WindowBoundaries() public {
        uint40 now_ = START;
        _assertWindowRefused(now_ - 1, 0);
        _assertWindowRefused(1, 0);
        _assertWindowRefused(0, now_ - 1);
        _assertWindowRefused(0, now_);
        _assertWindowRefused(now_, now_);
        _assertWindowRefused(now_ + 10, now_ + 10);
        _assertWindowRefused(now_ + 10, now_ + 9);
        _assertWindowRefused(now_ + 10, 1);

        uint256 snapshot = vm.snapshotState();
        uint40[2][6] memory good = [
            [now_, 0],
            [uint40(0), now_ + 1],
            [now_, now_ + 1],
            [now_ + 1, 0],
            [now_ + 10, now_ + 11],
            [type(uint40).max - 1, type(uint40).max]
        ];
        for (uint256 i = 0; i < good.length; ++i) {
            _add(KeyRole.Signatory, good[i][0], good[i][1]);
            _assertWindow(KeyRole.Signatory, good[i][0] == 0 ? now_ : good[i][0], good[i][1]);
            vm.revertToState(snapshot);
            snapshot = vm.snapshotState();
        }
    }

    /// @dev A window is half-open, at each of its edges, for both views.
    function testFuzz_Window(uint40 validFrom, uint40 length, uint40 time) public {
        validFrom = uint40(bound(validFrom, START, START + 1000));
        length = uint40(bound(length, 0, 1000));
        time = uint40(bound(time, START, START + 2100));
        uint40 validUntil = length == 0 ? 0 : validFrom + length;
        _add(KeyRole.Signatory, validFrom, validUntil);
        bool inside = time >= validFrom && (validUntil == 0 || time < validUntil);
        vm.assertEq(members.hadRoleAt(_party.id, _keyId, KeyRole.Signatory, time), inside);
        vm.assertFalse(members.hadRoleAt(_party.id, _keyId, KeyRole.Manager, time));
        vm.assertFalse(members.hadRoleAt(_party.id, _keyId, KeyRole.None, time));
        vm.warp(time);
        _assertCapacity(KeyRole.Signatory, inside);
        _assertCapacity(KeyRole.Manager, false);
        _assertCapacity(KeyRole.None, false);
    }

    function test_RevertWhen_KeyHasNoRole() public {
        vm.expectRevert(abi.encodeWithSelector(IMemberRegistry.KeyRoleMissing.selector));
        _add(KeyRole.None, 0, 0);
    }

    function test_RevertWhen_KeyInvalid() public {
        bytes[5] memory bad = [
            bytes(""),
            new bytes(19),
            abi.encodePacked(address(0)),
            abi.encodePacked(address(0), uint256(1)),
            bytes.concat(accountKey(address(members)), new bytes(1005))
        ];
        for (uint256 i = 0; i < bad.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IMemberRegistry.KeyInvalid.selector, bad[i]));
            vm.prank(_party.manager);
            members.addKey(_party.id, bad[i], KeyRole.Signatory, 0, 0, asSender());
        }
    }

    /// @dev Threat: "a look-alike verifier contract". One without code could become anything; a precompile has none either,
    /// and the one that repeats its input would say yes to everything.
    function test_RevertWhen_VerifierHasNoCode() public {
        address[3] memory verifiers = [makeAddr("no code"), address(4), address(0x100)];
        for (uint256 i = 0; i < verifiers.length; ++i) {
            bytes memory key = abi.encodePacked(verifiers[i], uint256(1));
            vm.expectRevert(abi.encodeWithSelector(IMemberRegistry.KeyVerifierMissing.selector, verifiers[i]));
            vm.prank(_party.manager);
            members.addKey(_party.id, key, KeyRole.Signatory, 0, 0, asSender());
        }
    }

    function test_AddKeyOfVerifier() public {
        bytes memory key = keyP256(deployCode("ERC7913P256Verifier.sol:ERC7913P256Verifier", ""), 0xa11ce);
        vm.prank(_party.manager);
        members.addKey(_party.id, key, KeyRole.Signatory, 0, 0, asSender());
        vm.assertTrue(members.hadRoleAt(_party.id, keccak256(key), KeyRole.Signatory, START));
        // The longest key.
        key = bytes.concat(accountKey(address(members)), new bytes(1004));
        vm.prank(_party.manager);
        members.addKey(_party.id, key, KeyRole.Signatory, 0, 0, asSender());
        vm.assertTrue(members.hadRoleAt(_party.id, keccak256(key), KeyRole.Signatory, START));
    }

    function test_RevertWhen_KeyEnrolledBefore() public {
        _add(KeyRole.Signatory, 0, 0);
        _expectAlreadyEnrolled();
        _add(KeyRole.Signatory, 0, 0);
        // Nor in the other role.
        _expectAlreadyEnrolled();
        _add(KeyRole.Manager, START + 1, 0);
    }

    /// @dev Threat: "one key enrolled by two organisations": each pair has a role and a window of its own.
    function test_OneKeyOfTwoOrganisations() public {
        Party memory other = admitMember("urn:organisation:other");
        _add(KeyRole.Signatory, 0, 0);
        vm.prank(other.manager);
        members.addKey(other.id, _key, KeyRole.Manager, START + 5, 0, asSender());
        _revoke(0);
        skip(10);
        vm.assertFalse(members.hadRoleAt(_party.id, _keyId, KeyRole.Signatory, START + 10));
        vm.assertTrue(members.hadRoleAt(other.id, _keyId, KeyRole.Manager, START + 10));
        vm.assertFalse(members.hadRoleAt(other.id, _keyId, KeyRole.Signatory, START + 10));
    }

    // Revocation

    /// @dev Threat: "rewritten key history … attest and revoke in one block": valid throughout the block that revokes it.
    function test_RevokeFromNextSecond() public {
        _add(KeyRole.Signatory, 0, 0);
        skip(100);
        vm.expectEmit(address(members));
        emit IMemberRegistry.KeyRevoked(_party.id, _keyId, START + 101);
        _revoke(0);
        _assertWindow(KeyRole.Signatory, START, START + 101);
        _assertCapacity(KeyRole.Signatory, true);
        skip(1);
        _assertCapacity(KeyRole.Signatory, false);
        vm.assertTrue(members.hadRoleAt(_party.id, _keyId, KeyRole.Signatory, START + 100));
        vm.assertFalse(members.hadRoleAt(_party.id, _keyId, KeyRole.Signatory, START + 101));
    }

    function test_RevokeBoundaries() public {
        _add(KeyRole.Signatory, 0, 0);
        skip(100);
        _assertRevocationRefused(1);
        _assertRevocationRefused(START + 99);
        _assertRevocationRefused(START + 100);
        _revoke(START + 101);
        _assertWindow(KeyRole.Signatory, START, START + 101);
    }

    function test_RevocationOnlyMovesEarlier() public {
        _add(KeyRole.Signatory, 0, START + 50);
        _assertRevocationRefused(START + 50);
        _assertRevocationRefused(START + 51);
        _assertRevocationRefused(type(uint40).max);
        _revoke(START + 49);
        _revoke(START + 20);
        _assertRevocationRefused(START + 20);
        _assertWindow(KeyRole.Signatory, START, START + 20);
        // Nothing moves once it is over.
        skip(20);
        _assertRevocationRefused(0);
        _assertRevocationRefused(START + 21);
        _assertWindow(KeyRole.Signatory, START, START + 20);
    }

    /// @dev In the last second of its window nothing is left to revoke: "from the next second on" is when it ends anyway.
    function test_RevertWhen_RevokedInLastSecond() public {
        _add(KeyRole.Signatory, 0, START + 1);
        _assertRevocationRefused(0);
        _assertWindow(KeyRole.Signatory, START, START + 1);
    }

    /// @dev A key revoked before its window begins never becomes valid.
    function test_RevokeBeforeItBegins() public {
        _add(KeyRole.Signatory, START + 100, 0);
        _revoke(0);
        _assertWindow(KeyRole.Signatory, START + 100, START + 1);
        vm.warp(START + 100);
        _assertCapacity(KeyRole.Signatory, false);
        for (uint40 time = START; time < START + 200; ++time) {
            vm.assertFalse(members.hadRoleAt(_party.id, _keyId, KeyRole.Signatory, time));
        }
    }

    function testFuzz_RevocationNeverExtends(uint40 validUntil, uint40 revokedUntil, uint40 time) public {
        validUntil = uint40(bound(validUntil, START + 1, START + 100));
        revokedUntil = uint40(bound(revokedUntil, 0, START + 200));
        time = uint40(bound(time, 0, START + 300));
        _add(KeyRole.Signatory, 0, validUntil);
        bool before = members.hadRoleAt(_party.id, _keyId, KeyRole.Signatory, time);
        vm.prank(_party.manager);
        (bool success, ) = address(members).call(
            abi.encodeCall(members.revokeKey, (_party.id, _key, revokedUntil, asSender()))
        );
        uint40 end = revokedUntil == 0 ? START + 1 : revokedUntil;
        vm.assertEq(success, end > START && end < validUntil);
        bool after_ = members.hadRoleAt(_party.id, _keyId, KeyRole.Signatory, time);
        vm.assertTrue(before || !after_, "no second joins the window");
        if (time <= START) vm.assertEq(after_, before, "the past stays as it was");
    }

    function test_RevokedPairNeverReturns() public {
        _add(KeyRole.Signatory, 0, 0);
        _revoke(0);
        skip(365 days);
        _expectAlreadyEnrolled();
        _add(KeyRole.Signatory, 0, 0);
        _expectAlreadyEnrolled();
        vm.prank(secretariat);
        members.proposeManager(_party.id, _key);
    }

    function test_RevertWhen_RevokedKeyUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(IMemberRegistry.KeyUnknown.selector, _party.id, _keyId));
        _revoke(0);
    }

    /// @dev A manager can go, the last one too; in the block in which it goes it still counts.
    function test_ManagerRevokesItself() public {
        vm.startPrank(_party.manager);
        members.revokeKey(_party.id, accountKey(_party.manager), 0, asSender());
        members.updateProfile(_party.id, "last", asSender());
        skip(1);
        vm.expectRevert(
            abi.encodeWithSelector(IMemberRegistry.ManagerUnauthorized.selector, _party.id, keyIdOf(_party.manager))
        );
        members.updateProfile(_party.id, "too late", asSender());
        vm.stopPrank();
        vm.assertEq(members.organisationOf(_party.id).profile, "last");
    }

    function test_RevertWhen_ManagersWindowHasNotBegun() public {
        _add(KeyRole.Manager, START + 10, START + 20);
        _assertManages(START + 9, false);
        _assertManages(START + 10, true);
        _assertManages(START + 19, true);
        _assertManages(START + 20, false);
    }

    function test_UpdateProfile() public {
        vm.expectEmit(address(members));
        emit IMemberRegistry.ProfileUpdated(_party.id, "new");
        vm.prank(_party.manager);
        members.updateProfile(_party.id, "new", asSender());
        vm.assertEq(members.organisationOf(_party.id).profile, "new");
    }

    function _add(KeyRole role, uint40 validFrom, uint40 validUntil) private {
        vm.prank(_party.manager);
        members.addKey(_party.id, _key, role, validFrom, validUntil, asSender());
    }

    function _revoke(uint40 validUntil) private {
        vm.prank(_party.manager);
        members.revokeKey(_party.id, _key, validUntil, asSender());
    }

    function _assertWindowRefused(uint40 validFrom, uint40 validUntil) private {
        vm.expectRevert(abi.encodeWithSelector(IMemberRegistry.KeyWindowInvalid.selector, validFrom, validUntil));
        _add(KeyRole.Signatory, validFrom, validUntil);
    }

    function _assertRevocationRefused(uint40 validUntil) private {
        vm.expectRevert(
            abi.encodeWithSelector(
                IMemberRegistry.KeyWindowInvalid.selector,
                members.credentialOf(_party.id, _keyId).validFrom,
                validUntil
            )
        );
        _revoke(validUntil);
    }

    function _expectAlreadyEnrolled() private {
        vm.expectRevert(abi.encodeWithSelector(IMemberRegistry.KeyAlreadyEnrolled.selector, _party.id, _keyId));
    }

    function _assertWindow(KeyRole role, uint40 validFrom, uint40 validUntil) private view {
        Credential memory credential = members.credentialOf(_party.id, _keyId);
        vm.assertEq(uint256(credential.role), uint256(role));
        vm.assertEq(credential.validFrom, validFrom);
        vm.assertEq(credential.validUntil, validUntil);
    }

    function _assertCapacity(KeyRole role, bool capable) private view {
        (OrganisationKind kind, bool suspended) = members.capacityOf(_party.id, _keyId, role);
        vm.assertEq(uint256(kind), uint256(capable ? OrganisationKind.Member : OrganisationKind.None));
        vm.assertFalse(suspended);
    }

    function _assertManages(uint40 time, bool manages) private {
        vm.warp(time);
        vm.prank(_account);
        (bool success, ) = address(members).call(
            abi.encodeCall(members.updateProfile, (_party.id, bytes32(uint256(time)), asSender()))
        );
        vm.assertEq(success, manages);
    }
}
