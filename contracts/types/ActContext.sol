// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ActKind} from "./Agreements.sol";
import {OrganisationKind} from "./Members.sol";

/// @notice What was done, from which seat, by an organisation of which kind, and when: the same word in an act's event and in
/// the acts head.
/// @dev From the low bit: kind (8), seat (8), organisation kind (8), time in Unix seconds (40).
type ActContext is bytes32;

function actContext(
    ActKind kind,
    uint256 seat,
    OrganisationKind organisationKind,
    uint256 time
) pure returns (ActContext) {
    return ActContext.wrap(bytes32(uint256(kind) | (seat << 8) | (uint256(organisationKind) << 16) | (time << 24)));
}
