// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAgreementRegistry} from "../interfaces/IAgreementRegistry.sol";
import {Agreement} from "../types/Agreements.sol";

/// @notice A signatory that records many agreements at once, to see what a full registry costs others.
contract BulkSignatory {
    /// @param agreement the pattern; its title counts up from `first`
    function attestMany(
        IAgreementRegistry agreements,
        Agreement memory agreement,
        uint256 first,
        uint256 count
    ) external {
        for (uint256 i = first; i < first + count; ++i) {
            agreement.title = bytes32(i);
            agreements.attest(agreement, 0, keccak256("bulk"));
        }
    }
}
