// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Authorization, Credential, KeyRole, Organisation, OrganisationKind} from "../types/Members.sol";

/// @title Organisations of an alliance and the keys that act for them
/// @notice The secretariat admits organisations; their managers keep their keys. History is append-only: whether a key
/// could sign for an organisation at a given time stays answerable for ever.
interface IMemberRegistry {
    /// @notice An organisation was admitted.
    /// @param organisation keccak256 of the identifier
    /// @param number order of admission, from 0
    /// @param kind its kind
    /// @param identifier URI that can be checked off chain
    /// @param profile hash of its profile document
    event OrganisationAdmitted(
        bytes32 indexed organisation,
        uint32 number,
        OrganisationKind kind,
        string identifier,
        bytes32 profile
    );

    /// @notice The secretariat changed an organisation's kind.
    event OrganisationKindChanged(bytes32 indexed organisation, OrganisationKind kind);

    /// @notice The organisation can no longer attest; everything else it can still do.
    event OrganisationSuspended(bytes32 indexed organisation);

    /// @notice The organisation can attest again.
    event OrganisationReinstated(bytes32 indexed organisation);

    /// @notice A manager changed the hash of the organisation's profile document.
    event ProfileUpdated(bytes32 indexed organisation, bytes32 profile);

    /// @notice A key was enrolled.
    /// @param organisation whose key it is
    /// @param keyId keccak256 of the key
    /// @param role what it may do
    /// @param validFrom Unix seconds, inclusive
    /// @param validUntil Unix seconds, exclusive; 0 = no end
    /// @param key ERC-7913 key
    event KeyAdded(
        bytes32 indexed organisation,
        bytes32 indexed keyId,
        KeyRole role,
        uint40 validFrom,
        uint40 validUntil,
        bytes key
    );

    /// @notice A key's end was set, or moved earlier.
    event KeyRevoked(bytes32 indexed organisation, bytes32 indexed keyId, uint40 validUntil);

    /// @notice The secretariat proposed a manager for an organisation that lost its own.
    /// @param organisation whose manager it would be
    /// @param keyId keccak256 of the key
    /// @param installableAt Unix seconds from which anyone can install it, unless a manager vetoed
    /// @param key ERC-7913 key
    event ManagerProposed(bytes32 indexed organisation, bytes32 indexed keyId, uint40 installableAt, bytes key);

    /// @notice An existing manager refused the proposed one.
    event ManagerVetoed(bytes32 indexed organisation, bytes32 indexed keyId);

    /// @notice The identifier is not a URI of the accepted form.
    error IdentifierInvalid(string identifier);
    /// @notice The organisation is already admitted.
    error OrganisationAlreadyAdmitted(bytes32 organisation);
    /// @notice The organisation was never admitted.
    error OrganisationUnknown(bytes32 organisation);
    /// @notice An organisation has a kind; None is not one.
    error OrganisationKindMissing();
    /// @notice The organisation is suspended already.
    error OrganisationAlreadySuspended(bytes32 organisation);
    /// @notice The organisation is not suspended.
    error OrganisationNotSuspended(bytes32 organisation);
    /// @notice No account or verifier, an account of zero, or longer than 1,024 bytes.
    error KeyInvalid(bytes key);
    /// @notice The key names a verifier that has no code.
    error KeyVerifierMissing(address verifier);
    /// @notice A key is a signatory or a manager; None is not a role.
    error KeyRoleMissing();
    /// @notice The pair was enrolled before; a revoked pair never returns.
    error KeyAlreadyEnrolled(bytes32 organisation, bytes32 keyId);
    /// @notice The pair was never enrolled.
    error KeyUnknown(bytes32 organisation, bytes32 keyId);
    /// @notice The window starts in the past, is empty, or would be extended.
    error KeyWindowInvalid(uint40 validFrom, uint40 validUntil);
    /// @notice The key is not a manager of the organisation now.
    error ManagerUnauthorized(bytes32 organisation, bytes32 keyId);
    /// @notice The manager's signature does not fit the message, the nonce and this registry.
    error AuthorizationInvalid(bytes32 organisation, bytes32 keyId, uint256 nonce);
    /// @notice The manager's message has run out.
    error AuthorizationExpired(uint40 deadline);
    /// @notice This key is not the proposed manager of the organisation.
    error ManagerNotProposed(bytes32 organisation, bytes32 keyId);
    /// @notice The proposed manager cannot be installed yet.
    error ManagerNotInstallable(bytes32 organisation, uint40 installableAt);

