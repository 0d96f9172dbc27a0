// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Base64} from "@openzeppelin/contracts/utils/Base64.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Test} from "./Test.sol";

/// @dev Signatures as wallets and passkeys make them.
abstract contract Signing is Test {
    uint256 internal constant SECP256K1_N = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;
    uint256 internal constant P256_N = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551;

    /// @dev `keccak256("\x19\x01" ‖ domain separator ‖ struct hash)` (EIP-712).
    function typedDataDigest(bytes32 domainSeparator, bytes32 structHash) internal pure returns (bytes32) {
        return keccak256(abi.encodePacked(hex"1901", domainSeparator, structHash));
    }

    function domainSeparatorOf(string memory name, uint256 chainId, address target) internal pure returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                    keccak256(bytes(name)),
                    keccak256("1"),
                    chainId,
                    target
                )
            );
    }

    /// @dev ECDSA, 65 bytes: r, s, v.
    function signature(uint256 privateKey, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(privateKey, digest);
        return abi.encodePacked(r, s, v);
    }

    /// @dev ECDSA in the compact form of EIP-2098.
    function compactSignature(uint256 privateKey, bytes32 digest) internal pure returns (bytes32, bytes32) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(privateKey, digest);
        return (r, bytes32(uint256(s) | (uint256(v - 27) << 255)));
    }

    /// @dev ERC-7913 key of a P-256 key pair under a verifier of P-256 or of WebAuthn.
    function keyP256(address verifier, uint256 privateKey) internal pure returns (bytes memory) {
        (uint256 x, uint256 y) = vm.publicKeyP256(privateKey);
        return abi.encodePacked(verifier, x, y);
    }

    function signatureP256(uint256 privateKey, bytes32 digest) internal pure returns (bytes memory) {
        (bytes32 r, bytes32 s) = vm.signP256(privateKey, digest);
        return abi.encodePacked(r, _lowS(s));
    }

    /// @dev What a passkey answers, with the digest as its challenge, as OpenZeppelin's verifier takes it (WebAuthn, level 2).
    function signatureWebAuthn(uint256 privateKey, bytes32 digest) internal pure returns (bytes memory) {
        bytes memory authenticatorData = abi.encodePacked(sha256("minhuoc.example"), bytes1(0x05), uint32(7));
        // JSON has double quotes of its own.
        /* solhint-disable quotes */
        string memory clientData = string.concat(
            '{"type":"webauthn.get","challenge":"',
            Base64.encodeURL(abi.encodePacked(digest)),
            '","origin":"https://minhuoc.example","crossOrigin":false}'
        );
        /* solhint-enable quotes */
        (bytes32 r, bytes32 s) = vm.signP256(
            privateKey,
            sha256(abi.encodePacked(authenticatorData, sha256(bytes(clientData))))
        );
        return abi.encode(r, _lowS(s), uint256(23), uint256(1), authenticatorData, clientData);
    }

    /// @dev RSASSA-PKCS1-v1_5 with SHA-256 of the digest's 32 bytes (RFC 8017, sections 8.2.1 and 9.2).
    /// @param modulus big-endian; the signature gets its length
    /// @param exponent the private one, big-endian
    function signatureRsa(
        bytes memory modulus,
        bytes memory exponent,
        bytes32 digest
    ) internal view returns (bytes memory) {
        bytes memory padding = new bytes(modulus.length - 54);
        for (uint256 i = 0; i < padding.length; ++i) padding[i] = 0xff;
        bytes memory message = abi.encodePacked(
            hex"0001",
            padding,
            hex"003031300d060960864801650304020105000420",
            sha256(abi.encodePacked(digest))
        );
        return Math.modExp(message, exponent, modulus);
    }

    function _lowS(bytes32 s) private pure returns (bytes32) {
        return uint256(s) > P256_N / 2 ? bytes32(P256_N - uint256(s)) : s;
    }
}
