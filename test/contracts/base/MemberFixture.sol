// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {MemberRegistry} from "../../../contracts/MemberRegistry.sol";
import {Authorization, KeyRole, OrganisationKind} from "../../../contracts/types/Members.sol";
import {Signing} from "./Signing.sol";

/// @dev A member registry, its secretariat, and organisations whose keys are accounts named after them.
abstract contract MemberFixture is Signing {
    /// @dev An organisation with one manager and one signatory.
    struct Party {
        bytes32 id;
        string identifier;
        address manager;
        uint256 managerKey;
        address signatory;
        uint256 signatoryKey;
    }

    /// @dev Where every test's clock starts, Unix seconds.
    uint40 internal constant START = 1_764_000_000;
    bytes32 internal constant PROFILE = keccak256("profile");

    MemberRegistry internal members;
    address internal secretariat;

    function setUp() public virtual {
        vm.warp(START);
        secretariat = makeAddr("secretariat");
        members = deployMembers();
    }

    function deployMembers() internal returns (MemberRegistry) {
        return MemberRegistry(deployCode("MemberRegistry.sol:MemberRegistry", abi.encode(secretariat)));
    }

    function admitMember(string memory identifier) internal returns (Party memory party) {
        return admitAs(identifier, OrganisationKind.Member);
    }

    function admitAs(string memory identifier, OrganisationKind kind) internal returns (Party memory party) {
        party.identifier = identifier;
        (party.manager, party.managerKey) = makeAddrAndKey(string.concat(identifier, " manager"));
        (party.signatory, party.signatoryKey) = makeAddrAndKey(string.concat(identifier, " signatory"));
        vm.prank(secretariat);
        party.id = members.admit(identifier, kind, PROFILE, accountKey(party.manager));
        vm.prank(party.manager);
        members.addKey(party.id, accountKey(party.signatory), KeyRole.Signatory, 0, 0, asSender());
    }

    function accountKey(address account) internal pure returns (bytes memory) {
        return abi.encodePacked(account);
    }

    function keyIdOf(address account) internal pure returns (bytes32) {
        return keccak256(abi.encodePacked(account));
    }

    /// @dev The sender is the manager.
    function asSender() internal pure returns (Authorization memory) {
        return Authorization("", 0, "");
    }
}
