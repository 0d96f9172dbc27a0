// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {KeyLib} from "../../../contracts/libraries/KeyLib.sol";
import {HostileSigner} from "../../../contracts/mocks/HostileSigner.sol";
import {OwnedWallet} from "../../../contracts/mocks/OwnedWallet.sol";
import {Signing} from "../base/Signing.sol";
import {Vectors} from "../base/Vectors.sol";

contract KeyLibHarness {
    function idOfAccount(address account) external pure returns (bytes32) {
        return KeyLib.idOf(account);
    }

    function idOf(bytes calldata key) external pure returns (bytes32) {
        return KeyLib.idOf(key);
    }

    function isWellFormed(bytes calldata key) external pure returns (bool) {
        return KeyLib.isWellFormed(key);
    }

    function verifierOf(bytes calldata key) external pure returns (address) {
        return KeyLib.verifierOf(key);
    }

    function resolve(
        bytes calldata key,
        bytes32 digest,
        bytes calldata signature_
    ) external view returns (bool valid, bool bySender, bytes32 keyId) {
        return KeyLib.resolve(key, digest, signature_);
    }

    function recover(bytes32 digest, bytes32 r, bytes32 vs) external pure returns (bytes32) {
        return KeyLib.recover(digest, r, vs);
    }
}

contract KeyLibTest is Signing, Vectors {
    bytes32 private constant DIGEST = keccak256("digest");
    uint256 private constant P256_KEY = 0xa11ce;

    KeyLibHarness private _harness;
    HostileSigner private _yes;
    address private _alice;
    uint256 private _aliceKey;

    function setUp() public {
        _harness = new KeyLibHarness();
        _yes = new HostileSigner(HostileSigner.Conduct.SayYes);
        (_alice, _aliceKey) = makeAddrAndKey("alice");
    }

    // Ids and form

    function testFuzz_Id(address account, bytes memory key) public view {
        vm.assertEq(_harness.idOfAccount(account), keccak256(abi.encodePacked(account)));
        vm.assertEq(_harness.idOf(abi.encodePacked(account)), _harness.idOfAccount(account));
        vm.assertEq(_harness.idOf(key), keccak256(key));
    }

    function test_FormBoundaries() public view {
        vm.assertFalse(_harness.isWellFormed(""));
        vm.assertFalse(_harness.isWellFormed(_repeated(19)));
        vm.assertTrue(_harness.isWellFormed(_repeated(20)));
        vm.assertTrue(_harness.isWellFormed(_repeated(21)));
        vm.assertTrue(_harness.isWellFormed(_repeated(1024)));
        vm.assertFalse(_harness.isWellFormed(_repeated(1025)));
        vm.assertFalse(_harness.isWellFormed(abi.encodePacked(address(0))));
        vm.assertFalse(_harness.isWellFormed(abi.encodePacked(address(0), uint256(1))));
        vm.assertTrue(_harness.isWellFormed(abi.encodePacked(address(1))));
    }

    function testFuzz_VerifierOf(address verifier, bytes memory material) public view {
        vm.assertEq(_harness.verifierOf(abi.encodePacked(verifier)), address(0));
        vm.assertEq(
            _harness.verifierOf(bytes.concat(abi.encodePacked(verifier), material)),
            material.length == 0 ? address(0) : verifier
        );
    }

    function test_Vectors() public view {
        string memory json = vectors("keys");
        bytes[] memory keys = vm.parseJsonBytesArray(json, ".keys");
        bytes32[] memory ids = vm.parseJsonBytes32Array(json, ".ids");
        vm.assertGt(keys.length, 20);
        for (uint256 i = 0; i < keys.length; ++i) {
            vm.assertTrue(_harness.isWellFormed(keys[i]));
            vm.assertEq(_harness.idOf(keys[i]), ids[i]);
        }
        bytes[] memory refused = vm.parseJsonBytesArray(json, ".refused");
        vm.assertGt(refused.length, 4);
        for (uint256 i = 0; i < refused.length; ++i) vm.assertFalse(_harness.isWellFormed(refused[i]));
    }

    // The sender

    function testFuzz_Sender(address sender) public {
        bytes32 keyId = keccak256(abi.encodePacked(sender));
        vm.prank(sender);
        _assertResolves("", "", true, true, keyId);
        vm.prank(sender);
        _assertResolves(abi.encodePacked(sender), "", true, true, keyId);
    }

    function testFuzz_SenderIsNoOtherAccount(address sender, address other) public {
        vm.assume(sender != other && other.code.length == 0 && uint160(other) > 0xffff);
        vm.prank(sender);
        _assertResolves(abi.encodePacked(other), "", false, false, keccak256(abi.encodePacked(other)));
    }

    /// @dev A longer key that starts with the sender's address is a verifier, never the sender.
    function test_SenderIsNoVerifier() public {
        bytes memory key = abi.encodePacked(_alice, uint8(0));
        vm.prank(_alice);
        _assertResolves(key, "", false, false, keccak256(key));
    }

    /// @dev With a signature it is the signature that counts, also where the sender is the key.
    function test_SenderWithSignature() public {
        vm.prank(_alice);
        _assertResolves(abi.encodePacked(_alice), signature(_aliceKey, DIGEST), true, false, _idOf(_alice));
        vm.prank(_alice);
        _assertResolves(abi.encodePacked(_alice), new bytes(65), false, false, _idOf(_alice));
        vm.prank(_alice);
        _assertResolves("", new bytes(65), false, false, 0);
    }

    // ECDSA. Threat: "malleable or odd signatures (high s, EIP-2098, v 0/1)"

    function testFuzz_Ecdsa(uint256 privateKey, bytes32 digest) public view {
        privateKey = bound(privateKey, 1, SECP256K1_N - 1);
        address account = vm.addr(privateKey);
        bytes memory signed = signature(privateKey, digest);
        (bool valid, bool bySender, bytes32 keyId) = _harness.resolve("", digest, signed);
        vm.assertTrue(valid && !bySender);
        vm.assertEq(keyId, _idOf(account));
        (valid, bySender, keyId) = _harness.resolve(abi.encodePacked(account), digest, signed);
        vm.assertTrue(valid && !bySender);
        vm.assertEq(keyId, _idOf(account));
        (valid, , ) = _harness.resolve(abi.encodePacked(account), keccak256(abi.encode(digest)), signed);
        vm.assertFalse(valid, "another digest");
        (valid, , keyId) = _harness.resolve("", keccak256(abi.encode(digest)), signed);
        vm.assertNotEq(keyId, _idOf(account));
    }

    function test_EcdsaOfAnotherAccount() public {
        (, uint256 malloryKey) = makeAddrAndKey("mallory");
        bytes memory signed = signature(malloryKey, DIGEST);
        _assertResolves(abi.encodePacked(_alice), signed, false, false, _idOf(_alice));
    }

    function test_OddFormsAreNoSignatures() public view {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(_aliceKey, DIGEST);
        bytes32 highS = bytes32(SECP256K1_N - uint256(s));
        (bytes32 compactR, bytes32 vs) = compactSignature(_aliceKey, DIGEST);
        bytes[12] memory odd = [
            abi.encodePacked(r, highS, v == 27 ? uint8(28) : uint8(27)),
            abi.encodePacked(r, highS, v),
            abi.encodePacked(r, s, v - 27),
            abi.encodePacked(r, s, uint8(0)),
            abi.encodePacked(r, s, uint8(1)),
            abi.encodePacked(r, s, uint8(29)),
            abi.encodePacked(compactR, vs),
            abi.encodePacked(r, s),
            abi.encodePacked(r, s, v, uint8(0)),
            abi.encodePacked(bytes32(0), s, v),
            abi.encodePacked(r, bytes32(0), v),
            abi.encodePacked(uint8(0x1b))
        ];
        for (uint256 i = 0; i < odd.length; ++i) {
            _assertResolves("", odd[i], false, false, 0);
            _assertResolves(abi.encodePacked(_alice), odd[i], false, false, _idOf(_alice));
        }
    }

    function testFuzz_AnyLengthButEcdsas(bytes memory signed) public view {
        vm.assume(signed.length != 65 && signed.length != 0);
        _assertResolves("", signed, false, false, 0);
        _assertResolves(abi.encodePacked(_alice), signed, false, false, _idOf(_alice));
    }

    function testFuzz_RecoverCompact(uint256 privateKey, bytes32 digest) public view {
        privateKey = bound(privateKey, 1, SECP256K1_N - 1);
        (bytes32 r, bytes32 vs) = compactSignature(privateKey, digest);
        vm.assertEq(_harness.recover(digest, r, vs), _idOf(vm.addr(privateKey)));
    }

    function test_RecoverRefusesOddForms() public view {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(_aliceKey, DIGEST);
        vm.assertEq(_harness.recover(DIGEST, 0, 0), 0);
        vm.assertEq(_harness.recover(DIGEST, r, 0), 0);
        vm.assertEq(_harness.recover(DIGEST, 0, s), 0);
        vm.assertNotEq(_harness.recover(DIGEST, r, bytes32(SECP256K1_N / 2)), 0);
        vm.assertEq(_harness.recover(DIGEST, r, bytes32(SECP256K1_N / 2 + 1)), 0, "high s");
        vm.assertEq(_harness.recover(DIGEST, r, bytes32((2 ** 255) | (SECP256K1_N / 2 + 1))), 0, "high s, odd");
        // The wrong parity is another account's signature, or none's.
        bytes32 flipped = bytes32(uint256(s) | (uint256(28 - v) << 255));
        vm.assertNotEq(_harness.recover(DIGEST, r, flipped), _idOf(_alice));
    }

    /// @dev Keys without an account are refused before anything is asked.
    function test_MalformedKeys() public view {
        bytes memory signed = signature(_aliceKey, DIGEST);
        bytes[4] memory malformed = [
            bytes(hex"01"),
            _repeated(19),
            abi.encodePacked(address(0)),
            abi.encodePacked(address(0), uint256(1))
        ];
        for (uint256 i = 0; i < malformed.length; ++i) {
            _assertResolves(malformed[i], signed, false, false, keccak256(malformed[i]));
            _assertResolves(malformed[i], "", false, false, keccak256(malformed[i]));
            // A signature from which no account is recovered is not one of the account of zero.
            _assertResolves(malformed[i], new bytes(65), false, false, keccak256(malformed[i]));
        }
    }

    // Contract wallets (ERC-1271)

    function test_Wallet() public {
        bytes memory key = abi.encodePacked(address(new OwnedWallet(_alice)));
        _assertResolves(key, signature(_aliceKey, DIGEST), true, false, keccak256(key));
        _assertResolves(key, signature(_aliceKey, keccak256("other")), false, false, keccak256(key));
        _assertResolves(key, "", false, false, keccak256(key));
    }

    /// @dev Threat: "one owner, many ERC-1271 wallets": which wallet it is stands in the key alone, and so in the record.
    function test_TwoWalletsOfOneOwner() public {
        bytes memory first = abi.encodePacked(address(new OwnedWallet(_alice)));
        bytes memory second = abi.encodePacked(address(new OwnedWallet(_alice)));
        bytes memory signed = signature(_aliceKey, DIGEST);
        _assertResolves(first, signed, true, false, keccak256(first));
        _assertResolves(second, signed, true, false, keccak256(second));
        _assertResolves("", signed, true, false, _idOf(_alice));
    }

    /// @dev Pitfall: "ecrecover tried on a contract wallet's long signature, reverting instead of falling through
    /// to ERC-1271". A wallet may ask for no signature at all, too.
    function testFuzz_WalletTakesAnySignature(bytes memory signed) public view {
        bytes memory key = abi.encodePacked(address(_yes));
        _assertResolves(key, signed, true, false, keccak256(key));
    }

    /// @dev Threat: "ERC-1271 that burns gas, returns a bomb, re-enters, changes its mind".
    function test_HostileWallets() public {
        _assertConducts("");
    }

    function test_WalletThatChangesItsMind() public {
        HostileSigner wallet = new HostileSigner(HostileSigner.Conduct.SayYes);
        bytes memory key = abi.encodePacked(address(wallet));
        _assertResolves(key, hex"01", true, false, keccak256(key));
        wallet.become(HostileSigner.Conduct.SayNo);
        _assertResolves(key, hex"01", false, false, keccak256(key));
    }

    // EIP-7702. Threat: "one key before and after delegation"

    function test_DelegatedAccountSignsWithItsOwnKey() public {
        bytes memory key = abi.encodePacked(_alice);
        bytes memory signed = signature(_aliceKey, DIGEST);
        _assertResolves(key, signed, true, false, _idOf(_alice));
        _delegate(address(new HostileSigner(HostileSigner.Conduct.SayNo)));
        _assertResolves(key, signed, true, false, _idOf(_alice));
        _assertResolves("", signed, true, false, _idOf(_alice));
        (bytes32 r, bytes32 vs) = compactSignature(_aliceKey, DIGEST);
        vm.assertEq(_harness.recover(DIGEST, r, vs), _idOf(_alice));
    }

    function test_DelegatedAccountSignsByItsCode() public {
        (address bob, uint256 bobKey) = makeAddrAndKey("bob");
        bytes memory key = abi.encodePacked(_alice);
        bytes memory signed = signature(bobKey, DIGEST);
        _assertResolves(key, signed, false, false, _idOf(_alice));
        _delegate(address(new OwnedWallet(bob)));
        _assertResolves(key, signed, true, false, _idOf(_alice));
        _delegate(address(0));
        _assertResolves(key, signed, false, false, _idOf(_alice));
    }

    // Verifiers (ERC-7913)

    function test_P256() public {
        bytes memory key = keyP256(deployCode("ERC7913P256Verifier.sol:ERC7913P256Verifier", ""), P256_KEY);
        bytes memory signed = signatureP256(P256_KEY, DIGEST);
        _assertResolves(key, signed, true, false, keccak256(key));
        _assertResolves(key, signatureP256(P256_KEY, keccak256("other")), false, false, keccak256(key));
        _assertResolves(key, signatureP256(P256_KEY + 1, DIGEST), false, false, keccak256(key));
        _assertResolves(key, "", false, false, keccak256(key));
        bytes memory cut = _cut(key, key.length - 1);
        _assertResolves(cut, signed, false, false, keccak256(cut));
    }

    function test_WebAuthn() public {
        bytes memory key = keyP256(deployCode("ERC7913WebAuthnVerifier.sol:ERC7913WebAuthnVerifier", ""), P256_KEY);
        _assertResolves(key, signatureWebAuthn(P256_KEY, DIGEST), true, false, keccak256(key));
        _assertResolves(key, signatureWebAuthn(P256_KEY, keccak256("other")), false, false, keccak256(key));
        _assertResolves(key, signatureWebAuthn(P256_KEY + 1, DIGEST), false, false, keccak256(key));
        // A plain signature is no passkey's assertion.
        _assertResolves(key, signatureP256(P256_KEY, DIGEST), false, false, keccak256(key));
    }

    function test_VerifierWithoutCode() public {
        bytes memory key = abi.encodePacked(makeAddr("no code"), uint256(1));
        _assertResolves(key, hex"01", false, false, keccak256(key));
    }

    function test_HostileVerifiers() public {
        _assertConducts(hex"01");
    }

    /// @dev A verifier gets the key material and the signature as they are.
    function testFuzz_VerifierIsAsked(bytes32 digest, bytes memory material, bytes memory signed) public {
        vm.assume(material.length != 0 && material.length <= 1004);
        vm.expectCall(address(_yes), abi.encodeWithSignature("verify(bytes,bytes32,bytes)", material, digest, signed));
        bytes memory key = bytes.concat(abi.encodePacked(address(_yes)), material);
        (bool valid, , bytes32 keyId) = _harness.resolve(key, digest, signed);
        vm.assertTrue(valid);
        vm.assertEq(keyId, keccak256(key));
    }

    /// @dev Every conduct of a signer whose key has this material; none is a wallet, one byte makes it a verifier.
    function _assertConducts(bytes memory material) private {
        for (uint256 i = 0; i <= uint256(type(HostileSigner.Conduct).max); ++i) {
            HostileSigner.Conduct conduct = HostileSigner.Conduct(i);
            HostileSigner signer = new HostileSigner(conduct);
            bytes memory key = bytes.concat(abi.encodePacked(address(signer)), material);
            bool answersYes = conduct == HostileSigner.Conduct.SayYes || conduct == HostileSigner.Conduct.YesBomb;
            // Enough for the signer to fill a megabyte, and too little to copy it; a 64th is left where it burns all of it.
            (bool valid, bool bySender, bytes32 keyId) = _harness.resolve{gas: 2_700_000}(key, DIGEST, hex"01");
            vm.assertEq(valid, answersYes, vm.toString(i));
            vm.assertFalse(bySender);
            vm.assertEq(keyId, keccak256(key));
        }
    }

    function _assertResolves(
        bytes memory key,
        bytes memory signed,
        bool valid,
        bool bySender,
        bytes32 keyId
    ) private view {
        (bool isValid, bool isBySender, bytes32 id) = _harness.resolve(key, DIGEST, signed);
        vm.assertEq(isValid, valid);
        vm.assertEq(isBySender, bySender);
        vm.assertEq(id, keyId);
    }

    /// @dev What EIP-7702 puts at an account: 0xef0100 and the address; nothing for the address of zero.
    function _delegate(address code) private {
        vm.etch(_alice, code == address(0) ? bytes("") : abi.encodePacked(hex"ef0100", code));
    }

    function _idOf(address account) private pure returns (bytes32) {
        return keccak256(abi.encodePacked(account));
    }

    function _repeated(uint256 length) private pure returns (bytes memory bytes_) {
        bytes_ = new bytes(length);
        for (uint256 i = 0; i < length; ++i) bytes_[i] = 0x11;
    }

    function _cut(bytes memory bytes_, uint256 length) private pure returns (bytes memory part) {
        part = new bytes(length);
        for (uint256 i = 0; i < length; ++i) part[i] = bytes_[i];
    }
}
