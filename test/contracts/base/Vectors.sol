// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Test} from "./Test.sol";

/// @dev The shared vectors: what every implementation of the protocol has to compute.
abstract contract Vectors is Test {
    function vectors(string memory name) internal view returns (string memory json) {
        return vm.readFile(string.concat(vm.projectRoot(), "/test/vectors/", name, ".json"));
    }

    /// @dev JSON path of an element: `.cases`, 3, `.id` is `.cases[3].id`.
    function pathOf(string memory list, uint256 index, string memory member) internal pure returns (string memory) {
        return string.concat(list, "[", vm.toString(index), "]", member);
    }
}
