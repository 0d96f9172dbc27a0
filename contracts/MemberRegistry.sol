// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {Ownable2Step} from "@openzeppelin/contracts/access/Ownable2Step.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {ERC165} from "@openzeppelin/contracts/utils/introspection/ERC165.sol";
import {IMemberRegistry} from "./interfaces/IMemberRegistry.sol";
import {IdentifierLib} from "./libraries/IdentifierLib.sol";
import {KeyLib} from "./libraries/KeyLib.sol";
import {StandingLib} from "./libraries/StandingLib.sol";
import {Authorization, Credential, KeyRole, Organisation, OrganisationKind} from "./types/Members.sol";

/// @title MemberRegistry
/// @notice See {IMemberRegistry}. The owner is the secretariat.
contract MemberRegistry is IMemberRegistry, Ownable2Step, EIP712, ERC165 {
    using KeyLib for bytes;
    using StandingLib for mapping(uint256 => uint256);

    /// @dev One slot, so that an act costs one read for its key.
    struct Enrolment {
        KeyRole role;
        uint40 validFrom;
        uint40 validUntil;
        uint32 number;
    }

    /// @dev What is kept of an organisation beside its standing.
    struct Admission {
        string identifier;
        bytes32 profile;
        uint256 nonce;
        uint32 number;
        uint40 managerInstallableAt;
        bytes32 proposedManager;
    }

    bytes32 private constant KEY_ADDITION_TYPEHASH = keccak256(
        "KeyAddition(string organisation,bytes key,string role,uint40 validFrom,uint40 validUntil,uint256 nonce,uint40 deadline)"
    );
    bytes32 private constant KEY_REVOCATION_TYPEHASH = keccak256(
        "KeyRevocation(string organisation,bytes key,uint40 validUntil,uint256 nonce,uint40 deadline)"
    );
    bytes32 private constant PROFILE_UPDATE_TYPEHASH = keccak256(
        "ProfileUpdate(string organisation,bytes32 profile,uint256 nonce,uint40 deadline)"
    );
    bytes32 private constant MANAGER_VETO_TYPEHASH = keccak256(
        "ManagerVeto(string organisation,bytes key,uint256 nonce,uint40 deadline)"
    );

    /// @inheritdoc IMemberRegistry
    uint40 public constant override MANAGER_DELAY = 14 days;

    /// @inheritdoc IMemberRegistry
    uint32 public override organisationCount;

    mapping(uint256 number => bytes32 organisation) private _organisations;
    mapping(uint256 word => uint256 standings) private _standings;
    mapping(bytes32 organisation => Admission admission) private _admissions;
    mapping(bytes32 organisation => mapping(bytes32 keyId => Enrolment enrolment)) private _enrolments;

    constructor(address secretariat) Ownable(secretariat) EIP712("Minh Uoc Members", "1") {}

    /// @inheritdoc IMemberRegistry
    function admit(
        string calldata identifier,
        OrganisationKind kind,
        bytes32 profile,
        bytes calldata manager
    ) external override onlyOwner returns (bytes32 organisation) {
        if (!IdentifierLib.isValid(bytes(identifier))) revert IdentifierInvalid(identifier);
        if (kind == OrganisationKind.None) revert OrganisationKindMissing();
        organisation = keccak256(bytes(identifier));
        Admission storage admission = _admissions[organisation];
        if (_isAdmitted(admission)) revert OrganisationAlreadyAdmitted(organisation);

        uint32 number = organisationCount++;
        admission.identifier = identifier;
        admission.profile = profile;
        admission.number = number;
        _organisations[number] = organisation;
        _standings.set(number, kind, false);
        emit OrganisationAdmitted(organisation, number, kind, identifier, profile);
        _enrol(organisation, admission, manager, KeyRole.Manager, uint40(block.timestamp), 0);
    }

    /// @inheritdoc IMemberRegistry
    function changeKind(bytes32 organisation, OrganisationKind kind) external override onlyOwner {
        if (kind == OrganisationKind.None) revert OrganisationKindMissing();
        uint32 number = _requireAdmitted(organisation).number;
        (, bool suspended) = _standings.get(number);
        _standings.set(number, kind, suspended);
        emit OrganisationKindChanged(organisation, kind);
    }

    /// @inheritdoc IMemberRegistry
    function suspend(bytes32 organisation) external override onlyOwner {
        uint32 number = _requireAdmitted(organisation).number;
        (OrganisationKind kind, bool suspended) = _standings.get(number);
        if (suspended) revert OrganisationAlreadySuspended(organisation);
        _standings.set(number, kind, true);
        emit OrganisationSuspended(organisation);
    }

    /// @inheritdoc IMemberRegistry
    function reinstate(bytes32 organisation) external override onlyOwner {
        uint32 number = _requireAdmitted(organisation).number;
        (OrganisationKind kind, bool suspended) = _standings.get(number);
        if (!suspended) revert OrganisationNotSuspended(organisation);
        _standings.set(number, kind, false);
        emit OrganisationReinstated(organisation);
    }

    /// @inheritdoc IMemberRegistry
    function proposeManager(bytes32 organisation, bytes calldata manager) external override onlyOwner {
        Admission storage admission = _requireAdmitted(organisation);
        bytes32 keyId = _requireEnrollable(organisation, manager);
        uint40 installableAt = uint40(block.timestamp) + MANAGER_DELAY;
        admission.proposedManager = keyId;
        admission.managerInstallableAt = installableAt;
        emit ManagerProposed(organisation, keyId, installableAt, manager);
    }

    /// @inheritdoc IMemberRegistry
    function installManager(bytes32 organisation, bytes calldata manager) external override {
        Admission storage admission = _requireAdmitted(organisation);
        _requireProposed(organisation, admission, manager);
        uint40 installableAt = admission.managerInstallableAt;
        if (block.timestamp < installableAt) revert ManagerNotInstallable(organisation, installableAt);
        _enrol(organisation, admission, manager, KeyRole.Manager, uint40(block.timestamp), 0);
    }

    /// @inheritdoc IMemberRegistry
    function vetoManager(
        bytes32 organisation,
        bytes calldata manager,
        Authorization calldata authorization
    ) external override {
        Admission storage admission = _requireAdmitted(organisation);
        bytes32 keyId = _requireProposed(organisation, admission, manager);
        _requireManager(organisation, admission, abi.encode(MANAGER_VETO_TYPEHASH, organisation, keyId), authorization);
        _clearProposal(admission);
        emit ManagerVetoed(organisation, keyId);
    }

    /// @inheritdoc IMemberRegistry
    function addKey(
        bytes32 organisation,
        bytes calldata key,
        KeyRole role,
        uint40 validFrom,
        uint40 validUntil,
        Authorization calldata authorization
    ) external override {
        Admission storage admission = _requireAdmitted(organisation);
        if (role == KeyRole.None) revert KeyRoleMissing();
        _requireManager(
            organisation,
            admission,
            abi.encode(
                KEY_ADDITION_TYPEHASH,
                organisation,
                key.idOf(),
                keccak256(bytes(role == KeyRole.Manager ? "manager" : "signatory")),
                validFrom,
                validUntil
            ),
            authorization
        );
        uint40 start = validFrom == 0 ? uint40(block.timestamp) : validFrom;
        if (start < block.timestamp || (validUntil != 0 && validUntil <= start)) {
            revert KeyWindowInvalid(validFrom, validUntil);
        }
        _enrol(organisation, admission, key, role, start, validUntil);
    }

    /// @inheritdoc IMemberRegistry
    function revokeKey(
        bytes32 organisation,
        bytes calldata key,
        uint40 validUntil,
        Authorization calldata authorization
    ) external override {
        Admission storage admission = _requireAdmitted(organisation);
        bytes32 keyId = key.idOf();
        _requireManager(
            organisation,
            admission,
            abi.encode(KEY_REVOCATION_TYPEHASH, organisation, keyId, validUntil),
            authorization
        );
        Enrolment storage enrolment = _enrolments[organisation][keyId];
        if (enrolment.role == KeyRole.None) revert KeyUnknown(organisation, keyId);
        // From the next second on, never this one: every act already recorded stays inside its key's window.
        uint40 end = validUntil == 0 ? uint40(block.timestamp) + 1 : validUntil;
        uint40 endSoFar = enrolment.validUntil;
        if (end <= block.timestamp || (endSoFar != 0 && end >= endSoFar)) {
            revert KeyWindowInvalid(enrolment.validFrom, validUntil);
        }
        enrolment.validUntil = end;
        emit KeyRevoked(organisation, keyId, end);
    }

    /// @inheritdoc IMemberRegistry
    function updateProfile(
        bytes32 organisation,
        bytes32 profile,
        Authorization calldata authorization
    ) external override {
        Admission storage admission = _requireAdmitted(organisation);
        _requireManager(
            organisation,
            admission,
            abi.encode(PROFILE_UPDATE_TYPEHASH, organisation, profile),
            authorization
        );
        admission.profile = profile;
        emit ProfileUpdated(organisation, profile);
    }

    /// @inheritdoc IMemberRegistry
    function organisationAt(uint32 number) external view override returns (bytes32 organisation) {
        return _organisations[number];
    }

    /// @inheritdoc IMemberRegistry
    function organisationOf(bytes32 organisation) external view override returns (Organisation memory) {
        Admission storage admission = _admissions[organisation];
        if (!_isAdmitted(admission)) return Organisation(0, OrganisationKind.None, false, 0, "");
        (OrganisationKind kind, bool suspended) = _standings.get(admission.number);
        return Organisation(admission.number, kind, suspended, admission.profile, admission.identifier);
    }

    /// @inheritdoc IMemberRegistry
    function credentialOf(
        bytes32 organisation,
        bytes32 keyId
    ) external view override returns (Credential memory credential) {
        Enrolment memory enrolment = _enrolments[organisation][keyId];
        if (enrolment.role == KeyRole.None) return credential;
        credential.role = enrolment.role;
        credential.validFrom = enrolment.validFrom;
        credential.validUntil = enrolment.validUntil;
        (credential.kind, credential.suspended) = _standings.get(enrolment.number);
    }

    /// @inheritdoc IMemberRegistry
    function capacityOf(
        bytes32 organisation,
        bytes32 keyId,
        KeyRole role
    ) external view override returns (OrganisationKind kind, bool suspended) {
        Enrolment memory enrolment = _enrolments[organisation][keyId];
        if (_hasRoleAt(enrolment, role, block.timestamp)) return _standings.get(enrolment.number);
    }

    /// @inheritdoc IMemberRegistry
    function hadRoleAt(
        bytes32 organisation,
        bytes32 keyId,
        KeyRole role,
        uint40 time
    ) external view override returns (bool) {
        return _hasRoleAt(_enrolments[organisation][keyId], role, time);
    }

    /// @inheritdoc IMemberRegistry
    function nonceOf(bytes32 organisation) external view override returns (uint256) {
        return _admissions[organisation].nonce;
    }

    /// @inheritdoc IMemberRegistry
    function proposedManagerOf(
        bytes32 organisation
    ) external view override returns (bytes32 keyId, uint40 installableAt) {
        Admission storage admission = _admissions[organisation];
        return (admission.proposedManager, admission.managerInstallableAt);
    }

    /// @inheritdoc ERC165
    function supportsInterface(bytes4 interfaceId) public view override returns (bool) {
        return interfaceId == type(IMemberRegistry).interfaceId || super.supportsInterface(interfaceId);
    }

    function _enrol(
        bytes32 organisation,
        Admission storage admission,
        bytes calldata key,
        KeyRole role,
        uint40 validFrom,
        uint40 validUntil
    ) private {
        bytes32 keyId = _requireEnrollable(organisation, key);
        // No key is enrolled twice, so a proposal of this one is settled, whoever has enrolled it.
        if (admission.proposedManager == keyId) _clearProposal(admission);
        _enrolments[organisation][keyId] = Enrolment(role, validFrom, validUntil, admission.number);
        emit KeyAdded(organisation, keyId, role, validFrom, validUntil, key);
    }

    /// @dev `message` is the ABI encoding of the EIP-712 message up to the nonce and the deadline, which end each of them.
    function _requireManager(
        bytes32 organisation,
        Admission storage admission,
        bytes memory message,
        Authorization calldata authorization
    ) private {
        uint256 nonce = admission.nonce;
        uint40 deadline = authorization.deadline;
        bytes32 digest = _hashTypedDataV4(keccak256(bytes.concat(message, abi.encode(nonce, deadline))));
        (bool valid, bool bySender, bytes32 keyId) = KeyLib.resolve(authorization.key, digest, authorization.signature);
        if (!bySender) {
            if (block.timestamp >= deadline) revert AuthorizationExpired(deadline);
            if (!valid) revert AuthorizationInvalid(organisation, keyId, nonce);
            admission.nonce = nonce + 1;
        }
        if (!_hasRoleAt(_enrolments[organisation][keyId], KeyRole.Manager, block.timestamp)) {
            revert ManagerUnauthorized(organisation, keyId);
        }
    }

    function _clearProposal(Admission storage admission) private {
        admission.proposedManager = 0;
        admission.managerInstallableAt = 0;
    }

    function _requireAdmitted(bytes32 organisation) private view returns (Admission storage admission) {
        admission = _admissions[organisation];
        if (!_isAdmitted(admission)) revert OrganisationUnknown(organisation);
    }

    function _requireEnrollable(bytes32 organisation, bytes calldata key) private view returns (bytes32 keyId) {
        if (!key.isWellFormed()) revert KeyInvalid(key);
        address verifier = key.verifierOf();
        // Precompiles have no code either, so none of them can answer for a verifier.
        if (verifier != address(0) && verifier.code.length == 0) revert KeyVerifierMissing(verifier);
        keyId = key.idOf();
        if (_enrolments[organisation][keyId].role != KeyRole.None) revert KeyAlreadyEnrolled(organisation, keyId);
    }

    function _requireProposed(
        bytes32 organisation,
        Admission storage admission,
        bytes calldata manager
    ) private view returns (bytes32 keyId) {
        keyId = manager.idOf();
        if (admission.proposedManager != keyId) revert ManagerNotProposed(organisation, keyId);
    }

    function _hasRoleAt(Enrolment memory enrolment, KeyRole role, uint256 time) private pure returns (bool) {
        return
            role != KeyRole.None &&
            enrolment.role == role &&
            time >= enrolment.validFrom &&
            (enrolment.validUntil == 0 || time < enrolment.validUntil);
    }

    function _isAdmitted(Admission storage admission) private view returns (bool) {
        // No valid identifier is empty.
        return bytes(admission.identifier).length != 0;
    }
}
