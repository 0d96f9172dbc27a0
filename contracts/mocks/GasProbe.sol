// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAgreementRegistry} from "../interfaces/IAgreementRegistry.sol";

/// @notice What a dapp pays for asking the registry, the first time in a transaction.
contract GasProbe {
    function gasOfIsInForce(
        IAgreementRegistry agreements,
        bytes32 id
    ) external view returns (uint256 used, bool inForce) {
        uint256 before = gasleft();
        inForce = agreements.isInForce(id);
        used = before - gasleft();
    }
}
