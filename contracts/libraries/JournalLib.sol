// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Journal} from "../types/Journal.sol";
import {Marks} from "../types/Marks.sol";
import {Record} from "../types/Record.sol";

/// @title Hash chain over all changes of records
/// @notice Whoever replays the events and reaches the stored head has missed nothing.
library JournalLib {
    uint256 private constant COUNT_MASK = (1 << 40) - 1;

    /// @notice The journal before its first entry. It is not zero, so the first entry pays no new slot.
    function genesis(uint256 chainId, address registry) internal pure returns (Journal) {
        return _pack(0, keccak256(abi.encode(chainId, registry)));
    }

    /// @notice Number of entries.
    function count(Journal self) internal pure returns (uint40) {
        return uint40(uint256(Journal.unwrap(self)) & COUNT_MASK);
    }

    /// @notice Hash of all entries: the leading 27 bytes, the rest zero.
    function head(Journal self) internal pure returns (bytes32) {
        return bytes32(uint256(Journal.unwrap(self)) & ~COUNT_MASK);
    }

    /// @notice The journal with one more entry.
    function extended(Journal self, bytes32 id, Record record, Marks marks) internal pure returns (Journal) {
        return _pack(uint256(count(self)) + 1, keccak256(abi.encode(head(self), id, record, marks)));
    }

    function _pack(uint256 count_, bytes32 hash) private pure returns (Journal) {
        return Journal.wrap(bytes32((uint256(hash) & ~COUNT_MASK) | count_));
    }
}
