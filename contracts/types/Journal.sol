// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {JournalLib} from "../libraries/JournalLib.sol";

/// @notice Count and hash of all changes of records, in one word.
/// @dev From the low bit: count (40), head (216).
type Journal is bytes32;

using JournalLib for Journal global;
