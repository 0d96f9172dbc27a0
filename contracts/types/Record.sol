// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {RecordLib} from "../libraries/RecordLib.sol";

/// @notice The one word of an agreement.
/// @dev From the low bit: attested seats (32), inForceAt (36), endsAt (36), outcome (4), flags (4), acts head (144).
type Record is bytes32;

using RecordLib for Record global;
