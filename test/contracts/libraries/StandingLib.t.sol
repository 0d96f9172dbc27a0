// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {StandingLib} from "../../../contracts/libraries/StandingLib.sol";
import {OrganisationKind} from "../../../contracts/types/Members.sol";
import {Test} from "../base/Test.sol";

contract StandingLibTest is Test {
    using StandingLib for mapping(uint256 => uint256);

    /// @dev More than three words.
    uint256 private constant ORGANISATIONS = 200;

    mapping(uint256 word => uint256 standings) private _words;

    function test_NoneBeforeItIsSet() public view {
        (OrganisationKind kind, bool suspended) = _words.get(type(uint32).max);
        vm.assertEq(uint256(kind), uint256(OrganisationKind.None));
        vm.assertFalse(suspended);
    }

    /// @dev Word `number / 64`, bits `4 × (number mod 64)`: kind in the low two bits, suspended in the third.
    function testFuzz_Encoding(uint32 number, uint256 kind, bool suspended) public {
        kind = bound(kind, 0, 3);
        _words.set(number, OrganisationKind(kind), suspended);
        vm.assertEq(_words[number / 64], (kind + (suspended ? 4 : 0)) * 16 ** (number % 64));
    }

    /// @dev Setting one organisation's standing changes no other's, over word borders too.
    function testFuzz_SetChangesNoOther(uint256 seed, uint256 number, uint256 kind, bool suspended) public {
        number = bound(number, 0, ORGANISATIONS - 1);
        kind = bound(kind, 0, 3);
        for (uint256 word = 0; word < 4; ++word) _words[word] = _standings(seed, word);
        _words.set(number, OrganisationKind(kind), suspended);

        (OrganisationKind readKind, bool readSuspended) = _words.get(number);
        vm.assertEq(uint256(readKind), kind);
        vm.assertEq(readSuspended, suspended);
        for (uint256 word = 0; word < 4; ++word) {
            uint256 expected = _standings(seed, word);
            if (word == number / 64) {
                uint256 before = (expected / 16 ** (number % 64)) % 16;
                expected = expected - before * 16 ** (number % 64) + (kind + (suspended ? 4 : 0)) * 16 ** (number % 64);
            }
            vm.assertEq(_words[word], expected);
        }
    }

    function test_EveryOrganisationInTurn() public {
        for (uint256 i = 0; i < ORGANISATIONS; ++i) _words.set(i, OrganisationKind(1 + (i % 3)), i % 2 == 0);
        for (uint256 i = 0; i < ORGANISATIONS; ++i) {
            (OrganisationKind kind, bool suspended) = _words.get(i);
            vm.assertEq(uint256(kind), 1 + (i % 3));
            vm.assertEq(suspended, i % 2 == 0);
        }
        vm.assertEq(_words[4], 0);
    }

    /// @dev 64 random standings of 4 bits, the fourth clear.
    function _standings(uint256 seed, uint256 word) private pure returns (uint256) {
        return
            uint256(keccak256(abi.encode(seed, word))) &
            0x7777777777777777777777777777777777777777777777777777777777777777;
    }
}
