// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Marks} from "../types/Marks.sol";

/// @title Packing of the second word of an agreement
library MarksLib {
    uint256 private constant DISPUTES_SHIFT = 32;

    /// @notice Bitmap of the parties that have consented to the end.
    function consents(Marks self) internal pure returns (uint32) {
        return uint32(_bits(self));
    }

    /// @notice Bitmap of the seats whose attestation is disputed.
    function disputes(Marks self) internal pure returns (uint32) {
        return uint32(_bits(self) >> DISPUTES_SHIFT);
    }

    function hasConsented(Marks self, uint256 seat) internal pure returns (bool) {
        return (_bits(self) >> seat) & 1 != 0;
    }

    function isDisputed(Marks self, uint256 seat) internal pure returns (bool) {
        return (_bits(self) >> (DISPUTES_SHIFT + seat)) & 1 != 0;
    }

    function withConsent(Marks self, uint256 seat) internal pure returns (Marks) {
        return _wrap(_bits(self) | (1 << seat));
    }

    function withDispute(Marks self, uint256 seat) internal pure returns (Marks) {
        return _wrap(_bits(self) | (1 << (DISPUTES_SHIFT + seat)));
    }

    function withoutDispute(Marks self, uint256 seat) internal pure returns (Marks) {
        return _wrap(_bits(self) & ~(1 << (DISPUTES_SHIFT + seat)));
    }

    function _bits(Marks self) private pure returns (uint256) {
        return uint256(Marks.unwrap(self));
    }

    function _wrap(uint256 bits) private pure returns (Marks) {
        return Marks.wrap(bytes32(bits));
    }
}
