// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @title A token that anyone can mint, for tests and local chains
contract MockToken is ERC20 {
    constructor() ERC20("Mock Dong", "mVND") {}

    function mint(address account, uint256 amount) external {
        _mint(account, amount);
    }
}
