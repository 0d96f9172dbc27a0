// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IdentifierLib} from "../../../contracts/libraries/IdentifierLib.sol";
import {Vectors} from "../base/Vectors.sol";

contract IdentifierLibHarness {
    function isValid(bytes calldata identifier) external pure returns (bool) {
        return IdentifierLib.isValid(identifier);
    }
}

contract IdentifierLibTest is Vectors {
    bytes private constant LETTERS = "abcdefghijklmnopqrstuvwxyz";
    bytes private constant DIGITS = "0123456789";

    IdentifierLibHarness private _harness;

    function setUp() public {
        _harness = new IdentifierLibHarness();
    }

    function test_Vectors() public view {
        string memory json = vectors("identifiers");
        string[] memory good = vm.parseJsonStringArray(json, ".good");
        bytes32[] memory ids = vm.parseJsonBytes32Array(json, ".goodIds");
        vm.assertGt(good.length, 30);
        for (uint256 i = 0; i < good.length; ++i) {
            vm.assertTrue(_harness.isValid(bytes(good[i])), good[i]);
            vm.assertEq(keccak256(bytes(good[i])), ids[i]);
        }
        string[] memory bad = vm.parseJsonStringArray(json, ".bad");
        vm.assertGt(bad.length, 50);
        for (uint256 i = 0; i < bad.length; ++i) vm.assertFalse(_harness.isValid(bytes(bad[i])), bad[i]);
    }

    function test_LengthBoundaries() public view {
        for (uint256 length = 0; length < 140; ++length) {
            bytes memory identifier = new bytes(length);
            for (uint256 i = 0; i < length; ++i) identifier[i] = i == 1 ? bytes1(":") : bytes1("a");
            vm.assertEq(_harness.isValid(identifier), length >= 3 && length <= 128);
        }
    }

    /// @dev Every byte in the scheme, in the host and after it.
    function test_EveryByte() public view {
        for (uint256 value = 0; value < 256; ++value) {
            bytes1 c = bytes1(uint8(value));
            bool letter = _isIn(c, LETTERS);
            bool digit = _isIn(c, DIGITS);
            bool printable = value > 0x20 && value < 0x7f;
            vm.assertEq(_harness.isValid(abi.encodePacked(c, "a:b")), letter);
            vm.assertEq(_harness.isValid(abi.encodePacked("a", c, "b:c")), letter || digit || _isIn(c, "+-.:"));
            vm.assertEq(_harness.isValid(abi.encodePacked("did:a", c, "b:c")), letter || digit || c == ":");
            bool inHost = letter || digit || _isIn(c, "-.:/?#");
            vm.assertEq(_harness.isValid(abi.encodePacked("did:web:a", c, "b")), inHost);
            vm.assertEq(_harness.isValid(abi.encodePacked("https://a", c, "b")), inHost);
            vm.assertEq(_harness.isValid(abi.encodePacked("https://a/", c, "b")), printable);
            vm.assertEq(_harness.isValid(abi.encodePacked("urn:a", c, "b")), printable);
        }
    }

    /// @dev Threat: "NFC and NFD, invisible and control characters", "look-alike names": an identifier is plain ASCII.
    function test_LookAlikesAreRefused() public view {
        vm.assertTrue(_harness.isValid("did:web:fpt.vn"));
        vm.assertFalse(_harness.isValid(unicode"did:web:vi\u1ec7t.vn"));
        vm.assertFalse(_harness.isValid(unicode"did:web:vie\u0323\u0302t.vn"));
        vm.assertFalse(_harness.isValid(unicode"did:web:f\u0440t.vn"));
        vm.assertFalse(_harness.isValid(unicode"did:web:fpt\u200b.vn"));
        vm.assertFalse(_harness.isValid(unicode"urn:x:\u0111"));
    }

    /// @dev Against another way to say the same rules, over strings made of the pieces on which the rules turn.
    function testFuzz_AgreesWithReference(uint256 seed, uint256 length) public view {
        bytes memory identifier = _random(seed, bound(length, 0, 12));
        vm.assertEq(_harness.isValid(identifier), _isValidReference(identifier), string(identifier));
    }

    function testFuzz_AnyBytes(bytes memory identifier) public view {
        vm.assertEq(_harness.isValid(identifier), _isValidReference(identifier));
    }

    // Reference: cut the text at its separators and look at the parts.

    function _isValidReference(bytes memory text) private pure returns (bool) {
        if (text.length < 3 || text.length > 128) return false;
        for (uint256 i = 0; i < text.length; ++i) if (uint8(text[i]) <= 32 || uint8(text[i]) >= 127) return false;
        if (text[text.length - 1] == ".") return false;

        uint256 colon = _find(text, 0, ":");
        if (colon >= text.length - 1) return false;
        bytes memory scheme = _cut(text, 0, colon);
        if (scheme.length == 0 || !_isIn(scheme[0], LETTERS)) return false;
        if (!_consistsOf(scheme, bytes.concat(LETTERS, DIGITS, "+-."))) return false;

        bytes memory rest = _cut(text, colon + 1, text.length);
        if (keccak256(scheme) == keccak256("did")) {
            uint256 end = _find(rest, 0, ":");
            if (end == 0 || end >= rest.length - 1) return false;
            if (!_consistsOf(_cut(rest, 0, end), bytes.concat(LETTERS, DIGITS))) return false;
            if (keccak256(_cut(rest, 0, end)) == keccak256("web")) {
                return _isHost(_cut(rest, end + 1, _find(rest, end + 1, ":/?#")));
            }
        }
        if (rest.length >= 2 && rest[0] == "/" && rest[1] == "/") return _isHost(_cut(rest, 2, _find(rest, 2, ":/?#")));
        return true;
    }

    function _isHost(bytes memory host) private pure returns (bool) {
        uint256 start = 0;
        while (true) {
            uint256 end = _find(host, start, ".");
            bytes memory label = _cut(host, start, end);
            if (label.length == 0 || !_consistsOf(label, bytes.concat(LETTERS, DIGITS, "-"))) return false;
            if (label[0] == "-" || label[label.length - 1] == "-") return false;
            if (end == host.length) return true;
            start = end + 1;
        }
        return false;
    }

    /// @dev Position of the first of `separators` from `from` on, else the length.
    function _find(bytes memory text, uint256 from, bytes memory separators) private pure returns (uint256) {
        for (uint256 i = from; i < text.length; ++i) if (_isIn(text[i], separators)) return i;
        return text.length;
    }

    function _cut(bytes memory text, uint256 from, uint256 to) private pure returns (bytes memory part) {
        part = new bytes(to - from);
        for (uint256 i = 0; i < part.length; ++i) part[i] = text[from + i];
    }

    function _consistsOf(bytes memory text, bytes memory characters) private pure returns (bool) {
        for (uint256 i = 0; i < text.length; ++i) if (!_isIn(text[i], characters)) return false;
        return true;
    }

    function _isIn(bytes1 c, bytes memory characters) private pure returns (bool) {
        for (uint256 i = 0; i < characters.length; ++i) if (characters[i] == c) return true;
        return false;
    }

    function _random(uint256 seed, uint256 pieces) private pure returns (bytes memory text) {
        bytes[20] memory choices = [
            bytes("did:web:"),
            "did:",
            "https://",
            "urn:",
            "did",
            "web",
            "//",
            ":",
            ":",
            "/",
            ".",
            ".",
            "-",
            "a",
            "z9",
            "A",
            "?",
            "#",
            "+",
            "_"
        ];
        for (uint256 i = 0; i < pieces; ++i) {
            uint256 draw = uint256(keccak256(abi.encode(seed, i)));
            // The first piece is a scheme half of the time, so that most strings get past it.
            text = bytes.concat(text, choices[i == 0 && draw % 2 == 0 ? (draw >> 8) % 4 : (draw >> 8) % 20]);
        }
    }
}
