// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Which URIs can identify an organisation
/// @notice One organisation must not have two spellings: printable ASCII, scheme and host in lower case, no trailing dot.
library IdentifierLib {
    uint256 private constant MIN_LENGTH = 3;
    uint256 private constant MAX_LENGTH = 128;
    bytes4 private constant DID = "did:";
    bytes8 private constant DID_WEB = "did:web:";

    /// @notice Whether the identifier has the accepted form (RFC 3986 scheme; host as in RFC 1123; DID Core, section 3.1).
    function isValid(bytes calldata identifier) internal pure returns (bool) {
        uint256 length = identifier.length;
        if (length < MIN_LENGTH || length > MAX_LENGTH || identifier[length - 1] == ".") return false;
        for (uint256 i = 0; i < length; ++i) {
            if (identifier[i] < 0x21 || identifier[i] > 0x7e) return false;
        }

        uint256 colon = _schemeEnd(identifier);
        if (colon == 0 || colon + 1 == length) return false;
        if (bytes4(identifier) == DID && !_hasMethodAndRest(identifier[4:])) return false;
        if (bytes8(identifier) == DID_WEB) return _startsWithHost(identifier[8:]);
        if (length >= colon + 3 && identifier[colon + 1] == "/" && identifier[colon + 2] == "/") {
            return _startsWithHost(identifier[colon + 3:]);
        }
        return true;
    }

    /// @dev Position of the colon after the scheme, 0 where there is no scheme.
    function _schemeEnd(bytes calldata identifier) private pure returns (uint256) {
        for (uint256 i = 0; i < identifier.length; ++i) {
            bytes1 c = identifier[i];
            if (c == ":") return i;
            bool inner = i != 0 && (_isDigit(c) || c == "+" || c == "-" || c == ".");
            if (!_isLowerLetter(c) && !inner) return 0;
        }
        return 0;
    }

    /// @dev What follows `did:` is a method of lower-case letters and digits, a colon and something more.
    function _hasMethodAndRest(bytes calldata rest) private pure returns (bool) {
        uint256 end = 0;
        while (end < rest.length && (_isLowerLetter(rest[end]) || _isDigit(rest[end]))) ++end;
        return end != 0 && end + 1 < rest.length && rest[end] == ":";
    }

    /// @dev Labels of lower-case letters, digits and inner hyphens joined by dots, up to the next `:`, `/`, `?` or `#`.
    function _startsWithHost(bytes calldata rest) private pure returns (bool) {
        bytes1 previous = ".";
        for (uint256 i = 0; i < rest.length; previous = rest[i++]) {
            bytes1 c = rest[i];
            if (c == ":" || c == "/" || c == "?" || c == "#") break;
            bool labelEdge = previous == ".";
            if (c == ".") {
                if (labelEdge || previous == "-") return false;
            } else if (c == "-") {
                if (labelEdge) return false;
            } else if (!_isLowerLetter(c) && !_isDigit(c)) {
                return false;
            }
        }
        return previous != "." && previous != "-";
    }

    function _isLowerLetter(bytes1 c) private pure returns (bool) {
        return c >= "a" && c <= "z";
    }

    function _isDigit(bytes1 c) private pure returns (bool) {
        return c >= "0" && c <= "9";
    }
}
