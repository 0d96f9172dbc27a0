// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC7913SignatureVerifier} from "@openzeppelin/contracts/interfaces/IERC7913.sol";
import {RSAVerifier} from "../../contracts/RSAVerifier.sol";
import {Signing} from "./base/Signing.sol";
import {Vectors} from "./base/Vectors.sol";

/// @dev Threat: "key material that lies: RSA with e = 1, two encodings of one key".
contract RSAVerifierTest is Signing, Vectors {
    bytes4 private constant YES = IERC7913SignatureVerifier.verify.selector;
    bytes4 private constant NO = 0xffffffff;

    struct Signed {
        bytes modulus;
        bytes32 digest;
        bytes signature;
    }

    RSAVerifier private _verifier;
    Signed private _first;

    function setUp() public {
        _verifier = RSAVerifier(deployCode("RSAVerifier.sol:RSAVerifier", ""));
        _first = _signed(".signatures")[0];
    }

    function test_SignaturesOfOpenSsl() public view {
        Signed[] memory all = _signed(".signatures");
        uint256[] memory bits = vm.parseJsonUintArray(vectors("rsa"), ".signatures.bits");
        vm.assertEq(all.length, 8);
        for (uint256 i = 0; i < all.length; ++i) {
            vm.assertEq(all[i].modulus.length, (bits[i] + 7) / 8);
            _assertAnswer(all[i], YES);
        }
    }

    function test_AnotherDigest() public view {
        Signed[] memory all = _signed(".signatures");
        for (uint256 i = 0; i < all.length; ++i) {
            all[i].digest ^= bytes32(uint256(1));
            _assertAnswer(all[i], NO);
        }
    }

    function test_AnotherKey() public view {
        Signed[] memory all = _signed(".signatures");
        Signed memory first = _first;
        for (uint256 i = 2; i < all.length; ++i) {
            _assertAnswer(Signed(all[i].modulus, first.digest, first.signature), NO);
        }
        first.modulus[100] ^= 0x01;
        _assertAnswer(first, NO);
    }

    function testFuzz_TamperedSignature(uint256 index, uint8 flip) public view {
        vm.assume(flip != 0);
        Signed memory signed = _first;
        signed.signature[bound(index, 0, 255)] ^= bytes1(flip);
        _assertAnswer(signed, NO);
    }

    function test_SignatureLengths() public view {
        Signed memory signed = _first;
        bytes memory good = signed.signature;
        signed.signature = "";
        _assertAnswer(signed, NO);
        signed.signature = bytes.concat(good, hex"00");
        _assertAnswer(signed, NO);
        signed.signature = bytes.concat(hex"00", good);
        _assertAnswer(signed, NO);
        signed.signature = _cut(good, 255);
        _assertAnswer(signed, NO);
        signed.signature = good;
        _assertAnswer(signed, YES);
    }

    /// @dev s + n is the same number modulo n: two signatures of one message, if it were allowed.
    function test_SignatureNotBelowModulus() public view {
        Signed[] memory all = _signed(".signatures");
        // 2,049 bits have room for s + n in 257 bytes.
        Signed memory signed = all[2];
        vm.assertEq(signed.modulus.length, 257);
        signed.signature = _sum(signed.signature, signed.modulus);
        _assertAnswer(signed, NO);
        signed.signature = signed.modulus;
        _assertAnswer(signed, NO);
        signed.signature = new bytes(257);
        _assertAnswer(signed, NO);
        signed.signature[256] = 0x01;
        _assertAnswer(signed, NO);
    }

    /// @dev With the exponent 1 a message would be its own signature.
    function test_ExponentIsNotOne() public view {
        Signed memory signed = _first;
        signed.signature = signatureRsa(signed.modulus, hex"01", signed.digest);
        _assertAnswer(signed, NO);
    }

    /// @dev The exponent is no part of the key: the encoding of OpenZeppelin's own verifier, with any exponent, is no key here.
    function test_KeyWithExponent() public view {
        Signed memory signed = _first;
        bytes memory modulus = signed.modulus;
        signed.modulus = abi.encode(bytes(hex"010001"), modulus);
        _assertAnswer(signed, NO);
        signed.modulus = bytes.concat(modulus, hex"010001");
        _assertAnswer(signed, NO);
    }

    /// @dev Each of these signatures fits its modulus in arithmetic; none of the moduli is the canonical form of a key.
    function test_RefusedModuli() public view {
        Signed[] memory refused = _signed(".refused");
        string[] memory reasons = vm.parseJsonStringArray(vectors("rsa"), ".refused.reason");
        vm.assertEq(refused.length, 4);
        for (uint256 i = 0; i < refused.length; ++i) {
            vm.assertEq(
                bytes32(_verifier.verify(refused[i].modulus, refused[i].digest, refused[i].signature)),
                bytes32(NO),
                reasons[i]
            );
        }
    }

    /// @dev One key with a zero byte in front would be another key id, and its signatures would fit just as well.
    function test_LeadingZero() public view {
        string memory json = vectors("rsa");
        Signed[] memory all = _signed(".signatures");
        bytes[] memory exponents = vm.parseJsonBytesArray(json, ".keys.privateExponent");
        for (uint256 i = 0; i < 3; ++i) {
            Signed memory signed = all[2 * i];
            signed.modulus = bytes.concat(hex"00", signed.modulus);
            signed.signature = signatureRsa(signed.modulus, exponents[i], signed.digest);
            vm.assertEq(signed.signature.length, signed.modulus.length);
            _assertAnswer(signed, NO);
        }
    }

    function testFuzz_NoKey(bytes memory key, bytes32 digest, bytes memory signature_) public view {
        vm.assertEq(bytes32(_verifier.verify(key, digest, signature_)), bytes32(NO));
    }

    function _signed(string memory list) private view returns (Signed[] memory all) {
        string memory json = vectors("rsa");
        bytes[] memory moduli = vm.parseJsonBytesArray(json, string.concat(list, ".modulus"));
        bytes32[] memory digests = vm.parseJsonBytes32Array(json, string.concat(list, ".digest"));
        bytes[] memory signatures = vm.parseJsonBytesArray(json, string.concat(list, ".signature"));
        all = new Signed[](moduli.length);
        for (uint256 i = 0; i < all.length; ++i) all[i] = Signed(moduli[i], digests[i], signatures[i]);
    }

    function _assertAnswer(Signed memory signed, bytes4 answer) private view {
        vm.assertEq(bytes32(_verifier.verify(signed.modulus, signed.digest, signed.signature)), bytes32(answer));
    }

    function _cut(bytes memory value, uint256 length) private pure returns (bytes memory part) {
        part = new bytes(length);
        for (uint256 i = 0; i < length; ++i) part[i] = value[i];
    }

    /// @dev Sum of two big-endian numbers of one length, which must have room for it.
    function _sum(bytes memory a, bytes memory b) private pure returns (bytes memory sum) {
        sum = new bytes(a.length);
        uint256 carry;
        for (uint256 i = a.length; i > 0; --i) {
            carry += uint256(uint8(a[i - 1])) + uint8(b[i - 1]);
            sum[i - 1] = bytes1(uint8(carry));
            carry >>= 8;
        }
        vm.assertEq(carry, 0);
    }
}
