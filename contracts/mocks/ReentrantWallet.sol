// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";

/// @title A contract wallet (ERC-1271) that uses the question to act behind the asker's back
/// @notice Does what it was told to do as soon as it is asked, whatever comes of it, and says yes.
contract ReentrantWallet {
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

    /// @notice No view, as the standard has it: what it does takes effect wherever the asker lets it.
    function isValidSignature(bytes32, bytes calldata) external returns (bytes4) {
        perform();
        return IERC1271.isValidSignature.selector;
    }
}
