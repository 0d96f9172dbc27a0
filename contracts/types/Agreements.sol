// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice All that the parties agree on; its EIP-712 struct hash is the agreement's id.
/// @dev Strings of the typed data stand here as the keccak256 of their bytes, which leaves the struct hash unchanged.
/// @param title keccak256 of the title in NFC
/// @param documents SHA-256 digests of the texts of equal force, 1 to 8, strictly ascending
/// @param metadata commitment to the metadata document
/// @param parties organisation ids, 2 to 32, strictly ascending
/// @param witnesses organisation ids, strictly ascending, none of them a party, at most 32 seats with the parties
/// @param effectiveAt Unix seconds; 0 = when the last party attests
/// @param expiresAt Unix seconds; 0 = open-ended
/// @param anyPartyCanEnd true: one party's notice ends it; false: only all parties together
/// @param noticeDays days between one party's notice and the end
/// @param supersedes id of the agreement on this registry that this one amends, or 0
struct Agreement {
    bytes32 title;
    bytes32[] documents;
    bytes32 metadata;
    bytes32[] parties;
    bytes32[] witnesses;
    uint40 effectiveAt;
    uint40 expiresAt;
    bool anyPartyCanEnd;
    uint16 noticeDays;
    bytes32 supersedes;
}

/// @notice What can happen to an agreement. `Superseded` is recorded by the registry, never signed.
enum ActKind {
    Attest,
    Decline,
    Terminate,
    Dispute,
    WithdrawDispute,
    Superseded
}

/// @notice An act signed by an account with ECDSA, for anyone to relay; the account is recovered from the signature.
/// @param kind what the signatory does
/// @param seat index into `parties ++ witnesses`
/// @param validUntil Unix seconds; the act counts before that second only
/// @param statement keccak256 of the capacity in which the person signs
/// @param r first half of the signature over the EIP-712 message
/// @param vs second half and parity (EIP-2098)
struct AccountAct {
    ActKind kind;
    uint8 seat;
    uint40 validUntil;
    bytes32 statement;
    bytes32 r;
    bytes32 vs;
}

/// @notice An act of a key of any kind, for anyone to relay.
/// @param kind what the signatory does
/// @param seat index into `parties ++ witnesses`
/// @param validUntil Unix seconds; the act counts before that second only
/// @param statement keccak256 of the capacity in which the person signs
/// @param key ERC-7913 key; empty: the sender (empty signature) or the account that ECDSA recovers
/// @param signature over the EIP-712 message; empty: the sender is the key, or ERC-1271 is asked with it
struct KeyAct {
    ActKind kind;
    uint8 seat;
    uint40 validUntil;
    bytes32 statement;
    bytes key;
    bytes signature;
}

/// @notice What set `endsAt`, or ended the proposal.
enum Outcome {
    None,
    Declined,
    Terminated,
    Superseded
}

/// @notice Derived from a record and the time, never stored.
enum Status {
    Unknown,
    Proposed,
    Lapsed,
    Declined,
    Scheduled,
    InForce,
    Ending,
    Expired,
    Terminated,
    Superseded
}

/// @notice The word of an agreement, decoded.
/// @param attested bitmap of the seats that have attested
/// @param inForceAt Unix seconds, 0 until all parties have attested
/// @param endsAt Unix seconds, 0 = never
/// @param outcome what set `endsAt`, or ended the proposal
/// @param marked whether a second word, the marks, is kept
/// @param actsHead hash of every act in order: the leading 18 bytes, the rest zero
struct AgreementRecord {
    uint32 attested;
    uint40 inForceAt;
    uint40 endsAt;
    Outcome outcome;
    bool marked;
    bytes32 actsHead;
}
