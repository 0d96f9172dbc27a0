// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC7913SignatureVerifier} from "@openzeppelin/contracts/interfaces/IERC7913.sol";
import {LowLevelCall} from "@openzeppelin/contracts/utils/LowLevelCall.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

/// @title ERC-7913 keys: who signed, and whether a signature fits
/// @dev 20 bytes are an account; longer is a verifier contract followed by key material.
library KeyLib {
    uint256 private constant ACCOUNT_LENGTH = 20;
    /// @notice Longest key: an RSA-4096 modulus with its verifier, and room to spare.
    uint256 internal constant MAX_LENGTH = 1024;

    /// @notice Key id of an account.
    function idOf(address account) internal pure returns (bytes32 keyId) {
        // Hashed in scratch space: this runs for every act, and 20 bytes need no allocation.
        assembly ("memory-safe") {
            mstore(0, shl(96, account))
            keyId := keccak256(0, 20)
        }
    }

    /// @notice Key id of an ERC-7913 key.
    function idOf(bytes calldata key) internal pure returns (bytes32) {
        return keccak256(key);
    }

    /// @notice Whether the bytes can be a key: an account or a verifier that is not zero, of a sane length.
    function isWellFormed(bytes calldata key) internal pure returns (bool) {
        return key.length >= ACCOUNT_LENGTH && key.length <= MAX_LENGTH && bytes20(key) != 0;
    }

    /// @notice The verifier contract of a key longer than an account, else 0.
    function verifierOf(bytes calldata key) internal pure returns (address) {
        return key.length > ACCOUNT_LENGTH ? address(bytes20(key)) : address(0);
    }

    /// @notice Which key stands behind a message: the sender where the signature is empty and no other key is named, the
    /// account that ECDSA recovers where none is named, else the named key if its signature fits.
    /// @param key ERC-7913 key, or empty
    /// @param digest EIP-712 digest of the message
    /// @param signature empty, or what the kind of key asks for
    /// @return valid whether that key stands behind the message
    /// @return bySender whether it does as the sender, without a signature
    /// @return keyId keccak256 of the key, 0 where there is none
    function resolve(
        bytes calldata key,
        bytes32 digest,
        bytes calldata signature
    ) internal view returns (bool valid, bool bySender, bytes32 keyId) {
        if (signature.length == 0 && _isSenderOrEmpty(key)) return (true, true, idOf(msg.sender));
        if (key.length == 0) {
            (address recovered, ECDSA.RecoverError problem, ) = ECDSA.tryRecoverCalldata(digest, signature);
            if (problem != ECDSA.RecoverError.NoError) return (false, false, 0);
            return (true, false, idOf(recovered));
        }
        return (_isValidSignature(key, digest, signature), false, idOf(key));
    }

    /// @notice Key id of the account that signed with ECDSA in the compact form of EIP-2098, 0 where none did.
    function recover(bytes32 digest, bytes32 r, bytes32 vs) internal pure returns (bytes32 keyId) {
        (address recovered, ECDSA.RecoverError problem, ) = ECDSA.tryRecover(digest, r, vs);
        return problem == ECDSA.RecoverError.NoError ? idOf(recovered) : bytes32(0);
    }

    function _isSenderOrEmpty(bytes calldata key) private view returns (bool) {
        return key.length == 0 || (key.length == ACCOUNT_LENGTH && address(bytes20(key)) == msg.sender);
    }

    function _isValidSignature(
        bytes calldata key,
        bytes32 digest,
        bytes calldata signature
    ) private view returns (bool) {
        if (!isWellFormed(key)) return false;
        address account = address(bytes20(key));
        if (key.length == ACCOUNT_LENGTH) {
            // ECDSA first: an account with delegated code (EIP-7702) still signs with its own key. Its answer is no
            // account where the signature is malformed, so a contract wallet's signature of any form goes on to ERC-1271.
            (address recovered, , ) = ECDSA.tryRecoverCalldata(digest, signature);
            return
                recovered == account || SignatureChecker.isValidERC1271SignatureNowCalldata(account, digest, signature);
        }
        // No more than 64 bytes of the answer are copied, however long a hostile verifier makes it.
        (bool success, bytes32 answer, ) = LowLevelCall.staticcallReturn64Bytes(
            account,
            abi.encodeCall(IERC7913SignatureVerifier.verify, (key[ACCOUNT_LENGTH:], digest, signature))
        );
        return
            success &&
            LowLevelCall.returnDataSize() >= 32 &&
            answer == bytes32(IERC7913SignatureVerifier.verify.selector);
    }
}
