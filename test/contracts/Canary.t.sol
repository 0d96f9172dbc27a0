// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Test} from "./base/Test.sol";

/// @dev A runner whose failures go unseen proves nothing: `npm test` asks this one to fail and must see it.
contract CanaryTest is Test {
    function test_Canary() public view {
        vm.assertFalse(vm.envOr("CANARY", false), "asked to fail");
    }
}
