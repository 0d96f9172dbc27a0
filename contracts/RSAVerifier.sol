// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC7913SignatureVerifier} from "@openzeppelin/contracts/interfaces/IERC7913.sol";
import {RSA} from "@openzeppelin/contracts/utils/cryptography/RSA.sol";

/// @title ERC-7913 verifier of RSASSA-PKCS1-v1_5 signatures with SHA-256 (RFC 8017, section 8.2)
/// @notice The key is the modulus alone: big-endian, 2048 to 4096 bits, odd, its first byte not zero. The exponent is always
/// 65537, so that no key has two encodings and none has a weak exponent. What is signed is the 32 bytes of the digest.
/// @custom:stateless
contract RSAVerifier is IERC7913SignatureVerifier {
    uint256 private constant MIN_MODULUS_LENGTH = 256;
    uint256 private constant MAX_MODULUS_LENGTH = 512;
    bytes private constant EXPONENT = hex"010001";

    /// @inheritdoc IERC7913SignatureVerifier
    function verify(
        bytes calldata key,
        bytes32 hash,
        bytes calldata signature
    ) external view override returns (bytes4) {
        return
            _isCanonical(key) && RSA.pkcs1Sha256(abi.encodePacked(hash), signature, EXPONENT, key)
                ? IERC7913SignatureVerifier.verify.selector
                : bytes4(0xffffffff);
    }

    function _isCanonical(bytes calldata modulus) private pure returns (bool) {
        uint256 length = modulus.length;
        return
            length >= MIN_MODULUS_LENGTH &&
            length <= MAX_MODULUS_LENGTH &&
            // The shortest modulus has its highest bit set; a longer one has no leading zero.
            uint8(modulus[0]) >= (length == MIN_MODULUS_LENGTH ? 0x80 : 0x01) &&
            uint8(modulus[length - 1]) & 1 == 1;
    }
}
