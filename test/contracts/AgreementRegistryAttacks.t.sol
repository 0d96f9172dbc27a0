// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC5267} from "@openzeppelin/contracts/interfaces/IERC5267.sol";
import {IAgreementRegistry} from "../../contracts/interfaces/IAgreementRegistry.sol";
import {HostileSigner} from "../../contracts/mocks/HostileSigner.sol";
import {OwnedWallet} from "../../contracts/mocks/OwnedWallet.sol";
import {ReentrantWallet} from "../../contracts/mocks/ReentrantWallet.sol";
import {
    AccountAct,
    ActKind,
    Agreement,
    AgreementRecord,
    KeyAct,
    Outcome,
    Status
} from "../../contracts/types/Agreements.sol";
import {KeyRole} from "../../contracts/types/Members.sol";
import {AgreementRegistryFixture} from "./base/AgreementRegistryFixture.sol";

/// @dev One test a threat, named in its comment.
contract AgreementRegistryAttacksTest is AgreementRegistryFixture {
    uint256 private constant SECRET = 0xbadc0de;

    // Replay

    /// @dev Threat: a signed hash without chain, contract and deadline, replayed elsewhere. Each field of the message that
    /// is changed by itself makes the signature one of nobody.
    function test_Threat_EachFieldOfTheMessageIsBound() public {
        Agreement memory signed = _agreement(3, 2);
        signed.effectiveAt = START + DAY;
        signed.expiresAt = START + 2 * DAY;
        for (uint256 field = 0; field < 12; ++field) {
            // Copied by value, so that each round changes one field only.
            Agreement memory changed = abi.decode(abi.encode(signed), (Agreement));
            if (field == 0) changed.title = "other";
            if (field == 1) changed.documents[0] = bytes32(uint256(changed.documents[0]) + 1);
            if (field == 2) changed.metadata = "other";
            if (field == 3) changed.parties[1] = bytes32(uint256(changed.parties[1]) + 1);
            if (field == 4) changed.witnesses[1] = bytes32(uint256(changed.witnesses[1]) + 1);
            if (field == 5) changed.effectiveAt -= 1;
            if (field == 6) changed.expiresAt += 1;
            if (field == 7) changed.noticeDays = 0;
            if (field == 8) (changed.anyPartyCanEnd, changed.noticeDays) = (false, 0);
            if (field == 9) changed.witnesses = new bytes32[](0);
            if (field == 10) changed.documents = new bytes32[](1);
            if (field == 10) changed.documents[0] = signed.documents[0];
            if (field == 11) {
                changed.parties = new bytes32[](2);
                (changed.parties[0], changed.parties[1]) = (signed.parties[0], signed.parties[1]);
            }
            vm.assertNotEq(_idOf(changed), _idOf(signed));
            _assertRefused(signed, changed, ActKind.Attest, 0, _statement(ActKind.Attest, 0), FOREVER);
        }
    }

    /// @dev The same for the amended agreement: the signature binds which one it is.
    function test_Threat_PredecessorIsBound() public {
        Agreement memory old = _agreement(2, 0);
        _conclude(old);
        Agreement memory other = _agreement(2, 0);
        _conclude(other);
        Agreement memory signed = _amendment(old);
        Agreement memory changed = abi.decode(abi.encode(signed), (Agreement));
        changed.supersedes = _idOf(other);
        AccountAct[] memory acts = _accounts(_signed(signed, ActKind.Attest, 0));
        (bool success, bytes memory answer) = address(registry).call(
            abi.encodeCall(registry.submitAmendment, (changed, other, acts, _keys()))
        );
        vm.assertFalse(success);
        vm.assertEq(bytes32(bytes4(answer)), bytes32(IAgreementRegistry.ActKeyUnauthorized.selector));
        changed.supersedes = 0;
        _assertRefused(signed, changed, ActKind.Attest, 0, _statement(ActKind.Attest, 0), FOREVER);
    }

    /// @dev Threat: replay at another seat, as another act, with another statement, after the message has run out.
    function test_Threat_EachFieldOfTheActIsBound() public {
        Agreement memory agreement = _agreement(3, 1);
        // A key of every seat, so that only the message tells them apart.
        bytes memory key = abi.encodePacked(orgs[0].signer);
        _enrol(1, key, KeyRole.Signatory, 0, 0);
        _enrol(3, key, KeyRole.Signatory, 0, 0);
        bytes32 statement = _statement(ActKind.Attest, 0);
        _assertRefused(agreement, agreement, ActKind.Attest, 1, statement, FOREVER);
        _assertRefused(agreement, agreement, ActKind.Attest, 3, statement, FOREVER);
        _assertRefused(agreement, agreement, ActKind.Attest, 0, "other", FOREVER);
        _assertRefused(agreement, agreement, ActKind.Attest, 0, statement, FOREVER - 1);
        _assertRefused(agreement, agreement, ActKind.Attest, 0, statement, FOREVER + 1);
        _act(agreement, ActKind.Attest, 1);
        _assertRefused(agreement, agreement, ActKind.Decline, 0, statement, FOREVER);
        _submit(agreement, ActKind.Attest, 0);
        _act(agreement, ActKind.Attest, 2);
        _assertRefused(agreement, agreement, ActKind.Terminate, 0, statement, FOREVER);
    }

    /// @dev Threat: an attestation that is used as a dispute, a dispute as its withdrawal.
    function test_Threat_ManagersMessagesAreNotInterchangeable() public {
        Agreement memory agreement = _agreement(2, 0);
        _conclude(agreement);
        _act(agreement, ActKind.Dispute, 0);
        AccountAct memory act = _signed(agreement, ActKind.Dispute, 0);
        act.kind = ActKind.WithdrawDispute;
        (bool success, bytes memory answer) = address(registry).call(
            abi.encodeCall(registry.submit, (agreement, _accounts(act), _keys()))
        );
        vm.assertFalse(success);
        vm.assertEq(bytes32(bytes4(answer)), bytes32(IAgreementRegistry.ActKeyUnauthorized.selector));
    }

    /// @dev Threat: replay on a second deployment over the same members.
    function test_Threat_ReplayOnASecondDeployment() public {
        Agreement memory agreement = _agreement(2, 0);
        AccountAct[] memory acts = _attestations(agreement);
        KeyAct[] memory keys = _keys(_namedAct(agreement));
        _submit(agreement, acts);

        IAgreementRegistry second = _deployRegistry();
        (bool success, ) = address(second).call(abi.encodeCall(second.submit, (agreement, acts, _keys())));
        vm.assertFalse(success);
        vm.expectRevert(
            abi.encodeWithSelector(IAgreementRegistry.ActSignatureInvalid.selector, 0, _keyId(orgs[0].signer)),
            address(second)
        );
        second.submit(agreement, _accounts(), keys);
        vm.assertEq(uint256(second.statusOf(_idOf(agreement))), uint256(Status.Unknown));
    }

    /// @dev Threat: replay on another chain, where the same address holds the same contract.
    function test_Threat_ReplayOnAnotherChain() public {
        Agreement memory agreement = _agreement(2, 0);
        AccountAct[] memory acts = _attestations(agreement);
        KeyAct[] memory keys = _keys(_namedAct(agreement));
        // Read from the registry: the optimizer may read `block.chainid` anew wherever it is used.
        (, , , uint256 chainId, , , ) = IERC5267(address(registry)).eip712Domain();
        vm.chainId(chainId + 1);
        (bool success, ) = address(registry).call(abi.encodeCall(registry.submit, (agreement, acts, _keys())));
        vm.assertFalse(success);
        _expectRevert(
            abi.encodeWithSelector(IAgreementRegistry.ActSignatureInvalid.selector, 0, _keyId(orgs[0].signer))
        );
        registry.submit(agreement, _accounts(), keys);
        vm.chainId(chainId);
        _submit(agreement, acts);
        vm.assertTrue(registry.isInForce(_idOf(agreement)));
    }

    /// @dev Threat: each signed act a second time, by anyone, at any later time: nothing changes.
    function test_Threat_UsedActsChangeNothing() public {
        Agreement memory notice = _agreement(2, 0);
        Agreement memory consensual = _consensual(2, 0);
        Agreement memory declined = _agreement(2, 0);
        for (uint256 round = 0; round < 3; ++round) {
            if (round == 1) _watch();
            vm.warp(START + round * 100 * DAY);
            vm.prank(makeAddr("stranger"));
            _conclude(notice);
            _submit(notice, ActKind.Terminate, 1);
            _conclude(consensual);
            _submit(
                consensual,
                _accounts(
                    _signed(consensual, ActKind.Terminate, 0),
                    _signed(consensual, ActKind.Dispute, 0),
                    _signed(consensual, ActKind.WithdrawDispute, 0)
                )
            );
            _submit(declined, _accounts(_signed(declined, ActKind.Attest, 0), _signed(declined, ActKind.Decline, 1)));
        }
        _verify();
    }

    // Who stands behind a signature

    /// @dev Threat: one owner, many contract wallets. What it signed with one wallet is no act of the other.
    function test_Threat_TwoNaiveWalletsOfOneOwner() public {
        Agreement memory agreement = _agreement(2, 0);
        bytes memory first = abi.encodePacked(new OwnedWallet(vm.addr(SECRET)));
        bytes memory second = abi.encodePacked(new OwnedWallet(vm.addr(SECRET)));
        _enrol(0, first, KeyRole.Signatory, 0, 0);
        _enrol(1, second, KeyRole.Signatory, 0, 0);
        bytes memory proof = signature(SECRET, _digestOf(agreement, ActKind.Attest, 0));
        registry.submit(agreement, _accounts(), _keys(_keyAct(ActKind.Attest, 0, first, proof)));

        KeyAct memory replayed = _keyAct(ActKind.Attest, 1, second, proof);
        replayed.statement = _statement(ActKind.Attest, 0);
        _expectRevert(abi.encodeWithSelector(IAgreementRegistry.ActSignatureInvalid.selector, 0, keccak256(second)));
        registry.submit(agreement, _accounts(), _keys(replayed));

        bytes memory own = signature(SECRET, _digestOf(agreement, ActKind.Attest, 1));
        registry.submit(agreement, _accounts(), _keys(_keyAct(ActKind.Attest, 1, second, own)));
        vm.assertTrue(registry.isInForce(_idOf(agreement)));
    }

    /// @dev Threat: one key enrolled by two organisations. It signs for the one that the message names.
    function test_Threat_OneKeyOfTwoOrganisations() public {
        Agreement memory agreement = _agreement(2, 0);
        _enrol(1, abi.encodePacked(orgs[0].signer), KeyRole.Signatory, 0, 0);
        AccountAct memory act = _signed(agreement, ActKind.Attest, 0);
        _submit(agreement, _accounts(act));
        act.seat = 1;
        (bool success, ) = address(registry).call(
            abi.encodeCall(registry.submit, (agreement, _accounts(act), _keys()))
        );
        vm.assertFalse(success);
        vm.assertFalse(registry.hasAttested(agreement, orgs[1].id));

        bytes32 digest = _digestOf(agreement, ActKind.Attest, 1);
        _submit(
            agreement,
            _accounts(
                _accountAct(ActKind.Attest, 1, _statement(ActKind.Attest, 1), FOREVER, orgs[0].signerSecret, digest)
            )
        );
        vm.assertTrue(registry.isInForce(_idOf(agreement)));
    }

    /// @dev Threat: one key in two roles. A manager of one organisation who signs for another manages nothing there.
    function test_Threat_RolesDoNotMix() public {
        Agreement memory agreement = _agreement(2, 0);
        _enrol(1, abi.encodePacked(orgs[0].manager), KeyRole.Signatory, 0, 0);
        _conclude(agreement);
        _expectRevert(
            abi.encodeWithSelector(
                IAgreementRegistry.ActKeyUnauthorized.selector,
                0,
                orgs[1].id,
                _keyId(orgs[0].manager)
            )
        );
        vm.prank(orgs[0].manager);
        registry.dispute(agreement, 1, 0);
    }

    /// @dev Pitfall: ecrecover tried on a contract wallet's signature of any length, reverting instead of asking the wallet.
    function test_Threat_WalletSignatureOfAnyLength() public {
        HostileSigner wallet = new HostileSigner(HostileSigner.Conduct.SayYes);
        bytes memory key = abi.encodePacked(wallet);
        _enrol(0, key, KeyRole.Signatory, 0, 0);
        uint256[7] memory lengths = [uint256(0), 1, 64, 65, 66, 130, 5000];
        for (uint256 i = 0; i < lengths.length; ++i) {
            Agreement memory agreement = _agreement(2, 0);
            KeyAct memory act = _keyAct(ActKind.Attest, 0, key, new bytes(lengths[i]));
            registry.submit(agreement, _accounts(), _keys(act));
            vm.assertTrue(registry.hasAttested(agreement, orgs[0].id));
        }
    }

    /// @dev Threat: an account with delegated code (EIP-7702), before and after; with code that refuses everything, too.
    function test_Threat_DelegatedAccount() public {
        (address account, uint256 secret) = (orgs[0].signer, orgs[0].signerSecret);
        address owned = address(new OwnedWallet(vm.addr(SECRET)));
        // A contract that is no wallet reverts when it is asked.
        address refusing = address(members);
        for (uint256 i = 0; i < 4; ++i) {
            Agreement memory agreement = _agreement(2, 0);
            if (i == 1) vm.etch(account, abi.encodePacked(hex"ef0100", owned));
            if (i == 2) vm.etch(account, abi.encodePacked(hex"ef0100", refusing));
            if (i == 3) vm.etch(account, "");
            bytes32 digest = _digestOf(agreement, ActKind.Attest, 0);
            KeyAct memory byOther = _keyAct(ActKind.Attest, 0, abi.encodePacked(account), signature(SECRET, digest));
            uint256 snapshot = vm.snapshotState();
            // Its own key signs in every state.
            registry.submit(agreement, _accounts(), _keys(_namedAct(agreement)));
            vm.revertToState(snapshot);
            _submit(agreement, ActKind.Attest, 0);
            vm.revertToState(snapshot);
            vm.assertEq(vm.addr(secret), account);
            // Whoever the delegated code answers for signs only while it is there.
            (bool success, ) = address(registry).call(
                abi.encodeCall(registry.submit, (agreement, _accounts(), _keys(byOther)))
            );
            vm.assertEq(success, i == 1, vm.toString(i));
        }
    }

    /// @dev Threat: ERC-6492 side effects. On chain a wrapped signature is just a signature that does not fit.
    function test_Threat_WrappedSignatureDeploysNothing() public {
        Agreement memory agreement = _agreement(2, 0);
        ReentrantWallet factory = new ReentrantWallet();
        factory.prepare(address(this), abi.encodeCall(this.sideEffect, ()));
        address counterfactual = makeAddr("counterfactual");
        bytes memory key = abi.encodePacked(counterfactual);
        _enrol(0, key, KeyRole.Signatory, 0, 0);
        bytes memory proof = bytes.concat(
            abi.encode(factory, abi.encodeCall(factory.perform, ()), bytes("signature")),
            bytes32(0x6492649264926492649264926492649264926492649264926492649264926492)
        );
        _expectRevert(abi.encodeWithSelector(IAgreementRegistry.ActSignatureInvalid.selector, 0, keccak256(key)));
        registry.submit(agreement, _accounts(), _keys(_keyAct(ActKind.Attest, 0, key, proof)));
        vm.assertEq(effects, 0);
        vm.assertTrue(factory.perform());
        vm.assertEq(effects, 1);
    }

    uint256 private effects;

    function sideEffect() external {
        ++effects;
    }

    // Hostile contracts

    /// @dev Threat: a contract wallet that burns gas, returns a bomb or rubbish, reverts, or writes, at each place of a
    /// batch: it is named by its index, and the state is untouched.
    function test_Threat_HostileWalletAtEachPlace() public {
        for (uint256 conduct = 0; conduct <= uint256(HostileSigner.Conduct.WriteState); ++conduct) {
            _assertNamed(HostileSigner.Conduct(conduct), "");
        }
    }

    /// @dev The same for a verifier of ERC-7913 keys.
    function test_Threat_HostileVerifierAtEachPlace() public {
        for (uint256 conduct = 0; conduct <= uint256(HostileSigner.Conduct.WriteState); ++conduct) {
            _assertNamed(HostileSigner.Conduct(conduct), "key material");
        }
    }

    /// @dev Threat: the answer's copy is paid by the asker. Two megabytes of gas are the wallet's own; no more is added.
    function test_Threat_BombIsNotCopied() public {
        bytes[2] memory materials = [bytes(""), "key material"];
        for (uint256 i = 0; i < 2; ++i) {
            Agreement memory agreement = _agreement(2, 0);
            HostileSigner wallet = new HostileSigner(HostileSigner.Conduct.YesBomb);
            bytes memory key = abi.encodePacked(wallet, materials[i]);
            _enrol(0, key, KeyRole.Signatory, 0, 0);
            KeyAct[] memory acts = _keys(_keyAct(ActKind.Attest, 0, key, "any"));
            uint256 before = gasleft();
            (bool asked, ) = address(wallet).staticcall("bomb");
            uint256 own = before - gasleft();
            vm.assertTrue(asked);
            before = gasleft();
            registry.submit{gas: 6_000_000}(agreement, _accounts(), acts);
            vm.assertLt(before - gasleft(), own + 300_000);
        }
    }

    /// @dev Threat: a wallet that changes its mind. The verdict at inclusion is what stays.
    function test_Threat_WalletChangesItsMind() public {
        Agreement memory agreement = _agreement(2, 0);
        HostileSigner wallet = new HostileSigner(HostileSigner.Conduct.SayNo);
        bytes memory key = abi.encodePacked(wallet);
        _enrol(0, key, KeyRole.Signatory, 0, 0);
        KeyAct[] memory acts = _keys(_keyAct(ActKind.Attest, 0, key, "any"));
        bytes memory problem = abi.encodeWithSelector(
            IAgreementRegistry.ActSignatureInvalid.selector,
            0,
            keccak256(key)
        );
        _expectRevert(problem);
        registry.submit(agreement, _accounts(), acts);
        wallet.become(HostileSigner.Conduct.SayYes);
        registry.submit(agreement, _accounts(), acts);
        wallet.become(HostileSigner.Conduct.Revert);
        bytes32 word = _storedWord(_idOf(agreement));
        registry.submit(agreement, _accounts(), acts);
        vm.assertEq(_storedWord(_idOf(agreement)), word);
        vm.assertTrue(registry.hasAttested(agreement, orgs[0].id));
    }

    /// @dev Threat: re-entrancy. Asked for its signature, a signatory's wallet tries to act; nothing of it happens.
    function test_Threat_Reentrancy() public {
        Agreement memory agreement = _agreement(2, 0);
        Agreement memory other = _agreement(2, 0);
        ReentrantWallet wallet = new ReentrantWallet();
        bytes memory key = abi.encodePacked(wallet);
        _enrol(0, key, KeyRole.Signatory, 0, 0);
        bytes[3] memory calls = [
            abi.encodeCall(registry.attest, (other, 0, 0)),
            abi.encodeCall(registry.attest, (agreement, 0, 0)),
            abi.encodeCall(registry.anchor, ("root"))
        ];
        uint256 snapshot = vm.snapshotState();
        for (uint256 i = 0; i < calls.length; ++i) {
            wallet.prepare(address(registry), calls[i]);
            // By itself the call is one that succeeds.
            uint256 inner = vm.snapshotState();
            vm.assertTrue(wallet.perform());
            vm.revertToState(inner);

            _watch();
            _willRecord(agreement);
            _willAct(agreement, ActKind.Attest, 0, keccak256(key));
            _willChange(agreement, _word(1, 0, 0, Outcome.None));
            registry.submit(agreement, _accounts(), _keys(_keyAct(ActKind.Attest, 0, key, "any")));
            _verify();
            vm.assertEq(_storedWord(_idOf(other)), 0);
            vm.assertEq(registry.anchoredAt("root"), 0);
            vm.revertToState(snapshot);
        }
    }

    /// @dev Threat: a verifier whose code is gone. No code is no answer, never a yes.
    function test_Threat_VerifierWithoutCode() public {
        Agreement memory agreement = _agreement(2, 0);
        address verifier = address(new HostileSigner(HostileSigner.Conduct.SayYes));
        bytes memory key = abi.encodePacked(verifier, "key material");
        _enrol(0, key, KeyRole.Signatory, 0, 0);
        vm.etch(verifier, "");
        _expectRevert(abi.encodeWithSelector(IAgreementRegistry.ActSignatureInvalid.selector, 0, keccak256(key)));
        registry.submit(agreement, _accounts(), _keys(_keyAct(ActKind.Attest, 0, key, "any")));
    }

    // Squatting, stripping, counting

    /// @dev Threat: squatting. An attacker goes first with the victim's documents, title and metadata; the victim's own
    /// agreement has another id and is unaffected. The very same struct can only be completed by its parties.
    function test_Threat_AttackerGoesFirst() public {
        Agreement memory victims = _agreement(2, 0);
        Agreement memory copy = abi.decode(abi.encode(victims), (Agreement));
        copy.parties[1] = orgs[5].id;
        vm.prank(orgs[5].signer);
        registry.attest(copy, 1, "mine");
        vm.assertEq(_storedWord(_idOf(victims)), 0);

        // A stranger, an organisation that is no party and the secretariat cannot even record it.
        address[3] memory attackers = [makeAddr("stranger"), orgs[5].signer, secretariat];
        for (uint256 i = 0; i < attackers.length; ++i) {
            _expectRevert(
                abi.encodeWithSelector(
                    IAgreementRegistry.ActKeyUnauthorized.selector,
                    0,
                    orgs[0].id,
                    _keyId(attackers[i])
                )
            );
            vm.prank(attackers[i]);
            registry.attest(victims, 0, "mine");
        }
        _conclude(victims);
        vm.assertTrue(registry.isInForce(_idOf(victims)));
        vm.assertFalse(registry.isInForce(_idOf(copy)));
    }

    /// @dev Threat: a party that names others in a proposal they never saw. It says who has not attested.
    function test_Threat_NamedWithoutConsent() public {
        Agreement memory agreement = _agreement(3, 1);
        _act(agreement, ActKind.Attest, 0);
        AgreementRecord memory record = registry.recordOf(_idOf(agreement));
        vm.assertEq(record.attested, 1);
        for (uint256 seat = 1; seat < 4; ++seat) {
            vm.assertFalse(registry.hasAttested(agreement, orgs[seat].id));
        }
        vm.assertEq(uint256(registry.statusOf(_idOf(agreement))), uint256(Status.Proposed));
    }

    /// @dev Pitfall: signature stripping. The set of required parties is inside the id: a bundle without one of them is not
    /// in force, and an agreement without that party is another one.
    function test_Threat_SignatureStripping() public {
        Agreement memory agreement = _agreement(3, 0);
        AccountAct[] memory all = _attestations(agreement);
        for (uint256 left = 0; left < 3; ++left) {
            uint256 snapshot = vm.snapshotState();
            _submit(agreement, _accounts(all[(left + 1) % 3], all[(left + 2) % 3]));
            vm.assertFalse(registry.isInForce(_idOf(agreement)));
            vm.revertToState(snapshot);
        }
        Agreement memory stripped = abi.decode(abi.encode(agreement), (Agreement));
        stripped.parties = new bytes32[](2);
        (stripped.parties[0], stripped.parties[1]) = (agreement.parties[0], agreement.parties[1]);
        AccountAct[] memory two = _accounts(all[0], all[1]);
        (bool success, ) = address(registry).call(abi.encodeCall(registry.submit, (stripped, two, _keys())));
        vm.assertFalse(success);
    }

    /// @dev Pitfall: counters and lists of the caller. One party's act, however often and in whatever form, is one of three.
    function test_Threat_CompleteAfterOneOfThree() public {
        Agreement memory agreement = _agreement(3, 0);
        AccountAct memory act = _signed(agreement, ActKind.Attest, 1);
        _submit(agreement, _accounts(act, act, act));
        _submit(agreement, _accounts(_signedUntil(agreement, ActKind.Attest, 1, "again", FOREVER)));
        _act(agreement, ActKind.Attest, 1);
        vm.assertEq(registry.recordOf(_idOf(agreement)).attested, 2);
        vm.assertEq(registry.recordOf(_idOf(agreement)).inForceAt, 0);
    }

    /// @dev Pitfall: evidence overwritten on signing again.
    function test_Threat_EvidenceIsNeverOverwritten() public {
        Agreement memory agreement = _agreement(2, 0);
        _conclude(agreement);
        skip(DAY);
        _watch();
        vm.prank(orgs[0].signer);
        registry.attest(agreement, 0, "another capacity");
        _submit(agreement, _accounts(_signedUntil(agreement, ActKind.Attest, 1, "another", FOREVER)));
        _verify();
        vm.assertEq(registry.recordOf(_idOf(agreement)).inForceAt, START);
    }

    // Keys and the secretariat

    /// @dev Threat: rotated or stolen key. Attest and revoke in one block, in both orders: the act is inside the window.
    function test_Threat_AttestAndRevokeInOneBlock() public {
        bytes memory key = abi.encodePacked(orgs[0].signer);
        Agreement memory agreement = _agreement(2, 0);
        Agreement memory after_ = _agreement(2, 0);
        _act(agreement, ActKind.Attest, 0);
        _revoke(0, key, 0);
        _act(after_, ActKind.Attest, 0);
        vm.assertTrue(members.hadRoleAt(orgs[0].id, keccak256(key), KeyRole.Signatory, START));
        skip(1);
        Agreement memory late = _agreement(2, 0);
        _expectRevert(
            abi.encodeWithSelector(IAgreementRegistry.ActKeyUnauthorized.selector, 0, orgs[0].id, keccak256(key))
        );
        _submit(late, ActKind.Attest, 0);
        // What is on record is not judged anew.
        _act(agreement, ActKind.Attest, 1);
        _act(after_, ActKind.Attest, 1);
        vm.assertTrue(registry.isInForce(_idOf(agreement)));
        vm.assertTrue(registry.isInForce(_idOf(after_)));
    }

    /// @dev Threat: the secretariat's key is stolen. None of its calls changes a record, and it acts for nobody.
    function test_Threat_SecretariatCannotTouchRecords() public {
        Agreement memory agreement = _agreement(2, 0);
        bytes32 id = _conclude(agreement);
        bytes32 word = _storedWord(id);
        bytes32 organisation = orgs[0].id;
        vm.startPrank(secretariat);
        members.changeKind(organisation, orgs[1].kind);
        members.suspend(organisation);
        members.proposeManager(organisation, abi.encodePacked(secretariat));
        vm.stopPrank();
        vm.assertEq(_storedWord(id), word);
        vm.assertTrue(registry.isInForce(id));
        for (uint256 kind = 0; kind < 5; ++kind) {
            vm.prank(secretariat);
            (bool success, ) = address(registry).call(_senderCall(agreement, ActKind(kind), 0));
            // What is recorded already, or has nothing to change, is skipped.
            vm.assertEq(success, kind == 0 || kind == 4);
            vm.assertEq(_storedWord(id), word);
        }
    }

    function _namedAct(Agreement memory agreement) private view returns (KeyAct memory) {
        bytes memory proof = signature(orgs[0].signerSecret, _digestOf(agreement, ActKind.Attest, 0));
        return _keyAct(ActKind.Attest, 0, abi.encodePacked(orgs[0].signer), proof);
    }

    /// @dev Seat 0's attestation of `signed`, passed off as something else, in both forms.
    function _assertRefused(
        Agreement memory signed,
        Agreement memory agreement,
        ActKind kind,
        uint8 seat,
        bytes32 statement,
        uint40 validUntil
    ) private {
        AccountAct memory act = _signed(signed, ActKind.Attest, 0);
        (act.kind, act.seat, act.statement, act.validUntil) = (kind, seat, statement, validUntil);
        (bool success, bytes memory answer) = address(registry).call(
            abi.encodeCall(registry.submit, (agreement, _accounts(act), _keys()))
        );
        vm.assertFalse(success);
        vm.assertEq(bytes32(bytes4(answer)), bytes32(IAgreementRegistry.ActKeyUnauthorized.selector));

        KeyAct memory named = _namedAct(signed);
        (named.kind, named.seat, named.statement, named.validUntil) = (kind, seat, statement, validUntil);
        _expectRevert(
            abi.encodeWithSelector(IAgreementRegistry.ActSignatureInvalid.selector, 0, _keyId(orgs[0].signer))
        );
        registry.submit(agreement, _accounts(), _keys(named));
    }

    function _assertNamed(HostileSigner.Conduct conduct, bytes memory material) private {
        uint256 snapshot = vm.snapshotState();
        HostileSigner hostile = new HostileSigner(conduct);
        bytes memory key = abi.encodePacked(hostile, material);
        bool yes = conduct == HostileSigner.Conduct.SayYes || conduct == HostileSigner.Conduct.YesBomb;
        for (uint256 place = 0; place < 4; ++place) {
            Agreement memory agreement = _agreement(4, 0);
            _enrol(place, key, KeyRole.Signatory, 0, 0);
            // The first act goes by an account where the hostile key leaves room for it.
            AccountAct[] memory accounts = place == 0 ? _accounts() : _accounts(_signed(agreement, ActKind.Attest, 0));
            KeyAct[] memory keys = new KeyAct[](4 - accounts.length);
            for (uint256 seat = accounts.length; seat < 4; ++seat) {
                keys[seat - accounts.length] =
                    seat == place
                        ? _keyAct(ActKind.Attest, seat, key, "any")
                        : _keyAct(
                            ActKind.Attest,
                            seat,
                            abi.encodePacked(orgs[seat].signer),
                            signature(orgs[seat].signerSecret, _digestOf(agreement, ActKind.Attest, seat))
                        );
            }
            // Without the reverter's address: some runners name the hostile contract, whose revert was caught.
            if (!yes) {
                vm.expectRevert(
                    abi.encodeWithSelector(IAgreementRegistry.ActSignatureInvalid.selector, place, keccak256(key))
                );
            }
            registry.submit{gas: 20_000_000}(agreement, accounts, keys);
            vm.assertEq(_storedWord(_idOf(agreement)) != 0, yes);
            vm.assertEq(registry.isInForce(_idOf(agreement)), yes);
        }
        vm.revertToState(snapshot);
    }
}
