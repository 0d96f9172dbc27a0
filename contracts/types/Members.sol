// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice In which capacity an organisation belongs to the alliance.
enum OrganisationKind {
    None,
    Member,
    Partner,
    Observer
}

/// @notice What a key may do for its organisation: sign agreements, or manage keys and raise disputes.
enum KeyRole {
    None,
    Signatory,
    Manager
}

/// @notice A key and its organisation's standing, as they are now.
/// @param role None where the pair was never enrolled
/// @param validFrom Unix seconds, inclusive
/// @param validUntil Unix seconds, exclusive; 0 = no end
/// @param kind the organisation's kind now
/// @param suspended whether the organisation may not attest now
struct Credential {
    KeyRole role;
    uint40 validFrom;
    uint40 validUntil;
    OrganisationKind kind;
    bool suspended;
}

/// @notice An organisation as it stands.
/// @param number order of admission, from 0
/// @param kind None where it was never admitted
/// @param suspended whether it may not attest now
/// @param profile hash of its profile document, chosen by its managers
/// @param identifier URI that can be checked off chain
struct Organisation {
    uint32 number;
    OrganisationKind kind;
    bool suspended;
    bytes32 profile;
    string identifier;
}

/// @notice Shows that a manager wants a change. Empty signature: the sender is the key.
/// @param key ERC-7913 key of the manager; empty: the sender, or the account that ECDSA recovers
/// @param deadline Unix seconds; a signed message counts before that second only
/// @param signature over the EIP-712 message of the change, with the organisation's next nonce
struct Authorization {
    bytes key;
    uint40 deadline;
    bytes signature;
}
