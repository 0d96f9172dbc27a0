// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";

/// @title A contract wallet (ERC-1271) that uses the question to act behind the asker's back
/// @notice Does what it was told to do as soon as it is asked, swallows what comes of it, and says yes.
contract ReentrantWallet is IERC1271 {
    address private _target;
    bytes private _call;

    function prepare(address target, bytes calldata call_) external {
        _target = target;
        _call = call_;
    }

    /// @notice Does now what it was told to do.
    function perform() public returns (bool success) {
        (success, ) = _target.call(_call);
    }

    /// @inheritdoc IERC1271
    function isValidSignature(bytes32, bytes memory) external view override returns (bytes4) {
        // Seen as a view from outside; the call goes through all the same where the asker allows it.
        (bool success, ) = address(this).staticcall(abi.encodeCall(this.perform, ()));
        return success ? bytes4(0xffffffff) : IERC1271.isValidSignature.selector;
    }
}
