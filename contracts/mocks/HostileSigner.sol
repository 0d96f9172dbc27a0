// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title A wallet (ERC-1271) and verifier (ERC-7913) that answers as badly as it is told to
/// @notice Both standards answer yes with the selector of the question, so one fallback serves both.
contract HostileSigner {
    enum Conduct {
        SayYes,
        SayNo,
        SayNothing,
        SayTooLittle,
        SayYesAndMore,
        ReturnBomb,
        YesBomb,
        Revert,
        RevertBomb,
        RevertWithYes,
        BurnGas,
        WriteState
    }

    uint256 private constant BOMB = 1_000_000;

    Conduct private _conduct;
    uint256 private _questions;

    constructor(Conduct conduct) {
        _conduct = conduct;
    }

    /// @notice Changes its mind.
    function become(Conduct conduct) external {
        _conduct = conduct;
    }

    // The questions of both standards, whatever their arguments.
    // solhint-disable-next-line no-complex-fallback
    fallback() external {
        Conduct conduct = _conduct;
        if (conduct == Conduct.WriteState) ++_questions;
        bytes32 yes = bytes32(msg.sig);
        if (conduct == Conduct.SayYesAndMore) yes |= bytes32(uint256(1));
        if (conduct == Conduct.SayNo) yes = bytes4(0xffffffff);
        uint256 length = 32;
        if (conduct == Conduct.SayNothing) length = 0;
        if (conduct == Conduct.SayTooLittle) length = 31;
        if (conduct >= Conduct.ReturnBomb && conduct <= Conduct.RevertBomb) length = BOMB;
        if (conduct == Conduct.ReturnBomb || conduct == Conduct.RevertBomb) yes = 0;
        bool reverts = conduct >= Conduct.Revert && conduct <= Conduct.RevertWithYes;
        if (conduct == Conduct.Revert) length = 0;
        // Ends the call with an answer of any length, which a return statement cannot give; nothing runs after it.
        assembly ("memory-safe") {
            if eq(conduct, 10) {
                invalid()
            }
            let answer := mload(0x40)
            mstore(answer, yes)
            if reverts {
                revert(answer, length)
            }
            return(answer, length)
        }
    }
}
