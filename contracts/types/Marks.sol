// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {MarksLib} from "../libraries/MarksLib.sol";

/// @notice The second word of an agreement, kept only where it is needed.
/// @dev From the low bit: consents to end (32), disputes (32).
type Marks is bytes32;

using MarksLib for Marks global;
