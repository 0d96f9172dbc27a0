// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {Ownable2Step} from "@openzeppelin/contracts/access/Ownable2Step.sol";
import {IERC5267} from "@openzeppelin/contracts/interfaces/IERC5267.sol";
import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";
import {IMemberRegistry} from "../../contracts/interfaces/IMemberRegistry.sol";
import {MemberRegistry} from "../../contracts/MemberRegistry.sol";
import {Credential, KeyRole, Organisation, OrganisationKind} from "../../contracts/types/Members.sol";
import {MemberFixture} from "./base/MemberFixture.sol";

/// @dev Admission, standings, the secretariat and what can be read.
contract MemberRegistryTest is MemberFixture {
    string private constant IDENTIFIER = "did:web:fpt.com.vn";
    bytes32 private constant ID = keccak256("did:web:fpt.com.vn");

    // Admission

    function test_Admit() public {
        address manager = makeAddr("manager");
        vm.expectEmit(address(members));
        emit IMemberRegistry.OrganisationAdmitted(ID, 0, OrganisationKind.Partner, IDENTIFIER, PROFILE);
        vm.expectEmit(address(members));
        emit IMemberRegistry.KeyAdded(ID, keyIdOf(manager), KeyRole.Manager, START, 0, accountKey(manager));
        vm.prank(secretariat);
        bytes32 id = members.admit(IDENTIFIER, OrganisationKind.Partner, PROFILE, accountKey(manager));

        vm.assertEq(id, ID);
        vm.assertEq(members.organisationCount(), 1);
        vm.assertEq(members.organisationAt(0), ID);
        vm.assertEq(members.organisationAt(1), 0);
        Organisation memory organisation = members.organisationOf(ID);
        vm.assertEq(organisation.number, 0);
        vm.assertEq(uint256(organisation.kind), uint256(OrganisationKind.Partner));
        vm.assertFalse(organisation.suspended);
        vm.assertEq(organisation.profile, PROFILE);
        vm.assertEq(organisation.identifier, IDENTIFIER);
        Credential memory credential = members.credentialOf(ID, keyIdOf(manager));
        vm.assertEq(uint256(credential.role), uint256(KeyRole.Manager));
        vm.assertEq(credential.validFrom, START);
        vm.assertEq(credential.validUntil, 0);
    }

    function test_AdmitNumbersInOrder() public {
        for (uint32 i = 0; i < 130; ++i) {
            string memory identifier = string.concat("urn:organisation:", vm.toString(uint256(i)));
            OrganisationKind kind = OrganisationKind(1 + (i % 3));
            vm.prank(secretariat);
            bytes32 id = members.admit(identifier, kind, bytes32(uint256(i)), accountKey(makeAddr(identifier)));
            vm.assertEq(members.organisationAt(i), id);
            vm.assertEq(members.organisationOf(id).number, i);
        }
        vm.assertEq(members.organisationCount(), 130);
        for (uint32 i = 0; i < 130; ++i) {
            Organisation memory organisation = members.organisationOf(members.organisationAt(i));
            vm.assertEq(uint256(organisation.kind), 1 + (i % 3));
            vm.assertEq(organisation.profile, bytes32(uint256(i)));
        }
    }

    function test_RevertWhen_AdmittedBefore() public {
        admitMember(IDENTIFIER);
        bytes memory key = accountKey(makeAddr("other"));
        _expectRevert(IMemberRegistry.OrganisationAlreadyAdmitted.selector, ID);
        vm.prank(secretariat);
        members.admit(IDENTIFIER, OrganisationKind.Partner, 0, key);
        vm.assertEq(members.organisationCount(), 1);
    }

    /// @dev Threat: "squatting … an organisation": admission by the secretariat, identity by the identifier's own document.
    function test_RevertWhen_IdentifierInvalid() public {
        string[5] memory bad = ["", "a:", "did:web:FPT.com.vn", "did:web:fpt.com.vn.", unicode"did:web:việt.vn"];
        bytes memory key = accountKey(makeAddr("manager"));
        for (uint256 i = 0; i < bad.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IMemberRegistry.IdentifierInvalid.selector, bad[i]));
            vm.prank(secretariat);
            members.admit(bad[i], OrganisationKind.Member, PROFILE, key);
        }
    }

    function test_RevertWhen_AdmittedWithoutKind() public {
        bytes memory key = accountKey(makeAddr("manager"));
        vm.expectRevert(abi.encodeWithSelector(IMemberRegistry.OrganisationKindMissing.selector));
        vm.prank(secretariat);
        members.admit(IDENTIFIER, OrganisationKind.None, PROFILE, key);
    }

    function test_RevertWhen_AdmittedWithBadKey() public {
        bytes[3] memory bad = [bytes(""), abi.encodePacked(address(0)), new bytes(19)];
        for (uint256 i = 0; i < bad.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IMemberRegistry.KeyInvalid.selector, bad[i]));
            vm.prank(secretariat);
            members.admit(IDENTIFIER, OrganisationKind.Member, PROFILE, bad[i]);
        }
        vm.assertEq(members.organisationCount(), 0);
        vm.assertEq(uint256(members.organisationOf(ID).kind), 0);
    }

    // Standings

    function test_ChangeKind() public {
        Party memory party = admitMember(IDENTIFIER);
        for (uint256 kind = 1; kind <= 3; ++kind) {
            vm.expectEmit(address(members));
            emit IMemberRegistry.OrganisationKindChanged(party.id, OrganisationKind(kind));
            vm.prank(secretariat);
            members.changeKind(party.id, OrganisationKind(kind));
            vm.assertEq(uint256(members.organisationOf(party.id).kind), kind);
        }
    }

    function test_RevertWhen_ChangedToNoKind() public {
        Party memory party = admitMember(IDENTIFIER);
        vm.expectRevert(abi.encodeWithSelector(IMemberRegistry.OrganisationKindMissing.selector));
        vm.prank(secretariat);
        members.changeKind(party.id, OrganisationKind.None);
    }

    function test_SuspendAndReinstate() public {
        Party memory party = admitMember(IDENTIFIER);
        vm.expectEmit(address(members));
        emit IMemberRegistry.OrganisationSuspended(party.id);
        vm.prank(secretariat);
        members.suspend(party.id);
        _assertStanding(party.id, OrganisationKind.Member, true);

        _expectRevert(IMemberRegistry.OrganisationAlreadySuspended.selector, party.id);
        vm.prank(secretariat);
        members.suspend(party.id);

        vm.expectEmit(address(members));
        emit IMemberRegistry.OrganisationReinstated(party.id);
        vm.prank(secretariat);
        members.reinstate(party.id);
        _assertStanding(party.id, OrganisationKind.Member, false);

        _expectRevert(IMemberRegistry.OrganisationNotSuspended.selector, party.id);
        vm.prank(secretariat);
        members.reinstate(party.id);
    }

    /// @dev Changing one organisation leaves its own other half and its neighbours alone.
    function test_StandingsAreSeparate() public {
        Party memory first = admitMember("urn:organisation:first");
        Party memory second = admitAs("urn:organisation:second", OrganisationKind.Observer);
        Party memory third = admitAs("urn:organisation:third", OrganisationKind.Partner);
        vm.startPrank(secretariat);
        members.suspend(second.id);
        members.changeKind(second.id, OrganisationKind.Partner);
        vm.stopPrank();
        _assertStanding(first.id, OrganisationKind.Member, false);
        _assertStanding(second.id, OrganisationKind.Partner, true);
        _assertStanding(third.id, OrganisationKind.Partner, false);
    }

    /// @dev Suspension takes no key: it is for the registry of agreements to refuse an attestation.
    function test_SuspensionKeepsKeys() public {
        Party memory party = admitMember(IDENTIFIER);
        vm.prank(secretariat);
        members.suspend(party.id);
        (OrganisationKind kind, bool suspended) = members.capacityOf(
            party.id,
            keyIdOf(party.signatory),
            KeyRole.Signatory
        );
        vm.assertEq(uint256(kind), uint256(OrganisationKind.Member));
        vm.assertTrue(suspended);
        Credential memory credential = members.credentialOf(party.id, keyIdOf(party.signatory));
        vm.assertEq(uint256(credential.kind), uint256(OrganisationKind.Member));
        vm.assertTrue(credential.suspended);
        vm.prank(party.manager);
        members.updateProfile(party.id, "new", asSender());
        vm.assertEq(members.organisationOf(party.id).profile, "new");
    }

    function test_RevertWhen_OrganisationUnknown() public {
        bytes32 unknown = keccak256("urn:unknown:1");
        bytes memory key = accountKey(makeAddr("manager"));
        bytes[8] memory calls = [
            abi.encodeCall(members.changeKind, (unknown, OrganisationKind.Member)),
            abi.encodeCall(members.suspend, (unknown)),
            abi.encodeCall(members.reinstate, (unknown)),
            abi.encodeCall(members.proposeManager, (unknown, key)),
            abi.encodeCall(members.installManager, (unknown, key)),
            abi.encodeCall(members.vetoManager, (unknown, key, asSender())),
            abi.encodeCall(members.revokeKey, (unknown, key, 0, asSender())),
            abi.encodeCall(members.updateProfile, (unknown, PROFILE, asSender()))
        ];
        for (uint256 i = 0; i < calls.length; ++i) {
            vm.prank(secretariat);
            (bool success, bytes memory reason) = address(members).call(calls[i]);
            vm.assertFalse(success);
            vm.assertEq(reason, abi.encodeWithSelector(IMemberRegistry.OrganisationUnknown.selector, unknown));
        }
        _expectRevert(IMemberRegistry.OrganisationUnknown.selector, unknown);
        members.addKey(unknown, key, KeyRole.Signatory, 0, 0, asSender());
    }

    // The secretariat

    function test_RevertWhen_NotSecretariat() public {
        Party memory party = admitMember(IDENTIFIER);
        bytes memory key = accountKey(makeAddr("other"));
        bytes[5] memory calls = [
            abi.encodeCall(members.admit, ("urn:a:b", OrganisationKind.Member, PROFILE, key)),
            abi.encodeCall(members.changeKind, (party.id, OrganisationKind.Partner)),
            abi.encodeCall(members.suspend, (party.id)),
            abi.encodeCall(members.reinstate, (party.id)),
            abi.encodeCall(members.proposeManager, (party.id, key))
        ];
        for (uint256 i = 0; i < calls.length; ++i) {
            vm.prank(party.manager);
            (bool success, bytes memory reason) = address(members).call(calls[i]);
            vm.assertFalse(success);
            vm.assertEq(reason, abi.encodeWithSelector(Ownable.OwnableUnauthorizedAccount.selector, party.manager));
        }
    }

    /// @dev Pitfall: "an admin who can import or rewrite history"; threat: "secretariat key stolen … can't add
    /// keys". As the sender it passes for a manager in none of the four calls.
    function test_RevertWhen_SecretariatActsForOrganisation() public {
        Party memory party = admitMember(IDENTIFIER);
        bytes memory key = accountKey(makeAddr("puppet"));
        vm.prank(secretariat);
        members.proposeManager(party.id, key);
        bytes[5] memory calls = [
            abi.encodeCall(members.addKey, (party.id, key, KeyRole.Signatory, 0, 0, asSender())),
            abi.encodeCall(members.addKey, (party.id, key, KeyRole.Manager, 0, 0, asSender())),
            abi.encodeCall(members.revokeKey, (party.id, accountKey(party.signatory), 0, asSender())),
            abi.encodeCall(members.updateProfile, (party.id, "new", asSender())),
            abi.encodeCall(members.vetoManager, (party.id, key, asSender()))
        ];
        for (uint256 i = 0; i < calls.length; ++i) {
            vm.prank(secretariat);
            (bool success, bytes memory reason) = address(members).call(calls[i]);
            vm.assertFalse(success);
            vm.assertEq(reason, _unauthorized(party.id, secretariat));
        }
        vm.assertEq(uint256(members.credentialOf(party.id, keccak256(key)).role), 0);
    }

    /// @dev An organisation's managers have no say in another's affairs, though both are admitted.
    function test_RevertWhen_ManagerOfAnotherOrganisation() public {
        Party memory party = admitMember(IDENTIFIER);
        Party memory stranger = admitMember("urn:organisation:stranger");
        bytes memory key = accountKey(makeAddr("key"));
        bytes[3] memory calls = [
            abi.encodeCall(members.addKey, (party.id, key, KeyRole.Signatory, 0, 0, asSender())),
            abi.encodeCall(members.revokeKey, (party.id, accountKey(party.signatory), 0, asSender())),
            abi.encodeCall(members.updateProfile, (party.id, "new", asSender()))
        ];
        for (uint256 i = 0; i < calls.length; ++i) {
            vm.prank(stranger.manager);
            (bool success, bytes memory reason) = address(members).call(calls[i]);
            vm.assertFalse(success);
            vm.assertEq(reason, _unauthorized(party.id, stranger.manager));
            // Nor have signatories in their own organisation's.
            vm.prank(party.signatory);
            (success, reason) = address(members).call(calls[i]);
            vm.assertFalse(success);
            vm.assertEq(reason, _unauthorized(party.id, party.signatory));
        }
    }

    function test_SecretariatChangesHandsInTwoSteps() public {
        address successor = makeAddr("new secretariat");
        vm.expectEmit(address(members));
        emit Ownable2Step.OwnershipTransferStarted(secretariat, successor);
        vm.prank(secretariat);
        members.transferOwnership(successor);
        vm.assertEq(members.owner(), secretariat);
        vm.assertEq(members.pendingOwner(), successor);

        address stranger = makeAddr("stranger");
        vm.expectRevert(abi.encodeWithSelector(Ownable.OwnableUnauthorizedAccount.selector, stranger));
        vm.prank(stranger);
        members.acceptOwnership();

        vm.prank(successor);
        members.acceptOwnership();
        vm.assertEq(members.owner(), successor);

        bytes memory key = accountKey(makeAddr("manager"));
        vm.prank(successor);
        members.admit(IDENTIFIER, OrganisationKind.Member, PROFILE, key);
        vm.expectRevert(abi.encodeWithSelector(Ownable.OwnableUnauthorizedAccount.selector, secretariat));
        vm.prank(secretariat);
        members.suspend(ID);
    }

    /// @dev An alliance that dissolves can close its list for good; its members keep their keys and go on.
    function test_SecretariatCanRenounce() public {
        Party memory party = admitMember("did:web:fpt.com.vn");
        vm.prank(secretariat);
        members.renounceOwnership();
        vm.assertEq(members.owner(), address(0));

        bytes memory key = accountKey(makeAddr("manager"));
        vm.expectRevert(abi.encodeWithSelector(Ownable.OwnableUnauthorizedAccount.selector, secretariat));
        vm.prank(secretariat);
        members.admit(IDENTIFIER, OrganisationKind.Member, PROFILE, key);
        vm.prank(party.manager);
        members.addKey(party.id, key, KeyRole.Signatory, 0, 0, asSender());
        vm.assertTrue(members.hadRoleAt(party.id, keccak256(key), KeyRole.Signatory, START));
    }

    function test_RevertWhen_DeployedWithoutSecretariat() public {
        vm.expectRevert(abi.encodeWithSelector(Ownable.OwnableInvalidOwner.selector, address(0)));
        deployCode("MemberRegistry.sol:MemberRegistry", abi.encode(address(0)));
    }

    // Reading

    function test_UnknownReadsAsZeros() public view {
        bytes32 unknown = keccak256("urn:unknown:1");
        Organisation memory organisation = members.organisationOf(unknown);
        vm.assertEq(abi.encode(organisation), abi.encode(Organisation(0, OrganisationKind.None, false, 0, "")));
        Credential memory credential = members.credentialOf(unknown, keyIdOf(secretariat));
        vm.assertEq(abi.encode(credential), abi.encode(Credential(KeyRole.None, 0, 0, OrganisationKind.None, false)));
        for (uint256 role = 0; role < 3; ++role) {
            (OrganisationKind kind, bool suspended) = members.capacityOf(unknown, keyIdOf(secretariat), KeyRole(role));
            vm.assertEq(uint256(kind), 0);
            vm.assertFalse(suspended);
            vm.assertFalse(members.hadRoleAt(unknown, keyIdOf(secretariat), KeyRole(role), START));
        }
        vm.assertEq(members.nonceOf(unknown), 0);
        (bytes32 keyId, uint40 installableAt) = members.proposedManagerOf(unknown);
        vm.assertEq(keyId, 0);
        vm.assertEq(installableAt, 0);
        vm.assertEq(members.organisationAt(type(uint32).max), 0);
    }

    /// @dev The first organisation has number 0, like one that was never admitted: its keys are its own all the same.
    function test_NumberZeroIsNoDefault() public {
        Party memory party = admitMember(IDENTIFIER);
        bytes32 unknown = keccak256("urn:unknown:1");
        vm.assertEq(uint256(members.credentialOf(unknown, keyIdOf(party.signatory)).kind), 0);
        (OrganisationKind kind, ) = members.capacityOf(party.id, keyIdOf(secretariat), KeyRole.Signatory);
        vm.assertEq(uint256(kind), 0);
        vm.assertEq(uint256(members.credentialOf(party.id, keyIdOf(secretariat)).kind), 0);
    }

    function test_SupportsInterface() public view {
        vm.assertTrue(members.supportsInterface(type(IMemberRegistry).interfaceId));
        vm.assertTrue(members.supportsInterface(type(IERC165).interfaceId));
        vm.assertFalse(members.supportsInterface(0xffffffff));
        vm.assertFalse(members.supportsInterface(type(IERC5267).interfaceId));
    }

    function test_Domain() public view {
        (
            bytes1 fields,
            string memory name,
            string memory version,
            uint256 chainId,
            address target,
            bytes32 salt,

        ) = members.eip712Domain();
        vm.assertEq(bytes32(fields), bytes32(bytes1(0x0f)));
        vm.assertEq(name, "Minh Uoc Members");
        vm.assertEq(version, "1");
        vm.assertEq(chainId, block.chainid);
        vm.assertEq(target, address(members));
        vm.assertEq(salt, 0);
    }

    function test_ManagerDelayIs14Days() public view {
        vm.assertEq(members.MANAGER_DELAY(), 1_209_600);
    }

    function _assertStanding(bytes32 id, OrganisationKind kind, bool suspended) private view {
        Organisation memory organisation = members.organisationOf(id);
        vm.assertEq(uint256(organisation.kind), uint256(kind));
        vm.assertEq(organisation.suspended, suspended);
    }

    function _unauthorized(bytes32 organisation, address sender) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IMemberRegistry.ManagerUnauthorized.selector, organisation, keyIdOf(sender));
    }

    function _expectRevert(bytes4 selector, bytes32 organisation) private {
        vm.expectRevert(abi.encodeWithSelector(selector, organisation));
    }
}
