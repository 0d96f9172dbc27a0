// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {ERC7739} from "@openzeppelin/contracts/utils/cryptography/signers/draft-ERC7739.sol";
import {SignerERC7913} from "@openzeppelin/contracts/utils/cryptography/signers/SignerERC7913.sol";

/// @title A contract wallet of one owner (ERC-1271) that takes messages only inside its own (ERC-7739)
contract NestedWallet is ERC7739, SignerERC7913 {
    /// @param owner ERC-7913 key: an account, or a passkey
    constructor(bytes memory owner) EIP712("Nested Wallet", "1") SignerERC7913(owner) {}
}
