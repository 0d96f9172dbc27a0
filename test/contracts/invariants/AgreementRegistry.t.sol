// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Test} from "../base/Test.sol";
import {AgreementHandler} from "./AgreementHandler.sol";

/// @dev Made concrete in this file, because runners know the code of its contracts and not of those that it imports.
contract Handler is AgreementHandler {}

/// @dev Twelve agreements, six organisations, keys that come and go, a secretariat, strangers, and a clock.
contract AgreementRegistryInvariants is Test {
    Handler private handler;

    function setUp() public {
        handler = new Handler();
        handler.setUp();
        bytes4[] memory selectors = _selectors();
        targetContract(address(handler));
        targetSelector(FuzzSelector(address(handler), selectors));
    }

    /// @dev One campaign for all properties, because each invariant would have its own. A record never loses an attestation;
    /// nothing but a valid act of the right organisation changes it; its status moves along the arrows, its end never later; it
    /// is in force only if all parties have attested; no act counts twice; the secretariat changes no record and adds no key
    /// but a first manager's; acts heads and journal replay from the events.
    function invariant_RegistryFollowsTheProtocol() public view {
        vm.assertEq(handler.violation(), "");
        handler.assertReplayed();
    }

    function afterInvariant() public view {
        handler.assertReplayedInFull();
    }

    /// @dev Calls that only revert, or that leave something out, prove nothing: together, a few runs record every kind of act
    /// and see every status, and a good part of their calls succeeds. Counted here over runs that are always the same, because
    /// chance makes single runs of a campaign poor ones.
    function test_HandlerReachesEveryActAndStatus() public {
        bytes4[] memory selectors = _selectors();
        uint256 kinds = 0;
        uint256 statuses = 0;
        uint256 tried = 0;
        uint256 succeeded = 0;
        for (uint256 run = 0; run < 20; ++run) {
            setUp();
            for (uint256 i = 0; i < 60; ++i) {
                uint256 seed = uint256(keccak256(abi.encode(run, i)));
                bytes4 selector = selectors[(seed >> 128) % selectors.length];
                (bool success, ) = address(handler).call(abi.encodeWithSelector(selector, seed));
                vm.assertTrue(success, "the handler itself reverts");
            }
            vm.assertEq(handler.violation(), "");
            kinds |= handler.kindsRecorded();
            statuses |= handler.statusesSeen();
            tried += handler.tried();
            succeeded += handler.succeeded();
        }
        vm.assertGe(succeeded * 100, tried * 50, "too many calls revert");
        vm.assertEq(kinds, 2 ** 6 - 1, "kinds of act");
        vm.assertEq(statuses, 2 ** 10 - 1, "statuses");
    }

    function _selectors() private view returns (bytes4[] memory selectors) {
        selectors = new bytes4[](10);
        selectors[0] = handler.attest.selector;
        selectors[1] = handler.act.selector;
        selectors[2] = handler.conclude.selector;
        selectors[3] = handler.batch.selector;
        selectors[4] = handler.replay.selector;
        selectors[5] = handler.secretariatActs.selector;
        selectors[6] = handler.installManager.selector;
        selectors[7] = handler.rotateKey.selector;
        selectors[8] = handler.anchor.selector;
        selectors[9] = handler.warp.selector;
    }
}
