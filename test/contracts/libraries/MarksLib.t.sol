// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Marks} from "../../../contracts/types/Marks.sol";
import {Vectors} from "../base/Vectors.sol";

contract MarksLibTest is Vectors {
    function testFuzz_Unpack(uint32 consents, uint32 disputes) public pure {
        Marks marks = _pack(consents, disputes);
        vm.assertEq(marks.consents(), consents);
        vm.assertEq(marks.disputes(), disputes);
        (uint256 consented, uint256 disputed) = (0, 0);
        for (uint256 seat = 0; seat < 32; ++seat) {
            consented += marks.hasConsented(seat) ? 2 ** seat : 0;
            disputed += marks.isDisputed(seat) ? 2 ** seat : 0;
        }
        vm.assertEq(consented, consents);
        vm.assertEq(disputed, disputes);
    }

    function testFuzz_WithConsent(uint32 consents, uint32 disputes, uint256 seat) public pure {
        seat = bound(seat, 0, 31);
        _assertWord(_pack(consents, disputes).withConsent(seat), consents | _bit(seat), disputes);
    }

    function testFuzz_WithDispute(uint32 consents, uint32 disputes, uint256 seat) public pure {
        seat = bound(seat, 0, 31);
        _assertWord(_pack(consents, disputes).withDispute(seat), consents, disputes | _bit(seat));
    }

    function testFuzz_WithoutDispute(uint32 consents, uint32 disputes, uint256 seat) public pure {
        seat = bound(seat, 0, 31);
        _assertWord(_pack(consents, disputes).withoutDispute(seat), consents, disputes & ~_bit(seat));
    }

    /// @dev The last seat of one bitmap borders on the first of the other.
    function test_NeighbouringSeats() public pure {
        Marks marks = Marks.wrap(0).withConsent(31);
        vm.assertFalse(marks.isDisputed(0));
        _assertWord(marks.withDispute(0).withoutDispute(0), 0x80000000, 0);
        _assertWord(marks.withDispute(31), 0x80000000, 0x80000000);
    }

    function test_Vectors() public view {
        string memory json = vectors("records");
        bytes32[] memory words = vm.parseJsonBytes32Array(json, ".records.marks");
        uint256[] memory consents = vm.parseJsonUintArray(json, ".records.consents");
        uint256[] memory disputes = vm.parseJsonUintArray(json, ".records.disputes");
        vm.assertGt(words.length, 100);
        for (uint256 i = 0; i < words.length; ++i) {
            vm.assertEq(Marks.wrap(words[i]).consents(), consents[i]);
            vm.assertEq(Marks.wrap(words[i]).disputes(), disputes[i]);
        }
    }

    function _pack(uint256 consents, uint256 disputes) private pure returns (Marks) {
        return Marks.wrap(bytes32(consents + disputes * 2 ** 32));
    }

    function _bit(uint256 seat) private pure returns (uint32) {
        return uint32(2 ** seat);
    }

    function _assertWord(Marks marks, uint32 consents, uint32 disputes) private pure {
        vm.assertEq(Marks.unwrap(marks), Marks.unwrap(_pack(consents, disputes)));
    }
}
