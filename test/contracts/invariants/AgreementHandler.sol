// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccountAct, ActKind, Agreement, KeyAct, Outcome, Status} from "../../../contracts/types/Agreements.sol";
import {Authorization, Credential, KeyRole, OrganisationKind} from "../../../contracts/types/Members.sol";
import {AgreementRegistryFixture} from "../base/AgreementRegistryFixture.sol";
import {Vm} from "../base/Vm.sol";

/// @dev Drives all acts at random, and replays what the registry says against what was asked of it: who may act by the keys
/// that the managers set, which act was sent, and which heads follow. The first contradiction stays in `violation`.
abstract contract AgreementHandler is AgreementRegistryFixture {
    struct Key {
        uint256 org;
        address account;
        uint256 secret;
        KeyRole role;
        uint40 validFrom;
        uint40 validUntil;
    }

    struct Intent {
        uint256 index;
        ActKind kind;
        uint256 seat;
        uint40 validUntil;
        bytes32 statement;
        Key key;
    }

    struct Sent {
        bytes call;
        bytes intents;
        bool complete;
    }

    bytes32 private constant ACT_RECORDED = keccak256("ActRecorded(bytes32,bytes32,bytes32,bytes32,bytes32)");
    bytes32 private constant RECORD_CHANGED = keccak256("RecordChanged(bytes32,uint40,bytes32,bytes32)");
    bytes32 private constant AGREEMENT_RECORDED = keccak256(
        "AgreementRecorded(bytes32,(bytes32,bytes32[],bytes32,bytes32[],bytes32[],uint40,uint40,bool,uint16,bytes32))"
    );
    bytes32 private constant KEY_ADDED = keccak256("KeyAdded(bytes32,bytes32,uint8,uint40,uint40,bytes)");

    /// @dev Calls to the registries, and those that did not revert.
    uint256 public tried;
    uint256 public succeeded;
    uint256 public recordedActs;
    /// @dev Bitmaps of the kinds of act recorded and of the statuses seen.
    uint256 public kindsRecorded;
    uint256 public statusesSeen;
    /// @dev What contradicted the protocol first; empty where nothing has.
    string public violation;
    bytes32[] public ids;

    Agreement[] private _pool;
    mapping(bytes32 id => uint256 place) private _placeOf;
    Key[] private _keyring;
    mapping(uint256 org => bool suspended) private _suspended;
    mapping(uint256 org => uint256 secret) private _proposed;
    uint256 private _managers;
    Sent[] private _sent;
    uint256 private _random;
    uint256 private _statements;

    mapping(bytes32 id => bytes32 head) private _ghostHeads;
    mapping(bytes32 id => bytes32 word) private _ghostWords;
    mapping(bytes32 id => bytes32 marks) private _ghostMarks;
    mapping(bytes32 id => bytes32 successor) private _ghostSuccessors;
    mapping(bytes32 id => Status status) private _lastStatus;
    mapping(bytes32 statement => bool used) private _usedStatements;
    mapping(bytes32 root => uint256 time) private _ghostAnchors;
    bytes32 private _ghostJournal;
    uint40 private _ghostCount;

    function setUp() public override {
        super.setUp();
        (, _ghostJournal) = registry.journal();
        for (uint256 i = 0; i < orgs.length; ++i) {
            _keyring.push(Key(i, orgs[i].signer, orgs[i].signerSecret, KeyRole.Signatory, START, 0));
            _keyring.push(Key(i, orgs[i].manager, orgs[i].managerSecret, KeyRole.Manager, START, 0));
        }
        _fillPool();
    }

    // What the runner calls

    function attest(uint256 seed) external {
        _random = seed;
        (uint256 index, uint256 seat) = _anySeat();
        _single(index, ActKind.Attest, seat);
        _observe();
    }

    function act(uint256 seed) external {
        _random = seed;
        (uint256 index, uint256 seat) = _anySeat();
        _single(index, _anyKind(index, seat), seat);
        _observe();
    }

    /// @dev All parties together, in a random order of seats.
    function conclude(uint256 seed) external {
        _random = seed;
        uint256 index = _openAgreement();
        uint256 parties = _pool[index].parties.length;
        uint256 first = _next(parties);
        Intent[] memory intents = new Intent[](parties);
        for (uint256 i = 0; i < parties; ++i) intents[i] = _intent(index, ActKind.Attest, (first + i) % parties);
        _relay(index, intents);
        _observe();
    }

    /// @dev Several acts of any kinds and organisations on one agreement.
    function batch(uint256 seed) external {
        _random = seed;
        uint256 index = _next(_pool.length);
        Intent[] memory intents = new Intent[](1 + _next(4));
        for (uint256 i = 0; i < intents.length; ++i) {
            uint256 seat = _next(_seats(index));
            intents[i] = _intent(index, _anyKind(index, seat), seat);
        }
        _relay(index, intents);
        _observe();
    }

    /// @dev A stranger sends again what was sent before.
    function replay(uint256 seed) external {
        _random = seed;
        if (_sent.length == 0) return;
        Sent memory sent = _sent[_next(_sent.length)];
        uint256 before = recordedActs;
        bool success = _send(makeAddr("stranger"), sent.call, abi.decode(sent.intents, (Intent[])));
        if (sent.complete) {
            // An amendment's batch may find its predecessor gone while the amendment is not concluded; it records nothing.
            bool amends = bytes4(sent.call) == registry.submitAmendment.selector;
            _check(success || amends, "a replayed batch of recorded acts reverts");
            _check(recordedActs == before, "a used act is recorded again");
        }
        _observe();
    }

    function secretariatActs(uint256 seed) external {
        _random = seed;
        uint256 org = _next(6);
        bytes32 id = orgs[org].id;
        // Suspended ones mostly come back at once, so that agreements can still be concluded.
        uint256 choice = _suspended[org] ? 1 : _next(5);
        OrganisationKind kind = OrganisationKind(1 + _next(3));
        bytes memory call;
        if (choice == 0) call = abi.encodeCall(members.changeKind, (id, kind));
        if (choice == 1) {
            call = _suspended[org] ? abi.encodeCall(members.reinstate, (id)) : abi.encodeCall(members.suspend, (id));
        }
        if (choice == 2) call = abi.encodeCall(members.reinstate, (id));
        uint256 secret = uint256(keccak256(abi.encode("manager", ++_managers)));
        bytes memory key = abi.encodePacked(vm.addr(secret));
        if (choice == 3) call = abi.encodeCall(members.proposeManager, (id, key));
        string memory identifier = string.concat("urn:example:", vm.toString(seed % 1000));
        if (choice == 4) call = abi.encodeCall(members.admit, (identifier, kind, 0, key));

        vm.recordLogs();
        bool success = _call(secretariat, address(members), call);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        uint256 added = 0;
        for (uint256 i = 0; i < logs.length; ++i) {
            _check(logs[i].emitter == address(members), "the secretariat reaches the agreements");
            if (logs[i].topics[0] != KEY_ADDED) continue;
            ++added;
            _check(logs[i].topics[1] == keccak256(bytes(identifier)), "the secretariat adds a key to another");
            (uint256 role, , , ) = abi.decode(logs[i].data, (uint256, uint256, uint256, bytes));
            _check(role == uint256(KeyRole.Manager), "the secretariat adds a signatory");
        }
        _check(added == (choice == 4 && success ? 1 : 0), "the secretariat adds a key");
        if (success && choice == 0) orgs[org].kind = kind;
        if (success && choice == 3) _proposed[org] = secret;
        if (success && choice == 1) _suspended[org] = !_suspended[org];
        _check(choice != 2 || !success, "reinstated without being suspended");
        _observe();
    }

    /// @dev Anyone, with the manager that the secretariat proposed; now and then 14 days later.
    function installManager(uint256 seed) external {
        _random = seed;
        uint256 org = _next(6);
        uint256 secret = _proposed[org];
        if (secret == 0) return;
        (, uint40 installableAt) = members.proposedManagerOf(orgs[org].id);
        uint256 moment = installableAt + _next(3) - 1;
        if (_next(4) == 0 && moment > vm.getBlockTimestamp()) vm.warp(moment);
        uint40 now_ = uint40(vm.getBlockTimestamp());
        bytes memory call = abi.encodeCall(members.installManager, (orgs[org].id, abi.encodePacked(vm.addr(secret))));
        bool success = _call(makeAddr("stranger"), address(members), call);
        _check(success == (now_ >= installableAt), "a manager is installed too early, or not at all");
        if (success) {
            _keyring.push(Key(org, vm.addr(secret), secret, KeyRole.Manager, now_, 0));
            _proposed[org] = 0;
        }
        _observe();
    }

    /// @dev A manager adds or revokes a key.
    function rotateKey(uint256 seed) external {
        _random = seed;
        uint256 org = _next(6);
        Key memory manager = _keyFor(orgs[org].id, KeyRole.Manager);
        uint40 now_ = uint40(vm.getBlockTimestamp());
        if (_next(3) < 2) {
            Key memory added;
            added.org = org;
            added.secret = uint256(keccak256(abi.encode("rotated", seed)));
            // Now and then the key of another organisation.
            if (_next(4) == 0) added.secret = _keyring[_next(_keyring.length)].secret;
            added.account = vm.addr(added.secret);
            added.role = _next(4) == 0 ? KeyRole.Manager : KeyRole.Signatory;
            added.validFrom = _next(3) == 0 ? now_ + uint40(_next(2 * DAY)) : now_;
            added.validUntil = _next(3) == 0 ? added.validFrom + 1 + uint40(_next(3 * DAY)) : 0;
            bytes memory call = abi.encodeCall(
                members.addKey,
                (
                    orgs[org].id,
                    abi.encodePacked(added.account),
                    added.role,
                    added.validFrom == now_ ? 0 : added.validFrom,
                    added.validUntil,
                    Authorization("", 0, "")
                )
            );
            if (_call(manager.account, address(members), call)) _keyring.push(added);
        } else {
            uint256 place = _next(_keyring.length);
            Key storage revoked = _keyring[place];
            uint40 until = _next(2) == 0 ? 0 : now_ + 1 + uint40(_next(2 * DAY));
            // The first keys of each organisation mostly stay, so that it can go on acting.
            if (place < 12 && _next(5) != 0) until = now_ + 20 * DAY + uint40(_next(30 * DAY));
            manager = _keyFor(orgs[revoked.org].id, KeyRole.Manager);
            bytes memory call = abi.encodeCall(
                members.revokeKey,
                (orgs[revoked.org].id, abi.encodePacked(revoked.account), until, Authorization("", 0, ""))
            );
            if (_call(manager.account, address(members), call)) revoked.validUntil = until == 0 ? now_ + 1 : until;
        }
        _observe();
    }

    function anchor(uint256 seed) external {
        bytes32 root = seed % 3 == 0 ? ids[seed % ids.length] : bytes32(seed % 3);
        if (_call(makeAddr("stranger"), address(registry), abi.encodeCall(registry.anchor, (root)))) {
            if (_ghostAnchors[root] == 0) _ghostAnchors[root] = vm.getBlockTimestamp();
        }
        _check(registry.anchoredAt(root) == _ghostAnchors[root], "an anchor's first time changes");
        _observe();
    }

    /// @dev Some seconds or hours on, or to one of the seconds around a boundary.
    function warp(uint256 seed) external {
        _random = seed;
        uint256 now_ = vm.getBlockTimestamp();
        uint256 choice = _next(3);
        uint256 to = now_ + (choice == 0 ? 1 : _next(DAY));
        if (choice == 2) {
            uint256 boundary = _boundary() + _next(3);
            if (boundary > now_ + 1 && boundary < now_ + 15 * DAY) to = boundary - 1;
        }
        vm.warp(to);
        _observe();
    }

    // What must hold

    /// @dev The words and the journal are those that follow from the events.
    function assertReplayed() public view {
        for (uint256 i = 0; i < ids.length; ++i) {
            vm.assertEq(_storedWord(ids[i]), _ghostWords[ids[i]], "word");
        }
        bytes32 journal = bytes32(uint256(_ghostJournal) | _ghostCount);
        vm.assertEq(vm.load(address(registry), bytes32(JOURNAL_SLOT)), journal, "journal");
    }

    /// @dev So is all the rest of what is kept; and the keys are those that managers set, or first managers.
    function assertReplayedInFull() external view {
        assertReplayed();
        for (uint256 i = 0; i < ids.length; ++i) {
            bytes32 id = ids[i];
            vm.assertEq(_storedMarks(id), _ghostMarks[id], "marks");
            vm.assertEq(registry.successorOf(id), _ghostSuccessors[id], "successor");
        }
        for (uint256 i = 0; i < _keyring.length; ++i) {
            Key storage key = _keyring[i];
            Credential memory credential = members.credentialOf(orgs[key.org].id, _keyId(key.account));
            vm.assertEq(uint256(credential.role), uint256(key.role), "role");
            vm.assertEq(credential.validFrom, key.validFrom, "validFrom");
            vm.assertEq(credential.validUntil, key.validUntil, "validUntil");
            vm.assertEq(uint256(credential.kind), uint256(orgs[key.org].kind), "kind");
            vm.assertEq(credential.suspended, _suspended[key.org], "suspended");
        }
    }

    // Choosing

    function _fillPool() private {
        Agreement memory agreement = _agreement(3, 0);
        agreement.noticeDays = 2;
        _push(agreement);
        agreement = _consensual(2, 0);
        agreement.expiresAt = START + 20 * DAY;
        _push(agreement);
        agreement = _agreement(3, 2);
        agreement.effectiveAt = START + 3 * DAY;
        agreement.expiresAt = START + 30 * DAY;
        _push(agreement);
        _push(_consensual(3, 1));
        agreement = _agreement(2, 3);
        agreement.noticeDays = 0;
        _push(agreement);
        _push(_consensual(6, 0));
        agreement = _agreement(2, 0);
        agreement.expiresAt = START + 2 * DAY;
        _push(agreement);
        // Amendments: two rivals, a later start with more parties, a chain.
        _push(_amendment(_pool[0]));
        agreement = _amendment(_pool[0]);
        agreement.effectiveAt = START + 5 * DAY;
        _push(agreement);
        agreement = _agreement(4, 1);
        agreement.supersedes = ids[1];
        agreement.effectiveAt = START + 6 * DAY;
        _push(agreement);
        agreement = _consensual(3, 1);
        agreement.supersedes = ids[3];
        _push(agreement);
        _push(_amendment(_pool[7]));
    }

    function _push(Agreement memory agreement) private {
        bytes32 id = _idOf(agreement);
        _pool.push(agreement);
        ids.push(id);
        _placeOf[id] = ids.length;
        _ghostHeads[id] = id;
    }

    function _next(uint256 bound_) private returns (uint256) {
        _random = uint256(keccak256(abi.encode(_random)));
        return _random % bound_;
    }

    function _seats(uint256 index) private view returns (uint256) {
        return _pool[index].parties.length + _pool[index].witnesses.length;
    }

    function _anySeat() private returns (uint256 index, uint256 seat) {
        index = _next(_pool.length);
        seat = _next(_seats(index));
    }

    /// @dev Mostly one that can still be concluded.
    function _openAgreement() private returns (uint256 index) {
        for (uint256 i = 0; i < 6; ++i) {
            index = _next(_pool.length);
            Status status = registry.statusOf(ids[index]);
            if (status != Status.Unknown && status != Status.Proposed) continue;
            bytes32 predecessor = _pool[index].supersedes;
            if (predecessor == 0 || registry.isInForce(predecessor)) return index;
        }
    }

    /// @dev Mostly what the status allows to the seat.
    function _anyKind(uint256 index, uint256 seat) private returns (ActKind) {
        uint256 choice = _next(10);
        if (choice == 9) return ActKind(_next(5));
        Status status = registry.statusOf(ids[index]);
        bool attested = (uint256(_ghostWords[ids[index]]) >> seat) & 1 != 0;
        bool isParty = seat < _pool[index].parties.length;
        if (status == Status.Unknown) return ActKind.Attest;
        if (status == Status.Proposed && isParty && choice == 0) return ActKind.Decline;
        if (!attested) return ActKind.Attest;
        bool concluded = status >= Status.Scheduled && (status <= Status.Ending || _pool[index].anyPartyCanEnd);
        if (concluded && isParty && choice < 3) return ActKind.Terminate;
        return choice < 6 ? ActKind.Dispute : ActKind.WithdrawDispute;
    }

    /// @dev Mostly a key that may act, now and then any key of anyone.
    function _keyFor(bytes32 organisation, KeyRole role) private returns (Key memory) {
        uint256 start = _next(_keyring.length);
        if (_next(16) == 0) return _keyring[start];
        for (uint256 i = 0; i < _keyring.length; ++i) {
            Key memory key = _keyring[(start + i) % _keyring.length];
            if (orgs[key.org].id == organisation && key.role == role && _isValid(key)) return key;
        }
        return _keyring[start];
    }

    function _isValid(Key memory key) private view returns (bool) {
        uint256 now_ = vm.getBlockTimestamp();
        return now_ >= key.validFrom && (key.validUntil == 0 || now_ < key.validUntil);
    }

    function _intent(uint256 index, ActKind kind, uint256 seat) private returns (Intent memory intent) {
        intent.index = index;
        intent.kind = kind;
        intent.seat = seat;
        intent.validUntil = _next(20) == 0 ? uint40(vm.getBlockTimestamp() + _next(2)) : FOREVER;
        intent.statement = bytes32(++_statements);
        intent.key = _keyFor(
            _organisationAt(_pool[index], seat),
            _isManagers(kind) ? KeyRole.Manager : KeyRole.Signatory
        );
    }

    function _boundary() private returns (uint256) {
        uint256 choice = _next(3);
        if (choice == 0) {
            Key storage key = _keyring[_next(_keyring.length)];
            return _next(2) == 0 ? key.validFrom : key.validUntil;
        }
        uint256 index = _next(_pool.length);
        if (choice == 1) return _next(2) == 0 ? _pool[index].effectiveAt : _pool[index].expiresAt;
        return _endsAt(_ghostWords[ids[index]]);
    }

    // Sending

    function _single(uint256 index, ActKind kind, uint256 seat) private {
        Intent[] memory intents = new Intent[](1);
        intents[0] = _intent(index, kind, seat);
        if (_next(2) == 0) return _relay(index, intents);
        Intent memory intent = intents[0];
        Agreement memory agreement = _pool[index];
        bytes memory call = abi.encodeWithSelector(_selectorOf(kind), agreement, uint8(seat), intent.statement);
        if (kind == ActKind.Attest && agreement.supersedes != 0 && _next(10) != 0) {
            Agreement memory predecessor = _predecessor(agreement);
            call = abi.encodeCall(registry.amend, (agreement, predecessor, uint8(seat), intent.statement));
        }
        _send(intent.key.account, call, intents);
    }

    /// @dev Some of the acts as accounts' acts, the others as keys'; a call that went through is kept for the replay.
    function _relay(uint256 index, Intent[] memory intents) private {
        uint256 accounts = _next(intents.length + 1);
        AccountAct[] memory accountActs = new AccountAct[](accounts);
        KeyAct[] memory keyActs = new KeyAct[](intents.length - accounts);
        Agreement memory agreement = _pool[index];
        bool attests = false;
        for (uint256 i = 0; i < intents.length; ++i) {
            Intent memory intent = intents[i];
            if (intent.kind == ActKind.Attest) attests = true;
            bytes32 digest = _digest(
                intent.kind,
                ids[index],
                _organisationAt(agreement, intent.seat),
                intent.statement,
                intent.validUntil
            );
            if (i < accounts) {
                accountActs[i] = _accountAct(
                    intent.kind,
                    intent.seat,
                    intent.statement,
                    intent.validUntil,
                    intent.key.secret,
                    digest
                );
            } else {
                keyActs[i - accounts] = _keyActOf(intent, digest);
            }
        }
        bytes memory call = abi.encodeCall(registry.submit, (agreement, accountActs, keyActs));
        if (attests && agreement.supersedes != 0 && _next(10) != 0) {
            Agreement memory predecessor = _predecessor(agreement);
            call = abi.encodeCall(registry.submitAmendment, (agreement, predecessor, accountActs, keyActs));
        }
        if (!_send(makeAddr("relayer"), call, intents)) return;
        bool complete = true;
        for (uint256 i = 0; i < intents.length; ++i) {
            if (!_usedStatements[intents[i].statement]) complete = false;
        }
        _sent.push(Sent(call, abi.encode(intents), complete));
    }

    function _keyActOf(Intent memory intent, bytes32 digest) private returns (KeyAct memory) {
        return
            KeyAct(
                intent.kind,
                uint8(intent.seat),
                intent.validUntil,
                intent.statement,
                _next(2) == 0 ? bytes("") : abi.encodePacked(intent.key.account),
                signature(intent.key.secret, digest)
            );
    }

    function _predecessor(Agreement memory agreement) private view returns (Agreement memory) {
        return _pool[_placeOf[agreement.supersedes] - 1];
    }

    function _call(address sender, address target, bytes memory call) private returns (bool success) {
        ++tried;
        vm.prank(sender);
        (success, ) = target.call(call);
        if (success) ++succeeded;
    }

    function _send(address sender, bytes memory call, Intent[] memory intents) private returns (bool success) {
        vm.recordLogs();
        success = _call(sender, address(registry), call);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        if (!success) return false;
        for (uint256 i = 0; i < logs.length; ++i) {
            bytes32 topic = logs[i].topics[0];
            bytes32 id = logs[i].topics[1];
            _check(logs[i].emitter == address(registry), "another contract's event");
            if (topic == ACT_RECORDED) _replayAct(id, logs[i].topics[2], logs[i].data, intents);
            else if (topic == RECORD_CHANGED) _replayChange(id, logs[i].data);
            else if (topic == AGREEMENT_RECORDED) _check(_ghostWords[id] == 0, "recorded twice");
        }
    }

    // Replaying

    function _replayAct(bytes32 id, bytes32 organisation, bytes memory data, Intent[] memory intents) private {
        (bytes32 context, bytes32 keyId, bytes32 statement) = abi.decode(data, (bytes32, bytes32, bytes32));
        bytes32 next = keccak256(abi.encode(_ghostHeads[id], context, keyId, statement));
        _ghostHeads[id] = bytes32(uint256(next) & HEAD_MASK);
        ++recordedActs;
        kindsRecorded |= 1 << uint8(uint256(context));
        if (uint8(uint256(context)) == uint8(ActKind.Superseded)) {
            _check(organisation == 0 && keyId == 0, "superseded by someone");
            _check(uint256(context) == (vm.getBlockTimestamp() << 24) + 5, "context of superseded");
            _check(_ghostSuccessors[id] == 0, "superseded twice");
            uint256 place = _placeOf[statement];
            _check(place != 0 && _pool[place - 1].supersedes == id, "superseded by another agreement");
            _ghostSuccessors[id] = statement;
            return;
        }
        _check(!_usedStatements[statement], "an act is recorded twice");
        _usedStatements[statement] = true;
        for (uint256 i = 0; i < intents.length; ++i) {
            if (intents[i].statement != statement) continue;
            _check(_isAuthorized(intents[i], id, organisation, context, keyId), "an act that was not asked for");
            return;
        }
        _check(false, "an act from nowhere");
    }

    /// @dev Whether the recorded act is the intended one, and its key could do it now.
    function _isAuthorized(
        Intent memory intent,
        bytes32 id,
        bytes32 organisation,
        bytes32 context,
        bytes32 keyId
    ) private view returns (bool) {
        uint256 org = indexOf[organisation];
        if (orgs[org].id != organisation || ids[intent.index] != id) return false;
        if (_organisationAt(_pool[intent.index], intent.seat) != organisation) return false;
        if (keyId != _keyId(intent.key.account)) return false;
        uint256 expected = uint256(intent.kind) | (intent.seat << 8) | (uint256(orgs[org].kind) << 16);
        if (uint256(context) != expected | (vm.getBlockTimestamp() << 24)) return false;
        if (intent.kind == ActKind.Attest && _suspended[org]) return false;
        KeyRole role = _isManagers(intent.kind) ? KeyRole.Manager : KeyRole.Signatory;
        for (uint256 i = 0; i < _keyring.length; ++i) {
            Key memory key = _keyring[i];
            if (key.org == org && key.account == intent.key.account && key.role == role) return _isValid(key);
        }
        return false;
    }

    function _replayChange(bytes32 id, bytes memory data) private {
        (uint40 entry, bytes32 word, bytes32 marks) = abi.decode(data, (uint40, bytes32, bytes32));
        _check(entry == ++_ghostCount, "a gap in the journal");
        _ghostJournal = bytes32(uint256(keccak256(abi.encode(_ghostJournal, id, word, marks))) & JOURNAL_MASK);
        _check(bytes32(uint256(word) & HEAD_MASK) == _ghostHeads[id], "a change without its acts");
        _checkChange(_pool[_placeOf[id] - 1], uint256(_ghostWords[id]), uint256(word));
        _ghostWords[id] = word;
        _ghostMarks[id] = marks;
    }

    function _checkChange(Agreement memory agreement, uint256 before, uint256 word) private {
        _check(uint32(before) & ~uint32(word) == 0, "an attestation is lost");
        uint256 all = 2 ** agreement.parties.length - 1;
        uint256 inForceAt = (word >> 32) & (2 ** 36 - 1);
        uint256 inForceBefore = (before >> 32) & (2 ** 36 - 1);
        _check((inForceAt != 0) == (word & all == all), "concluded without all parties");
        if (inForceBefore != 0) {
            _check(inForceAt == inForceBefore, "the start moves");
        } else if (inForceAt != 0) {
            uint256 now_ = vm.getBlockTimestamp();
            _check(inForceAt == (agreement.effectiveAt > now_ ? agreement.effectiveAt : now_), "another start");
        }
        uint256 end = _endsAt(bytes32(word));
        uint256 endBefore = before == 0 ? agreement.expiresAt : _endsAt(bytes32(before));
        _check(endBefore == 0 || (end != 0 && end <= endBefore), "the end moves later");
        uint256 outcome = (word >> 104) & 15;
        uint256 outcomeBefore = (before >> 104) & 15;
        if (outcome != outcomeBefore) {
            _check(outcome != 0 && outcomeBefore != uint256(Outcome.Declined), "the outcome is undone");
            _check(outcome == uint256(Outcome.Declined) || end != endBefore, "an outcome without an end");
        }
        _check((before >> 108) & 1 <= (word >> 108) & 1, "marks are dropped");
    }

    function _endsAt(bytes32 word) private pure returns (uint256) {
        return (uint256(word) >> 68) & (2 ** 36 - 1);
    }

    /// @dev Every status that each agreement is seen in follows from the one before, and in force is what all have attested.
    function _observe() private {
        for (uint256 i = 0; i < ids.length; ++i) {
            Status status = registry.statusOf(ids[i]);
            _check(_isArrow(_lastStatus[ids[i]], status), "a status from nowhere");
            if (status == Status.InForce || status == Status.Ending) {
                uint256 all = 2 ** _pool[i].parties.length - 1;
                _check(uint256(_ghostWords[ids[i]]) & all == all, "in force without all parties");
            }
            _lastStatus[ids[i]] = status;
            statusesSeen |= 1 << uint256(status);
        }
    }

    /// @dev Several acts and any time may lie between the two.
    function _isArrow(Status from, Status to) private pure returns (bool) {
        if (from == to || from == Status.Unknown) return true;
        if (from == Status.Proposed) return to != Status.Unknown;
        bool ended = to == Status.Expired || to == Status.Terminated || to == Status.Superseded;
        if (from == Status.Scheduled) return ended || to == Status.InForce || to == Status.Ending;
        if (from == Status.InForce) return ended || to == Status.Ending;
        if (from == Status.Ending) return to == Status.Terminated || to == Status.Superseded;
        return false;
    }

    function _check(bool holds, string memory problem) private {
        if (!holds && bytes(violation).length == 0) violation = problem;
    }
}
