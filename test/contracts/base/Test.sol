// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Vm} from "./Vm.sol";

/// @dev Base of every Solidity test: the cheatcodes under their usual names, for Hardhat and Foundry alike.
abstract contract Test {
    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    Vm internal constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    // Where both runners look to recognise a test contract.
    bool public constant IS_TEST = true;

    address[] private _targetContracts;
    FuzzSelector[] private _targetSelectors;
    address[] private _targetSenders;

    /// @dev Tells the invariant runner which contracts it may call. Call it in `setUp`.
    function targetContract(address target) internal {
        _targetContracts.push(target);
    }

    /// @dev Tells the invariant runner which functions of a contract it may call. Call it in `setUp`.
    function targetSelector(FuzzSelector memory selector) internal {
        _targetSelectors.push(selector);
    }

    /// @dev Tells the invariant runner whom it may call from. Call it in `setUp`.
    function targetSender(address sender) internal {
        _targetSenders.push(sender);
    }

    function targetContracts() public view returns (address[] memory) {
        return _targetContracts;
    }

    function targetSelectors() public view returns (FuzzSelector[] memory) {
        return _targetSelectors;
    }

    function targetSenders() public view returns (address[] memory) {
        return _targetSenders;
    }

    /// @dev Folds a fuzzed value into `[min, max]`, keeping it where it already lies there.
    function bound(uint256 value, uint256 min, uint256 max) internal pure returns (uint256) {
        vm.assertLe(min, max, "bound: min > max");
        if (value >= min && value <= max) return value;
        uint256 size = max - min;
        return size == type(uint256).max ? value : min + (value % (size + 1));
    }

    /// @dev An address with a name in the traces, the same in every run.
    function makeAddr(string memory name) internal returns (address account) {
        (account, ) = makeAddrAndKey(name);
    }

    /// @dev As `makeAddr`, with its private key.
    function makeAddrAndKey(string memory name) internal returns (address account, uint256 privateKey) {
        privateKey = uint256(keccak256(bytes(name)));
        account = vm.addr(privateKey);
        vm.label(account, name);
    }

    /// @dev Deploys what the project compiled, as it is deployed on a chain, whatever settings this test is compiled with.
    /// @param name as `vm.getCode` takes it: "File.sol:Contract"
    /// @param arguments of the constructor, ABI-encoded
    function deployCode(string memory name, bytes memory arguments) internal returns (address deployed) {
        bytes memory code = bytes.concat(vm.getCode(name), arguments);
        assembly ("memory-safe") {
            deployed := create(0, add(code, 0x20), mload(code))
        }
        vm.assertTrue(deployed != address(0), name);
    }

    /// @dev Moves the clock forward by `seconds_` seconds.
    function skip(uint256 seconds_) internal {
        vm.warp(vm.getBlockTimestamp() + seconds_);
    }
}
