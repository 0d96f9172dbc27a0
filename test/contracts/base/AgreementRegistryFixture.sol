// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAgreementRegistry} from "../../../contracts/interfaces/IAgreementRegistry.sol";
import {IMemberRegistry} from "../../../contracts/interfaces/IMemberRegistry.sol";
import {
    AccountAct,
    ActKind,
    Agreement,
    AgreementRecord,
    KeyAct,
    Outcome
} from "../../../contracts/types/Agreements.sol";
import {Authorization, KeyRole, OrganisationKind} from "../../../contracts/types/Members.sol";
import {Signing} from "./Signing.sol";
import {Vm} from "./Vm.sol";

/// @dev Both registries with six organisations, agreements between them, and what an act must leave behind: ids, digests,
/// words, heads and events are computed here a second time, from the protocol's text and with no code of the contracts.
abstract contract AgreementRegistryFixture is Signing {
    struct Org {
        string identifier;
        bytes32 id;
        OrganisationKind kind;
        address signer;
        uint256 signerSecret;
        address manager;
        uint256 managerSecret;
    }

    struct Word {
        uint32 attested;
        uint40 inForceAt;
        uint40 endsAt;
        Outcome outcome;
        bool marked;
        uint32 consents;
        uint32 disputes;
    }

    string internal constant AGREEMENT_TYPE =
        "Agreement(string title,bytes32[] documents,bytes32 metadata,string[] parties,string[] witnesses,uint40 effectiveAt,uint40 expiresAt,bool anyPartyCanEnd,uint16 noticeDays,bytes32 supersedes)";
    string internal constant ACT_MEMBERS =
        "(Agreement agreement,string organisation,string statement,uint40 validUntil)";

    uint40 internal constant START = 1_800_000_000;
    uint40 internal constant FOREVER = 2 ** 36 - 1;
    uint40 internal constant DAY = 86_400;
    uint256 internal constant HEAD_MASK = ~uint256(2 ** 112 - 1);
    uint256 internal constant JOURNAL_MASK = ~uint256(2 ** 40 - 1);

    // Part of what a storage proof relies on.
    uint256 internal constant RECORDS_SLOT = 2;
    uint256 internal constant MARKS_SLOT = 3;
    uint256 internal constant JOURNAL_SLOT = 7;

    IMemberRegistry internal members;
    IAgreementRegistry internal registry;
    address internal secretariat;
    /// @dev Ascending by id, so that an agreement of the first n of them has the organisation's index as its seat.
    Org[] internal orgs;
    mapping(bytes32 organisation => uint256 index) internal indexOf;

    uint256 private _agreements;
    bytes32[] private _logs;
    bytes32[] private _touched;
    mapping(bytes32 id => bytes32 head) private _heads;
    mapping(bytes32 id => Word word) private _words;
    uint40 private _count;
    bytes32 private _journalHead;

    function setUp() public virtual {
        vm.warp(START);
        secretariat = makeAddr("secretariat");
        members = IMemberRegistry(deployCode("MemberRegistry.sol:MemberRegistry", abi.encode(secretariat)));
        registry = _deployRegistry();
        string[6] memory identifiers = [
            "did:web:blockchain.example.vn",
            "https://alliance.example.org/",
            "did:web:university.example.edu",
            "urn:example:bank",
            "did:web:xn--hi-uxa.example",
            "mailto:office@institute.example"
        ];
        bytes32 last = 0;
        for (uint256 i = 0; i < identifiers.length; ++i) {
            uint256 next = identifiers.length;
            for (uint256 j = 0; j < identifiers.length; ++j) {
                bytes32 id = keccak256(bytes(identifiers[j]));
                if (id <= last) continue;
                if (next == identifiers.length || id < keccak256(bytes(identifiers[next]))) next = j;
            }
            last = keccak256(bytes(identifiers[next]));
            _admit(identifiers[next], OrganisationKind(1 + (i % 3)));
        }
    }

    // Setting the scene

    function _deployRegistry() internal returns (IAgreementRegistry) {
        return IAgreementRegistry(deployCode("AgreementRegistry.sol:AgreementRegistry", abi.encode(members)));
    }

    function _admit(string memory identifier, OrganisationKind kind) internal returns (uint256 index) {
        Org memory org;
        org.identifier = identifier;
        org.id = keccak256(bytes(identifier));
        org.kind = kind;
        (org.signer, org.signerSecret) = makeAddrAndKey(string.concat("signer of ", identifier));
        (org.manager, org.managerSecret) = makeAddrAndKey(string.concat("manager of ", identifier));
        index = orgs.length;
        orgs.push(org);
        indexOf[org.id] = index;
        vm.prank(secretariat);
        members.admit(identifier, kind, 0, abi.encodePacked(org.manager));
        _enrol(index, abi.encodePacked(org.signer), KeyRole.Signatory, 0, 0);
    }

    function _enrol(uint256 org, bytes memory key, KeyRole role, uint40 validFrom, uint40 validUntil) internal {
        vm.prank(orgs[org].manager);
        members.addKey(orgs[org].id, key, role, validFrom, validUntil, Authorization("", 0, ""));
    }

    function _revoke(uint256 org, bytes memory key, uint40 validUntil) internal {
        vm.prank(orgs[org].manager);
        members.revokeKey(orgs[org].id, key, validUntil, Authorization("", 0, ""));
    }

    /// @dev A new open-ended agreement of the first organisations; any party can end it with 90 days of notice.
    function _agreement(uint256 parties, uint256 witnesses) internal returns (Agreement memory agreement) {
        agreement.title = keccak256(abi.encode("title", ++_agreements));
        agreement.documents = new bytes32[](2);
        agreement.documents[0] = bytes32(uint256(keccak256(abi.encode("document", _agreements))) >> 1);
        agreement.documents[1] = bytes32(type(uint256).max - _agreements);
        agreement.metadata = keccak256(abi.encode("metadata", _agreements));
        agreement.parties = new bytes32[](parties);
        for (uint256 i = 0; i < parties; ++i) agreement.parties[i] = orgs[i].id;
        agreement.witnesses = new bytes32[](witnesses);
        for (uint256 i = 0; i < witnesses; ++i) agreement.witnesses[i] = orgs[parties + i].id;
        agreement.anyPartyCanEnd = true;
        agreement.noticeDays = 90;
    }

    /// @dev The same, but only all parties together can end it.
    function _consensual(uint256 parties, uint256 witnesses) internal returns (Agreement memory agreement) {
        agreement = _agreement(parties, witnesses);
        agreement.anyPartyCanEnd = false;
        agreement.noticeDays = 0;
    }

    function _amendment(Agreement memory predecessor) internal returns (Agreement memory agreement) {
        agreement = _agreement(predecessor.parties.length, 0);
        agreement.supersedes = _idOf(predecessor);
    }

    // What the protocol says

    function _idOf(Agreement memory a) internal pure returns (bytes32) {
        return
            keccak256(
                bytes.concat(
                    abi.encode(
                        keccak256(bytes(AGREEMENT_TYPE)),
                        a.title,
                        keccak256(abi.encodePacked(a.documents)),
                        a.metadata,
                        keccak256(abi.encodePacked(a.parties)),
                        keccak256(abi.encodePacked(a.witnesses))
                    ),
                    abi.encode(a.effectiveAt, a.expiresAt, a.anyPartyCanEnd, a.noticeDays, a.supersedes)
                )
            );
    }

    function _typeHash(ActKind kind) internal pure returns (bytes32) {
        string[5] memory names = ["Attestation", "Refusal", "TerminationNotice", "Dispute", "DisputeWithdrawal"];
        return keccak256(abi.encodePacked(names[uint256(kind)], ACT_MEMBERS, AGREEMENT_TYPE));
    }

    function _digest(
        ActKind kind,
        bytes32 id,
        bytes32 organisation,
        bytes32 statement,
        uint40 validUntil
    ) internal view returns (bytes32) {
        return
            typedDataDigest(
                domainSeparatorOf("Minh Uoc Agreements", block.chainid, address(registry)),
                keccak256(abi.encode(_typeHash(kind), id, organisation, statement, validUntil))
            );
    }

    function _organisationAt(Agreement memory agreement, uint256 seat) internal pure returns (bytes32) {
        uint256 parties = agreement.parties.length;
        return seat < parties ? agreement.parties[seat] : agreement.witnesses[seat - parties];
    }

    function _keyId(address account) internal pure returns (bytes32) {
        return keccak256(abi.encodePacked(account));
    }

    function _isManagers(ActKind kind) internal pure returns (bool) {
        return kind == ActKind.Dispute || kind == ActKind.WithdrawDispute;
    }

    function _statement(ActKind kind, uint256 seat) internal pure returns (bytes32) {
        return keccak256(abi.encode("capacity", kind, seat));
    }

    // Signing

    /// @dev The act of a seat, signed by its organisation's signatory or manager.
    function _signed(Agreement memory a, ActKind kind, uint256 seat) internal view returns (AccountAct memory) {
        return _signedUntil(a, kind, seat, _statement(kind, seat), FOREVER);
    }

    function _signedUntil(
        Agreement memory agreement,
        ActKind kind,
        uint256 seat,
        bytes32 statement,
        uint40 validUntil
    ) internal view returns (AccountAct memory) {
        Org storage org = orgs[indexOf[_organisationAt(agreement, seat)]];
        uint256 secret = _isManagers(kind) ? org.managerSecret : org.signerSecret;
        bytes32 digest = _digest(kind, _idOf(agreement), org.id, statement, validUntil);
        return _accountAct(kind, seat, statement, validUntil, secret, digest);
    }

    function _accountAct(
        ActKind kind,
        uint256 seat,
        bytes32 statement,
        uint40 validUntil,
        uint256 secret,
        bytes32 digest
    ) internal pure returns (AccountAct memory act) {
        act.kind = kind;
        act.seat = uint8(seat);
        act.statement = statement;
        act.validUntil = validUntil;
        (act.r, act.vs) = compactSignature(secret, digest);
    }

    /// @dev A key's act, valid for ever, with the statement of its seat.
    function _keyAct(
        ActKind kind,
        uint256 seat,
        bytes memory key,
        bytes memory proof
    ) internal pure returns (KeyAct memory) {
        return KeyAct(kind, uint8(seat), FOREVER, _statement(kind, seat), key, proof);
    }

    /// @dev Digest of the act that `_signed` and `_keyAct` make.
    function _digestOf(Agreement memory agreement, ActKind kind, uint256 seat) internal view returns (bytes32) {
        return _digest(kind, _idOf(agreement), _organisationAt(agreement, seat), _statement(kind, seat), FOREVER);
    }

    function _accounts() internal pure returns (AccountAct[] memory acts) {
        acts = new AccountAct[](0);
    }

    function _accounts(AccountAct memory a) internal pure returns (AccountAct[] memory acts) {
        acts = new AccountAct[](1);
        acts[0] = a;
    }

    function _accounts(AccountAct memory a, AccountAct memory b) internal pure returns (AccountAct[] memory acts) {
        acts = new AccountAct[](2);
        (acts[0], acts[1]) = (a, b);
    }

    function _accounts(
        AccountAct memory a,
        AccountAct memory b,
        AccountAct memory c
    ) internal pure returns (AccountAct[] memory acts) {
        acts = new AccountAct[](3);
        (acts[0], acts[1], acts[2]) = (a, b, c);
    }

    function _keys() internal pure returns (KeyAct[] memory acts) {
        acts = new KeyAct[](0);
    }

    function _keys(KeyAct memory a) internal pure returns (KeyAct[] memory acts) {
        acts = new KeyAct[](1);
        acts[0] = a;
    }

    function _keys(KeyAct memory a, KeyAct memory b) internal pure returns (KeyAct[] memory acts) {
        acts = new KeyAct[](2);
        (acts[0], acts[1]) = (a, b);
    }

    // Acting

    function _submit(Agreement memory agreement, AccountAct[] memory acts) internal {
        registry.submit(agreement, acts, _keys());
    }

    function _submit(Agreement memory agreement, ActKind kind, uint256 seat) internal {
        _submit(agreement, _accounts(_signed(agreement, kind, seat)));
    }

    /// @dev The call by which the sender acts itself.
    function _senderCall(Agreement memory agreement, ActKind kind, uint256 seat) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(_selectorOf(kind), agreement, uint8(seat), _statement(kind, seat));
    }

    function _selectorOf(ActKind kind) internal pure returns (bytes4) {
        bytes4[5] memory selectors = [
            IAgreementRegistry.attest.selector,
            IAgreementRegistry.decline.selector,
            IAgreementRegistry.terminate.selector,
            IAgreementRegistry.dispute.selector,
            IAgreementRegistry.withdrawDispute.selector
        ];
        return selectors[uint256(kind)];
    }

    /// @dev Acts as the sender, from the account of the seat's organisation.
    function _act(Agreement memory agreement, ActKind kind, uint256 seat) internal {
        Org storage org = orgs[indexOf[_organisationAt(agreement, seat)]];
        _callAs(_isManagers(kind) ? org.manager : org.signer, _senderCall(agreement, kind, seat));
    }

    function _callAs(address sender, bytes memory call) internal {
        vm.prank(sender);
        (bool success, bytes memory answer) = address(registry).call(call);
        if (!success) {
            assembly ("memory-safe") {
                revert(add(answer, 0x20), mload(answer))
            }
        }
    }

    /// @dev Expects the next call to the registry to revert with exactly this error.
    function _expectRevert(bytes memory error_) internal {
        vm.expectRevert(error_, address(registry));
    }

    function _amend(Agreement memory agreement, Agreement memory predecessor, uint256 seat) internal {
        vm.prank(orgs[indexOf[_organisationAt(agreement, seat)]].signer);
        registry.amend(agreement, predecessor, uint8(seat), _statement(ActKind.Attest, seat));
    }

    /// @dev All parties attest.
    function _conclude(Agreement memory agreement) internal returns (bytes32 id) {
        _submit(agreement, _attestations(agreement));
        return _idOf(agreement);
    }

    /// @dev All parties attest an amendment.
    function _concludeAmendment(
        Agreement memory agreement,
        Agreement memory predecessor
    ) internal returns (bytes32 id) {
        registry.submitAmendment(agreement, predecessor, _attestations(agreement), _keys());
        return _idOf(agreement);
    }

    function _attestations(Agreement memory agreement) internal view returns (AccountAct[] memory acts) {
        acts = new AccountAct[](agreement.parties.length);
        for (uint256 i = 0; i < acts.length; ++i) acts[i] = _signed(agreement, ActKind.Attest, i);
    }

    // What a call must leave behind: `_watch`, then what it will do, the call, `_verify`

    function _watch() internal {
        vm.recordLogs();
        for (uint256 i = 0; i < _touched.length; ++i) delete _heads[_touched[i]];
        delete _touched;
        delete _logs;
        (_count, _journalHead) = registry.journal();
    }

    function _willRecord(Agreement memory agreement) internal {
        bytes32 id = _idOf(agreement);
        _willLog(
            keccak256(
                "AgreementRecorded(bytes32,(bytes32,bytes32[],bytes32,bytes32[],bytes32[],uint40,uint40,bool,uint16,bytes32))"
            ),
            id,
            abi.encode(agreement)
        );
        for (uint256 i = 0; i < agreement.documents.length; ++i) {
            _willLog(keccak256("DocumentRecorded(bytes32,bytes32)"), agreement.documents[i], abi.encode(id));
        }
    }

    /// @dev The act of a seat, by its organisation's signatory or manager.
    function _willAct(Agreement memory agreement, ActKind kind, uint256 seat) internal {
        Org storage org = orgs[indexOf[_organisationAt(agreement, seat)]];
        _willAct(agreement, kind, seat, _keyId(_isManagers(kind) ? org.manager : org.signer));
    }

    function _willAct(Agreement memory agreement, ActKind kind, uint256 seat, bytes32 keyId) internal {
        _willAct(agreement, kind, seat, keyId, _statement(kind, seat));
    }

    function _willAct(
        Agreement memory agreement,
        ActKind kind,
        uint256 seat,
        bytes32 keyId,
        bytes32 statement
    ) internal {
        Org storage org = orgs[indexOf[_organisationAt(agreement, seat)]];
        bytes32 context = bytes32(
            uint256(kind) | (seat << 8) | (uint256(org.kind) << 16) | (vm.getBlockTimestamp() << 24)
        );
        _willLogAct(_idOf(agreement), org.id, context, keyId, statement);
    }

    function _willSupersede(Agreement memory predecessor, Agreement memory successor) internal {
        bytes32 context = bytes32(uint256(ActKind.Superseded) | (vm.getBlockTimestamp() << 24));
        _willLogAct(_idOf(predecessor), 0, context, 0, _idOf(successor));
    }

    function _willChange(Agreement memory agreement, Word memory word) internal {
        bytes32 id = _idOf(agreement);
        _words[id] = word;
        (bytes32 first, bytes32 second) = (_packed(word, _headOf(id)), _packedMarks(word));
        _journalHead = bytes32(uint256(keccak256(abi.encode(_journalHead, id, first, second))) & JOURNAL_MASK);
        _willLog(keccak256("RecordChanged(bytes32,uint40,bytes32,bytes32)"), id, abi.encode(++_count, first, second));
    }

    function _verify() internal {
        Vm.Log[] memory logs = vm.getRecordedLogs();
        vm.assertEq(logs.length, _logs.length, "number of events");
        for (uint256 i = 0; i < logs.length; ++i) {
            vm.assertEq(logs[i].emitter, address(registry), "emitter");
            vm.assertEq(
                keccak256(abi.encode(logs[i].topics, logs[i].data)),
                _logs[i],
                string.concat("event ", vm.toString(i))
            );
        }
        for (uint256 i = 0; i < _touched.length; ++i) _verifyRecord(_touched[i]);

        (uint40 count, bytes32 head) = registry.journal();
        vm.assertEq(count, _count, "journal count");
        vm.assertEq(head, _journalHead, "journal head");
        vm.assertEq(
            vm.load(address(registry), bytes32(JOURNAL_SLOT)),
            bytes32(uint256(_journalHead) | _count),
            "journal word"
        );
    }

    function _verifyRecord(bytes32 id) private view {
        Word memory word = _words[id];
        AgreementRecord memory record = registry.recordOf(id);
        vm.assertEq(record.attested, word.attested, "attested");
        vm.assertEq(record.inForceAt, word.inForceAt, "inForceAt");
        vm.assertEq(record.endsAt, word.endsAt, "endsAt");
        vm.assertEq(uint256(record.outcome), uint256(word.outcome), "outcome");
        vm.assertEq(record.marked, word.marked, "marked");
        vm.assertEq(record.actsHead, _headOf(id), "acts head");
        vm.assertEq(_storedWord(id), _packed(word, _headOf(id)), "word");
        vm.assertEq(_storedMarks(id), _packedMarks(word), "marks");
        (uint32 consents, uint32 disputes) = registry.marksOf(id);
        vm.assertEq(consents, word.consents, "consents");
        vm.assertEq(disputes, word.disputes, "disputes");
        vm.assertEq(registry.isDisputed(id), word.disputes != 0, "disputed");
    }

    function _storedWord(bytes32 id) internal view returns (bytes32) {
        return vm.load(address(registry), keccak256(abi.encode(id, RECORDS_SLOT)));
    }

    function _storedMarks(bytes32 id) internal view returns (bytes32) {
        return vm.load(address(registry), keccak256(abi.encode(id, MARKS_SLOT)));
    }

    function _word(
        uint32 attested,
        uint256 inForceAt,
        uint256 endsAt,
        Outcome outcome
    ) internal pure returns (Word memory) {
        return Word(attested, uint40(inForceAt), uint40(endsAt), outcome, false, 0, 0);
    }

    function _markedWord(
        uint32 attested,
        uint256 inForceAt,
        uint256 endsAt,
        Outcome outcome,
        uint32 consents,
        uint32 disputes
    ) internal pure returns (Word memory) {
        return Word(attested, uint40(inForceAt), uint40(endsAt), outcome, true, consents, disputes);
    }

    function _packed(Word memory word, bytes32 head) internal pure returns (bytes32) {
        uint256 bits = word.attested | (uint256(word.inForceAt) << 32) | (uint256(word.endsAt) << 68);
        bits |= (uint256(word.outcome) << 104) | (word.marked ? 2 ** 108 : 0);
        return bytes32(bits | (uint256(head) & HEAD_MASK));
    }

    function _packedMarks(Word memory word) internal pure returns (bytes32) {
        return bytes32(word.consents | (uint256(word.disputes) << 32));
    }

    /// @dev The acts head that the prediction has reached, at first the one in storage, and the id before any act.
    function _headOf(bytes32 id) internal view returns (bytes32) {
        if (_heads[id] != 0) return _heads[id];
        bytes32 stored = bytes32(uint256(_storedWord(id)) & HEAD_MASK);
        return stored == 0 ? id : stored;
    }

    function _willLogAct(bytes32 id, bytes32 organisation, bytes32 context, bytes32 keyId, bytes32 statement) private {
        bytes32 next = keccak256(abi.encode(_headOf(id), context, keyId, statement));
        if (_heads[id] == 0) _touched.push(id);
        _heads[id] = bytes32(uint256(next) & HEAD_MASK);
        bytes32[] memory topics = new bytes32[](3);
        topics[0] = keccak256("ActRecorded(bytes32,bytes32,bytes32,bytes32,bytes32)");
        topics[1] = id;
        topics[2] = organisation;
        _logs.push(keccak256(abi.encode(topics, abi.encode(context, keyId, statement))));
    }

    function _willLog(bytes32 topic, bytes32 indexed_, bytes memory data) internal {
        bytes32[] memory topics = new bytes32[](2);
        topics[0] = topic;
        topics[1] = indexed_;
        _logs.push(keccak256(abi.encode(topics, data)));
    }
}
