// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMemberRegistry} from "../../contracts/interfaces/IMemberRegistry.sol";
import {MemberRegistry} from "../../contracts/MemberRegistry.sol";
import {HostileSigner} from "../../contracts/mocks/HostileSigner.sol";
import {OwnedWallet} from "../../contracts/mocks/OwnedWallet.sol";
import {Authorization, KeyRole} from "../../contracts/types/Members.sol";
import {MemberFixture} from "./base/MemberFixture.sol";
import {Vectors} from "./base/Vectors.sol";

/// @dev What managers sign and strangers relay: the four messages, each with its nonce and its deadline.
contract MemberRegistryMessagesTest is MemberFixture, Vectors {
    enum Kind {
        KeyAddition,
        KeyRevocation,
        ProfileUpdate,
        ManagerVeto
    }

    /// @dev All members that any of the messages has, and the domain.
    struct Message {
        string organisation;
        bytes key;
        KeyRole role;
        uint40 validFrom;
        uint40 validUntil;
        bytes32 profile;
        uint256 nonce;
        uint40 deadline;
        uint256 chainId;
        address registry;
    }

    uint40 private constant DEADLINE = START + 1 days;
    uint256 private constant P256_KEY = 0xa11ce;

    Party private _party;
    Party private _other;
    bytes private _added;
    bytes private _proposed;
    address private _stranger;

    function setUp() public override {
        super.setUp();
        _party = admitMember("did:web:fpt.com.vn");
        _other = admitMember("urn:organisation:other");
        _added = accountKey(makeAddr("added"));
        _proposed = accountKey(makeAddr("proposed"));
        _stranger = makeAddr("stranger");
        vm.startPrank(secretariat);
        members.proposeManager(_party.id, _proposed);
        members.proposeManager(_other.id, _proposed);
        vm.stopPrank();
    }

    // Each message does what the transaction does

    function test_RelayKeyAddition() public {
        Message memory message = _message(Kind.KeyAddition);
        vm.expectEmit(address(members));
        emit IMemberRegistry.KeyAdded(
            _party.id,
            keccak256(_added),
            KeyRole.Signatory,
            START + 10,
            START + 1000,
            _added
        );
        _relay(Kind.KeyAddition, message, _signed(Kind.KeyAddition, message));
        vm.assertEq(members.nonceOf(_party.id), 1);
    }

    function test_RelayAdditionOfManager() public {
        Message memory message = _message(Kind.KeyAddition);
        message.role = KeyRole.Manager;
        (message.validFrom, message.validUntil) = (0, 0);
        _relay(Kind.KeyAddition, message, _signed(Kind.KeyAddition, message));
        vm.assertTrue(members.hadRoleAt(_party.id, keccak256(_added), KeyRole.Manager, START));
    }

    function test_RelayKeyRevocation() public {
        Message memory message = _message(Kind.KeyRevocation);
        vm.expectEmit(address(members));
        emit IMemberRegistry.KeyRevoked(_party.id, keyIdOf(_party.signatory), START + 1000);
        _relay(Kind.KeyRevocation, message, _signed(Kind.KeyRevocation, message));
        vm.assertEq(members.nonceOf(_party.id), 1);
    }

    function test_RelayProfileUpdate() public {
        Message memory message = _message(Kind.ProfileUpdate);
        vm.expectEmit(address(members));
        emit IMemberRegistry.ProfileUpdated(_party.id, message.profile);
        _relay(Kind.ProfileUpdate, message, _signed(Kind.ProfileUpdate, message));
        vm.assertEq(members.organisationOf(_party.id).profile, message.profile);
        vm.assertEq(members.nonceOf(_party.id), 1);
    }

    function test_RelayManagerVeto() public {
        Message memory message = _message(Kind.ManagerVeto);
        vm.expectEmit(address(members));
        emit IMemberRegistry.ManagerVetoed(_party.id, keccak256(_proposed));
        _relay(Kind.ManagerVeto, message, _signed(Kind.ManagerVeto, message));
        (bytes32 keyId, ) = members.proposedManagerOf(_party.id);
        vm.assertEq(keyId, 0);
        vm.assertEq(members.nonceOf(_party.id), 1);
    }

    // Replay

    /// @dev Threat: "replay on another chain, contract …": every member and the domain are signed.
    function test_EveryMemberIsSigned() public {
        // Bit n: member n stands in the message.
        uint256[4] memory has = [uint256(0x3df), 0x3d3, 0x3e1, 0x3c3];
        for (uint256 i = 0; i < 4; ++i) {
            Kind kind = Kind(i);
            Authorization memory authorization = _signed(kind, _message(kind));
            for (uint256 member = 0; member < 10; ++member) {
                if ((has[i] >> member) & 1 == 0) continue;
                uint256 snapshot = vm.snapshotState();
                (Message memory message, Authorization memory changed) = _changed(kind, member, authorization);
                _assertInvalid(kind, message, changed);
                vm.revertToState(snapshot);
            }
            _relay(kind, _message(kind), authorization);
        }
        vm.assertEq(members.nonceOf(_party.id), 4, "as signed, each of them is good");
    }

    /// @dev A message of one kind is none of another kind, though the members be the same.
    function test_KindIsSigned() public {
        for (uint256 signed = 0; signed < 4; ++signed) {
            for (uint256 sent = 0; sent < 4; ++sent) {
                if (signed == sent) continue;
                Authorization memory authorization = _signed(Kind(signed), _message(Kind(sent)));
                _assertInvalid(Kind(sent), _message(Kind(sent)), authorization);
            }
        }
    }

    function test_RevertWhen_Replayed() public {
        Message memory message = _message(Kind.ProfileUpdate);
        Authorization memory authorization = _signed(Kind.ProfileUpdate, message);
        _relay(Kind.ProfileUpdate, message, authorization);
        _expectInvalid(_party.manager, 1);
        _relay(Kind.ProfileUpdate, message, authorization);
        // Not after another one either: an old profile does not come back.
        Message memory next = _message(Kind.ProfileUpdate);
        (next.profile, next.nonce) = ("next", 1);
        _relay(Kind.ProfileUpdate, next, _signed(Kind.ProfileUpdate, next));
        _expectInvalid(_party.manager, 2);
        _relay(Kind.ProfileUpdate, message, authorization);
        vm.assertEq(members.organisationOf(_party.id).profile, "next");
    }

    function test_RevertWhen_ReplayedOnAnotherChain() public {
        Message memory message = _message(Kind.ProfileUpdate);
        Authorization memory authorization = _signed(Kind.ProfileUpdate, message);
        vm.chainId(message.chainId + 1);
        _expectInvalid(_party.manager, 0);
        _relay(Kind.ProfileUpdate, message, authorization);
        vm.chainId(message.chainId);
        _relay(Kind.ProfileUpdate, message, authorization);
    }

    function test_RevertWhen_ReplayedOnAnotherRegistry() public {
        MemberRegistry first = members;
        Message memory message = _message(Kind.ProfileUpdate);
        Authorization memory authorization = _signed(Kind.ProfileUpdate, message);
        members = deployMembers();
        admitMember("did:web:fpt.com.vn");
        _expectInvalid(_party.manager, 0);
        _relay(Kind.ProfileUpdate, message, authorization);
        members = first;
        _relay(Kind.ProfileUpdate, message, authorization);
    }

    function test_NoncesAreOfOrganisationsAndMessagesOnly() public {
        Message memory message = _message(Kind.ProfileUpdate);
        _relay(Kind.ProfileUpdate, message, _signed(Kind.ProfileUpdate, message));
        vm.assertEq(members.nonceOf(_party.id), 1);
        vm.assertEq(members.nonceOf(_other.id), 0);
        vm.prank(_party.manager);
        members.updateProfile(_party.id, "by transaction", asSender());
        vm.assertEq(members.nonceOf(_party.id), 1);
    }

    /// @dev A message that is refused uses no nonce, so that it can be mended.
    function test_FailedMessageKeepsNonce() public {
        Message memory message = _message(Kind.KeyAddition);
        message.key = accountKey(_party.signatory);
        Authorization memory authorization = _signed(Kind.KeyAddition, message);
        vm.expectRevert(
            abi.encodeWithSelector(IMemberRegistry.KeyAlreadyEnrolled.selector, _party.id, keyIdOf(_party.signatory))
        );
        _relay(Kind.KeyAddition, message, authorization);
        vm.assertEq(members.nonceOf(_party.id), 0);
    }

    function test_DeadlineBoundaries() public {
        for (uint256 i = 0; i < 4; ++i) {
            Kind kind = Kind(i);
            Message memory message = _message(kind);
            // The key's window must not end first.
            message.validFrom = DEADLINE + 10;
            message.validUntil = DEADLINE + 20;
            Authorization memory authorization = _signed(kind, message);
            uint256 snapshot = vm.snapshotState();
            vm.warp(DEADLINE);
            vm.expectRevert(abi.encodeWithSelector(IMemberRegistry.AuthorizationExpired.selector, DEADLINE));
            _relay(kind, message, authorization);
            vm.revertToState(snapshot);
            vm.warp(DEADLINE - 1);
            _relay(kind, message, authorization);
            vm.warp(START);
        }
    }

    function test_RevertWhen_MessageHasNoDeadline() public {
        Message memory message = _message(Kind.ProfileUpdate);
        message.deadline = 0;
        Authorization memory authorization = _signed(Kind.ProfileUpdate, message);
        vm.expectRevert(abi.encodeWithSelector(IMemberRegistry.AuthorizationExpired.selector, 0));
        _relay(Kind.ProfileUpdate, message, authorization);
    }

    // Who signed

    function test_RecoveredAccount() public {
        Message memory message = _message(Kind.ProfileUpdate);
        Authorization memory authorization = _signed(Kind.ProfileUpdate, message);
        authorization.key = "";
        _relay(Kind.ProfileUpdate, message, authorization);
        vm.assertEq(members.nonceOf(_party.id), 1);
    }

    function test_RevertWhen_RecoveredAccountIsNoManager() public {
        Message memory message = _message(Kind.ProfileUpdate);
        bytes32 digest = _digest(Kind.ProfileUpdate, message);
        address[3] memory signers = [_party.signatory, _other.manager, makeAddr("mallory")];
        uint256[3] memory keys = [_party.signatoryKey, _other.managerKey, uint256(keccak256("mallory"))];
        for (uint256 i = 0; i < signers.length; ++i) {
            _expectUnauthorized(keyIdOf(signers[i]));
            _relay(Kind.ProfileUpdate, message, Authorization("", DEADLINE, signature(keys[i], digest)));
            _expectUnauthorized(keyIdOf(signers[i]));
            _relay(
                Kind.ProfileUpdate,
                message,
                Authorization(accountKey(signers[i]), DEADLINE, signature(keys[i], digest))
            );
        }
        vm.assertEq(members.nonceOf(_party.id), 0);
    }

    /// @dev Threat: "malleable or odd signatures".
    function test_RevertWhen_SignatureIsOdd() public {
        Message memory message = _message(Kind.ProfileUpdate);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(_party.managerKey, _digest(Kind.ProfileUpdate, message));
        bytes32 highS = bytes32(SECP256K1_N - uint256(s));
        bytes[5] memory odd = [
            abi.encodePacked(r, highS, v == 27 ? uint8(28) : uint8(27)),
            abi.encodePacked(r, s, v - 27),
            abi.encodePacked(r, uint256(s) | (uint256(v - 27) << 255)),
            abi.encodePacked(r, s, v, uint8(0)),
            abi.encodePacked(r)
        ];
        for (uint256 i = 0; i < odd.length; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(IMemberRegistry.AuthorizationInvalid.selector, _party.id, bytes32(0), 0)
            );
            _relay(Kind.ProfileUpdate, message, Authorization("", DEADLINE, odd[i]));
            _expectInvalid(_party.manager, 0);
            _relay(Kind.ProfileUpdate, message, Authorization(accountKey(_party.manager), DEADLINE, odd[i]));
        }
    }

    /// @dev To name a manager without its signature is not to be one.
    function test_RevertWhen_ManagerNamedWithoutSignature() public {
        Message memory message = _message(Kind.ProfileUpdate);
        _expectInvalid(_party.manager, 0);
        _relay(Kind.ProfileUpdate, message, Authorization(accountKey(_party.manager), DEADLINE, ""));
    }

    function test_NamedSender() public {
        vm.prank(_party.manager);
        members.updateProfile(_party.id, "new", Authorization(accountKey(_party.manager), 0, ""));
        vm.assertEq(members.organisationOf(_party.id).profile, "new");
        vm.assertEq(members.nonceOf(_party.id), 0);
    }

    /// @dev Threat: "rotated or stolen key": what a key signed before its revocation counts only if it came in before.
    function test_RevertWhen_ManagerWasRevoked() public {
        Message memory message = _message(Kind.ProfileUpdate);
        Authorization memory authorization = _signed(Kind.ProfileUpdate, message);
        vm.prank(_party.manager);
        members.revokeKey(_party.id, accountKey(_party.manager), 0, asSender());
        uint256 snapshot = vm.snapshotState();
        _relay(Kind.ProfileUpdate, message, authorization);
        vm.revertToState(snapshot);
        skip(1);
        _expectUnauthorized(keyIdOf(_party.manager));
        _relay(Kind.ProfileUpdate, message, authorization);
    }

    // Managers whose keys are no accounts

    function test_P256Manager() public {
        bytes memory key = keyP256(deployCode("ERC7913P256Verifier.sol:ERC7913P256Verifier", ""), P256_KEY);
        _enrolManager(key);
        for (uint256 i = 0; i < 4; ++i) {
            Message memory message = _message(Kind(i));
            message.nonce = i;
            bytes memory signed = signatureP256(P256_KEY, _digest(Kind(i), message));
            _relay(Kind(i), message, Authorization(key, DEADLINE, signed));
        }
        _assertRefuses(key, signatureP256(P256_KEY + 1, _digest(Kind.ProfileUpdate, _message(Kind.ProfileUpdate))));
    }

    function test_PasskeyManager() public {
        bytes memory key = keyP256(deployCode("ERC7913WebAuthnVerifier.sol:ERC7913WebAuthnVerifier", ""), P256_KEY);
        _enrolManager(key);
        for (uint256 i = 0; i < 4; ++i) {
            Message memory message = _message(Kind(i));
            message.nonce = i;
            bytes memory signed = signatureWebAuthn(P256_KEY, _digest(Kind(i), message));
            _relay(Kind(i), message, Authorization(key, DEADLINE, signed));
        }
        _assertRefuses(key, signatureWebAuthn(P256_KEY + 1, _digest(Kind.ProfileUpdate, _message(Kind.ProfileUpdate))));
    }

    function test_RsaManager() public {
        string memory json = vectors("rsa");
        bytes memory modulus = vm.parseJsonBytesArray(json, ".keys.modulus")[0];
        bytes memory exponent = vm.parseJsonBytesArray(json, ".keys.privateExponent")[0];
        bytes memory key = bytes.concat(accountKey(deployCode("RSAVerifier.sol:RSAVerifier", "")), modulus);
        _enrolManager(key);
        Message memory message = _message(Kind.ProfileUpdate);
        bytes memory signed = signatureRsa(modulus, exponent, _digest(Kind.ProfileUpdate, message));
        _relay(Kind.ProfileUpdate, message, Authorization(key, DEADLINE, signed));
        vm.assertEq(members.organisationOf(_party.id).profile, message.profile);
        message.nonce = 4;
        signed = signatureRsa(modulus, exponent, _digest(Kind.ProfileUpdate, message));
        _expectInvalid(keccak256(key), 1);
        _relay(Kind.ProfileUpdate, message, Authorization(key, DEADLINE, signed));
    }

    function test_WalletManager() public {
        bytes memory key = accountKey(address(new OwnedWallet(makeAddr("owner"))));
        _enrolManager(key);
        Message memory message = _message(Kind.ProfileUpdate);
        bytes memory signed = signature(uint256(keccak256("owner")), _digest(Kind.ProfileUpdate, message));
        _relay(Kind.ProfileUpdate, message, Authorization(key, DEADLINE, signed));
        vm.assertEq(members.organisationOf(_party.id).profile, message.profile);
    }

    /// @dev Threat: "two naive wallets of one owner": the organisation is in the signed message, so one's is not another's.
    function test_TwoWalletsOfOneOwner() public {
        bytes memory key = accountKey(address(new OwnedWallet(makeAddr("owner"))));
        bytes memory othersKey = accountKey(address(new OwnedWallet(makeAddr("owner"))));
        _enrolManager(key);
        vm.prank(_other.manager);
        members.addKey(_other.id, othersKey, KeyRole.Manager, 0, 0, asSender());
        Message memory message = _message(Kind.ProfileUpdate);
        bytes memory signed = signature(uint256(keccak256("owner")), _digest(Kind.ProfileUpdate, message));
        message.organisation = _other.identifier;
        vm.expectRevert(
            abi.encodeWithSelector(IMemberRegistry.AuthorizationInvalid.selector, _other.id, keccak256(othersKey), 0)
        );
        _relay(Kind.ProfileUpdate, message, Authorization(othersKey, DEADLINE, signed));
    }

    /// @dev Threat: "ERC-1271 that burns gas, returns a bomb, re-enters": refused by name, and nothing has changed.
    function test_RevertWhen_ManagerIsHostile() public {
        for (uint256 i = 0; i <= uint256(type(HostileSigner.Conduct).max); ++i) {
            HostileSigner.Conduct conduct = HostileSigner.Conduct(i);
            if (conduct == HostileSigner.Conduct.SayYes || conduct == HostileSigner.Conduct.YesBomb) continue;
            HostileSigner signer = new HostileSigner(conduct);
            bytes[2] memory keys = [accountKey(address(signer)), abi.encodePacked(address(signer), uint8(1))];
            for (uint256 form = 0; form < 2; ++form) {
                _enrolManager(keys[form]);
                _expectInvalid(keccak256(keys[form]), 0);
                vm.prank(_stranger);
                // Too little to copy a megabyte that the signer has filled.
                members.updateProfile{gas: 3_000_000}(_party.id, "new", Authorization(keys[form], DEADLINE, hex"01"));
            }
        }
        vm.assertEq(members.nonceOf(_party.id), 0);
        vm.assertEq(members.organisationOf(_party.id).profile, PROFILE);
    }

    // Shared vectors

    function test_Vectors() public view {
        string memory json = vectors("typed-data");
        bytes32[] memory structHashes = vm.parseJsonBytes32Array(json, ".members.structHash");
        bytes32[] memory separators = vm.parseJsonBytes32Array(json, ".members.domainSeparator");
        bytes32[] memory digests = vm.parseJsonBytes32Array(json, ".members.digest");
        vm.assertGt(digests.length, 15);
        for (uint256 i = 0; i < digests.length; ++i) {
            (Kind kind, Message memory message) = _parsed(json, i);
            vm.assertEq(_structHash(kind, message), structHashes[i]);
            vm.assertEq(_separator(message), separators[i]);
            vm.assertEq(_digest(kind, message), digests[i]);
        }
    }

    function _parsed(string memory json, uint256 i) private pure returns (Kind kind, Message memory message) {
        bytes32 name = keccak256(bytes(vm.parseJsonStringArray(json, ".members.primaryType")[i]));
        if (name == keccak256("KeyAddition")) kind = Kind.KeyAddition;
        if (name == keccak256("KeyRevocation")) kind = Kind.KeyRevocation;
        if (name == keccak256("ProfileUpdate")) kind = Kind.ProfileUpdate;
        if (name == keccak256("ManagerVeto")) kind = Kind.ManagerVeto;
        bytes32 role = keccak256(bytes(vm.parseJsonStringArray(json, ".members.role")[i]));
        message.organisation = vm.parseJsonStringArray(json, ".members.organisation")[i];
        message.key = vm.parseJsonBytesArray(json, ".members.key")[i];
        message.role = role == keccak256("manager") ? KeyRole.Manager : KeyRole.Signatory;
        message.validFrom = uint40(vm.parseJsonUintArray(json, ".members.validFrom")[i]);
        message.validUntil = uint40(vm.parseJsonUintArray(json, ".members.validUntil")[i]);
        message.profile = vm.parseJsonBytes32Array(json, ".members.profile")[i];
        message.nonce = vm.parseJsonUintArray(json, ".members.nonce")[i];
        message.deadline = uint40(vm.parseJsonUintArray(json, ".members.deadline")[i]);
        message.chainId = vm.parseJsonUintArray(json, ".members.chainId")[i];
        message.registry = vm.parseJsonAddressArray(json, ".members.registry")[i];
    }

    /// @dev A good message of the party, its members all different from zero.
    function _message(Kind kind) private view returns (Message memory message) {
        message.organisation = _party.identifier;
        message.key =
            kind == Kind.KeyAddition
                ? _added
                : kind == Kind.KeyRevocation
                    ? accountKey(_party.signatory)
                    : _proposed;
        message.role = KeyRole.Signatory;
        message.validFrom = START + 10;
        message.validUntil = START + 1000;
        message.profile = "new profile";
        message.nonce = members.nonceOf(_party.id);
        message.deadline = DEADLINE;
        message.chainId = block.chainid;
        message.registry = address(members);
    }

    /// @dev What is sent where one member is another than the signed one. Nonce and domain are not sent, so they are signed wrongly.
    function _changed(
        Kind kind,
        uint256 member,
        Authorization memory authorization
    ) private returns (Message memory message, Authorization memory changed) {
        message = _message(kind);
        changed = Authorization(authorization.key, authorization.deadline, authorization.signature);
        if (member == 0) message.organisation = _other.identifier;
        if (member == 1) message.key = accountKey(makeAddr("third"));
        if (member == 2) message.role = KeyRole.Manager;
        if (member == 3) ++message.validFrom;
        if (member == 4) --message.validUntil;
        if (member == 5) message.profile = "another profile";
        if (member == 6) ++message.nonce;
        if (member == 7) ++changed.deadline;
        if (member == 8) ++message.chainId;
        if (member == 9) message.registry = address(this);
        if (member == 6 || member > 7) changed = _signed(kind, message);
        // The change alone must be what is refused.
        if (member == 1 && kind == Kind.ManagerVeto) {
            vm.prank(secretariat);
            members.proposeManager(_party.id, message.key);
        }
    }

    function _assertRefuses(bytes memory key, bytes memory signed) private {
        Message memory message = _message(Kind.ProfileUpdate);
        _expectInvalid(keccak256(key), message.nonce);
        _relay(Kind.ProfileUpdate, message, Authorization(key, DEADLINE, signed));
    }

    function _enrolManager(bytes memory key) private {
        vm.prank(_party.manager);
        members.addKey(_party.id, key, KeyRole.Manager, 0, 0, asSender());
    }

    /// @dev The party's manager, named, with its signature.
    function _signed(Kind kind, Message memory message) private view returns (Authorization memory) {
        return
            Authorization(
                accountKey(_party.manager),
                message.deadline,
                signature(_party.managerKey, _digest(kind, message))
            );
    }

    function _relay(Kind kind, Message memory message, Authorization memory authorization) private {
        bytes32 id = keccak256(bytes(message.organisation));
        vm.prank(_stranger);
        if (kind == Kind.KeyAddition) {
            members.addKey(id, message.key, message.role, message.validFrom, message.validUntil, authorization);
        } else if (kind == Kind.KeyRevocation) {
            members.revokeKey(id, message.key, message.validUntil, authorization);
        } else if (kind == Kind.ProfileUpdate) {
            members.updateProfile(id, message.profile, authorization);
        } else {
            members.vetoManager(id, message.key, authorization);
        }
    }

    function _assertInvalid(Kind kind, Message memory message, Authorization memory authorization) private {
        bytes32 id = keccak256(bytes(message.organisation));
        vm.expectRevert(
            abi.encodeWithSelector(
                IMemberRegistry.AuthorizationInvalid.selector,
                id,
                keyIdOf(_party.manager),
                members.nonceOf(id)
            )
        );
        _relay(kind, message, authorization);
    }

    function _expectInvalid(address manager, uint256 nonce) private {
        _expectInvalid(keyIdOf(manager), nonce);
    }

    function _expectInvalid(bytes32 keyId, uint256 nonce) private {
        vm.expectRevert(abi.encodeWithSelector(IMemberRegistry.AuthorizationInvalid.selector, _party.id, keyId, nonce));
    }

    function _expectUnauthorized(bytes32 keyId) private {
        vm.expectRevert(abi.encodeWithSelector(IMemberRegistry.ManagerUnauthorized.selector, _party.id, keyId));
    }

    function _digest(Kind kind, Message memory message) private pure returns (bytes32) {
        return typedDataDigest(_separator(message), _structHash(kind, message));
    }

    function _separator(Message memory message) private pure returns (bytes32) {
        return domainSeparatorOf("Minh Uoc Members", message.chainId, message.registry);
    }

    function _structHash(Kind kind, Message memory message) private pure returns (bytes32) {
        string[4] memory types = [
            "KeyAddition(string organisation,bytes key,string role,uint40 validFrom,uint40 validUntil,uint256 nonce,uint40 deadline)",
            "KeyRevocation(string organisation,bytes key,uint40 validUntil,uint256 nonce,uint40 deadline)",
            "ProfileUpdate(string organisation,bytes32 profile,uint256 nonce,uint40 deadline)",
            "ManagerVeto(string organisation,bytes key,uint256 nonce,uint40 deadline)"
        ];
        bytes memory encoded = abi.encode(
            keccak256(bytes(types[uint256(kind)])),
            keccak256(bytes(message.organisation)),
            kind == Kind.ProfileUpdate ? message.profile : keccak256(message.key)
        );
        if (kind == Kind.KeyAddition) {
            string memory role = message.role == KeyRole.Manager ? "manager" : "signatory";
            encoded = bytes.concat(encoded, abi.encode(keccak256(bytes(role)), message.validFrom));
        }
        if (kind == Kind.KeyAddition || kind == Kind.KeyRevocation) {
            encoded = bytes.concat(encoded, abi.encode(message.validUntil));
        }
        return keccak256(bytes.concat(encoded, abi.encode(message.nonce, message.deadline)));
    }
}