    /// @notice Admits an organisation with its first manager. Secretariat only.
    /// @param identifier URI, printable ASCII, at most 128 bytes, host in lower case, no trailing dot
    /// @param kind member, partner or observer
    /// @param profile hash of its profile document
    /// @param manager ERC-7913 key
    /// @return organisation keccak256 of the identifier
    function admit(
        string calldata identifier,
        OrganisationKind kind,
        bytes32 profile,
        bytes calldata manager
    ) external returns (bytes32 organisation);

    /// @notice Changes an organisation's kind. Secretariat only.
    function changeKind(bytes32 organisation, OrganisationKind kind) external;

    /// @notice Stops an organisation from attesting. Secretariat only.
    function suspend(bytes32 organisation) external;

    /// @notice Lets a suspended organisation attest again. Secretariat only.
    function reinstate(bytes32 organisation) external;

    /// @notice Proposes a manager for an organisation that lost its own; replaces an earlier proposal. Secretariat only.
    function proposeManager(bytes32 organisation, bytes calldata manager) external;

    /// @notice Installs the proposed manager once the delay is over. Anyone.
    function installManager(bytes32 organisation, bytes calldata manager) external;

    /// @notice Refuses the proposed manager. Any manager of the organisation.
    function vetoManager(bytes32 organisation, bytes calldata manager, Authorization calldata authorization) external;

    /// @notice Enrols a key. Any manager of the organisation.
    /// @param organisation whose key it is
    /// @param key ERC-7913 key
    /// @param role signatory or manager
    /// @param validFrom Unix seconds, inclusive; 0 = this block, never before it
    /// @param validUntil Unix seconds, exclusive; 0 = no end
    /// @param authorization shows that a manager wants it
    function addKey(
        bytes32 organisation,
        bytes calldata key,
        KeyRole role,
        uint40 validFrom,
        uint40 validUntil,
        Authorization calldata authorization
    ) external;

    /// @notice Sets a key's end, or moves it earlier. Any manager of the organisation.
    /// @param organisation whose key it is
    /// @param key ERC-7913 key
    /// @param validUntil Unix seconds, exclusive, later than this block; 0 = from the next second on
    /// @param authorization shows that a manager wants it
    function revokeKey(
        bytes32 organisation,
        bytes calldata key,
        uint40 validUntil,
        Authorization calldata authorization
    ) external;

    /// @notice Changes the hash of the organisation's profile document. Any manager of the organisation.
    function updateProfile(bytes32 organisation, bytes32 profile, Authorization calldata authorization) external;

    /// @notice Seconds between the proposal of a manager and its installation.
    function MANAGER_DELAY() external view returns (uint40);

    /// @notice Number of organisations ever admitted.
    function organisationCount() external view returns (uint32);

    /// @notice Id of the organisation with this number, 0 where there is none.
    function organisationAt(uint32 number) external view returns (bytes32 organisation);

    /// @notice An organisation as it stands; kind None where it was never admitted.
    function organisationOf(bytes32 organisation) external view returns (Organisation memory);

    /// @notice A key's enrolment with its organisation's standing now; role None where never enrolled.
    function credentialOf(bytes32 organisation, bytes32 keyId) external view returns (Credential memory);

    /// @notice In which capacity a key may act for its organisation in a role now.
    /// @param keyId keccak256 of the key
    /// @return kind the organisation's kind; None where the key may not act
    /// @return suspended whether the organisation may not attest
    function capacityOf(
        bytes32 organisation,
        bytes32 keyId,
        KeyRole role
    ) external view returns (OrganisationKind kind, bool suspended);

    /// @notice Whether the key had the role for the organisation at `time`, by what is known now.
    /// @param time Unix seconds
    function hadRoleAt(bytes32 organisation, bytes32 keyId, KeyRole role, uint40 time) external view returns (bool);

    /// @notice The nonce that the next signed message of the organisation's managers must carry.
    function nonceOf(bytes32 organisation) external view returns (uint256);

    /// @notice The proposed manager; zeros where there is none.
    /// @return keyId keccak256 of the key
    /// @return installableAt Unix seconds
    function proposedManagerOf(bytes32 organisation) external view returns (bytes32 keyId, uint40 installableAt);
}
