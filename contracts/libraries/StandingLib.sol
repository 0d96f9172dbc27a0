// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {OrganisationKind} from "../types/Members.sol";

/// @title Kinds and suspensions of 64 organisations in one word
/// @notice An agreement's parties mostly share a word, so that their standings cost one cold read together.
library StandingLib {
    uint256 private constant PER_WORD = 64;
    uint256 private constant BITS = 4;
    uint256 private constant MASK = 0xf;
    uint256 private constant KIND_MASK = 0x3;
    uint256 private constant SUSPENDED = 0x4;

    /// @notice An organisation's kind and suspension.
    function get(
        mapping(uint256 => uint256) storage words,
        uint256 number
    ) internal view returns (OrganisationKind kind, bool suspended) {
        uint256 standing = words[number / PER_WORD] >> ((number % PER_WORD) * BITS);
        return (OrganisationKind(standing & KIND_MASK), standing & SUSPENDED != 0);
    }

    /// @notice Sets an organisation's kind and suspension, and no other's.
    function set(
        mapping(uint256 => uint256) storage words,
        uint256 number,
        OrganisationKind kind,
        bool suspended
    ) internal {
        uint256 shift = (number % PER_WORD) * BITS;
        uint256 standing = uint256(kind) | (suspended ? SUSPENDED : 0);
        uint256 word = words[number / PER_WORD];
        words[number / PER_WORD] = (word & ~(MASK << shift)) | (standing << shift);
    }
}
