// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAgreementRegistry} from "../../contracts/interfaces/IAgreementRegistry.sol";
import {ActKind, Agreement, Outcome, Status} from "../../contracts/types/Agreements.sol";
import {KeyRole} from "../../contracts/types/Members.sol";
import {AgreementRegistryFixture} from "./base/AgreementRegistryFixture.sol";

contract AgreementRegistryAttestTest is AgreementRegistryFixture {
    function test_Attest_FirstActRecordsTheAgreement() public {
        Agreement memory agreement = _agreement(3, 2);
        agreement.effectiveAt = START + DAY;
        agreement.expiresAt = START + 2 * DAY;

        _watch();
        _willRecord(agreement);
        _willAct(agreement, ActKind.Attest, 1);
        _willChange(agreement, _word(2, 0, START + 2 * DAY, Outcome.None));
        _act(agreement, ActKind.Attest, 1);
        _verify();
        _assertStatus(agreement, Status.Proposed);
    }

    function test_Attest_SecondActRecordsNothingAnew() public {
        Agreement memory agreement = _agreement(3, 0);
        _act(agreement, ActKind.Attest, 0);
        skip(5);

        _watch();
        _willAct(agreement, ActKind.Attest, 2);
        _willChange(agreement, _word(5, 0, 0, Outcome.None));
        _act(agreement, ActKind.Attest, 2);
        _verify();
        _assertStatus(agreement, Status.Proposed);
    }

    function test_Attest_LastPartyConcludesNow() public {
        Agreement memory agreement = _agreement(2, 0);
        _act(agreement, ActKind.Attest, 1);
        skip(7);

        _watch();
        _willAct(agreement, ActKind.Attest, 0);
        _willChange(agreement, _word(3, START + 7, 0, Outcome.None));
        _act(agreement, ActKind.Attest, 0);
        _verify();
        _assertStatus(agreement, Status.InForce);
    }

    function test_Attest_LastPartyConcludesForLater() public {
        Agreement memory agreement = _agreement(2, 0);
        agreement.effectiveAt = START + DAY;
        _act(agreement, ActKind.Attest, 1);

        _watch();
        _willAct(agreement, ActKind.Attest, 0);
        _willChange(agreement, _word(3, START + DAY, 0, Outcome.None));
        _act(agreement, ActKind.Attest, 0);
        _verify();
        _assertStatus(agreement, Status.Scheduled);
    }

    /// @dev At the second before effectiveAt, at it, and after it.
    function test_Attest_ConclusionAroundEffectiveAt() public {
        for (uint40 i = 0; i < 3; ++i) {
            vm.warp(START);
            Agreement memory agreement = _agreement(2, 0);
            agreement.effectiveAt = START + DAY;
            _act(agreement, ActKind.Attest, 0);
            vm.warp(START + DAY - 1 + i);
            _act(agreement, ActKind.Attest, 1);
            uint256 inForceAt = i == 2 ? START + DAY + 1 : START + DAY;
            vm.assertEq(registry.recordOf(_idOf(agreement)).inForceAt, inForceAt);
            _assertStatus(agreement, i == 0 ? Status.Scheduled : Status.InForce);
        }
    }

    function test_Attest_ByTheLastSecondOfTheTerm() public {
        Agreement memory agreement = _agreement(2, 0);
        agreement.expiresAt = START + DAY;
        _act(agreement, ActKind.Attest, 0);

        vm.warp(START + DAY - 1);
        _act(agreement, ActKind.Attest, 1);
        vm.assertTrue(registry.isInForce(_idOf(agreement)));
        skip(1);
        vm.assertFalse(registry.isInForce(_idOf(agreement)));
        _assertStatus(agreement, Status.Expired);
    }

    function test_RevertWhen_Attest_ProposalHasLapsed() public {
        Agreement memory agreement = _agreement(2, 0);
        agreement.expiresAt = START + DAY;
        _act(agreement, ActKind.Attest, 0);

        for (uint40 i = 0; i < 2; ++i) {
            vm.warp(START + DAY + i);
            _expectRevert(
                abi.encodeWithSelector(IAgreementRegistry.ActNotAllowed.selector, 0, ActKind.Attest, Status.Lapsed)
            );
            _act(agreement, ActKind.Attest, 1);
        }
    }

    /// @dev Nobody records what is over: at the last second of the term, at its end and after it.
    function test_RevertWhen_Attest_TermIsOver() public {
        for (uint40 i = 0; i < 3; ++i) {
            Agreement memory agreement = _agreement(2, 0);
            agreement.expiresAt = START + 1 - i;
            if (i == 0) {
                _conclude(agreement);
                continue;
            }
            bytes memory problem = abi.encodeWithSelector(
                IAgreementRegistry.AgreementAlreadyExpired.selector,
                agreement.expiresAt
            );
            _expectRevert(problem);
            this.act(agreement, ActKind.Attest, 0);
            _expectRevert(problem);
            this.conclude(agreement);
        }
    }

    function test_Attest_Witness_BeforeAndAfterConclusion() public {
        Agreement memory agreement = _agreement(2, 3);
        _watch();
        _willRecord(agreement);
        _willAct(agreement, ActKind.Attest, 3);
        _willChange(agreement, _word(8, 0, 0, Outcome.None));
        _act(agreement, ActKind.Attest, 3);
        _verify();

        _conclude(agreement);
        vm.assertEq(registry.recordOf(_idOf(agreement)).inForceAt, START);

        skip(1);
        _watch();
        _willAct(agreement, ActKind.Attest, 2);
        _willChange(agreement, _word(15, START, 0, Outcome.None));
        _act(agreement, ActKind.Attest, 2);
        _verify();
    }

    /// @dev Witnesses never make up for a party.
    function test_Attest_WitnessesDoNotConclude() public {
        Agreement memory agreement = _agreement(3, 3);
        for (uint256 seat = 1; seat < 6; ++seat) _act(agreement, ActKind.Attest, seat);
        _assertStatus(agreement, Status.Proposed);
        vm.assertEq(registry.recordOf(_idOf(agreement)).inForceAt, 0);
    }

    function test_Attest_AgainChangesNothing() public {
        Agreement memory agreement = _agreement(2, 0);
        _act(agreement, ActKind.Attest, 0);
        skip(1);
        _watch();
        _act(agreement, ActKind.Attest, 0);
        _verify();
        // Recorded already: nothing more is asked, not even who sends it.
        _callAs(makeAddr("stranger"), _senderCall(agreement, ActKind.Attest, 0));
        _verify();
    }

    function test_RevertWhen_Attest_SeatUnknown() public {
        Agreement memory agreement = _agreement(2, 1);
        bytes memory call = abi.encodeCall(registry.attest, (agreement, 3, 0));
        _expectRevert(abi.encodeWithSelector(IAgreementRegistry.ActSeatUnknown.selector, 0, 3));
        this.callAs(orgs[0].signer, call);
    }

    function test_RevertWhen_Attest_KeyOfAnotherOrganisation() public {
        Agreement memory agreement = _agreement(2, 1);
        for (uint256 seat = 0; seat < 3; ++seat) {
            for (uint256 org = 0; org < 4; ++org) {
                if (org == seat) continue;
                _expectUnauthorized(seat, orgs[org].signer);
                this.callAs(orgs[org].signer, _senderCall(agreement, ActKind.Attest, seat));
            }
        }
    }

    function test_RevertWhen_Attest_Manager() public {
        Agreement memory agreement = _agreement(2, 0);
        _expectUnauthorized(0, orgs[0].manager);
        this.callAs(orgs[0].manager, _senderCall(agreement, ActKind.Attest, 0));
    }

    function test_RevertWhen_Attest_OrganisationNeverAdmitted() public {
        Agreement memory agreement = _agreement(2, 0);
        agreement.parties[1] = bytes32(type(uint256).max);
        address signer = orgs[0].signer;
        bytes memory call = _senderCall(agreement, ActKind.Attest, 1);
        _expectRevert(
            abi.encodeWithSelector(
                IAgreementRegistry.ActKeyUnauthorized.selector,
                0,
                bytes32(type(uint256).max),
                _keyId(signer)
            )
        );
        this.callAs(signer, call);
    }

    function test_RevertWhen_Attest_Suspended() public {
        Agreement memory agreement = _agreement(2, 1);
        _act(agreement, ActKind.Attest, 1);
        for (uint256 seat = 0; seat < 3; seat += 2) {
            bytes32 organisation = orgs[seat].id;
            vm.prank(secretariat);
            members.suspend(organisation);
            _expectRevert(
                abi.encodeWithSelector(IAgreementRegistry.ActOrganisationSuspended.selector, 0, organisation)
            );
            this.act(agreement, ActKind.Attest, seat);
            vm.prank(secretariat);
            members.reinstate(organisation);
            _act(agreement, ActKind.Attest, seat);
        }
        vm.assertTrue(registry.isInForce(_idOf(agreement)));
    }

    /// @dev The key's window is [validFrom, validUntil): one second before, at, after each end, for all kinds of act.
    function test_KeyWindow_BySenderAndRelayed() public {
        (address signer, uint256 secret) = makeAddrAndKey("new signer");
        (address manager, uint256 managerSecret) = makeAddrAndKey("new manager");
        (uint40 from, uint40 until) = (START + DAY, START + 2 * DAY);
        _enrol(0, abi.encodePacked(signer), KeyRole.Signatory, from, until);
        _enrol(0, abi.encodePacked(manager), KeyRole.Manager, from, until);
        (orgs[0].signer, orgs[0].signerSecret) = (signer, secret);

        Agreement memory proposed = _consensual(2, 0);
        Agreement memory concluded = _consensual(2, 0);
        uint256 snapshot = vm.snapshotState();
        uint40[6] memory times = [from - 1, from, from + 1, until - 1, until, until + 1];
        for (uint256 i = 0; i < times.length; ++i) {
            vm.revertToState(snapshot);
            vm.warp(from);
            _conclude(concluded);
            _act(proposed, ActKind.Attest, 1);
            (orgs[0].manager, orgs[0].managerSecret) = (manager, managerSecret);
            vm.warp(times[i]);
            bool valid = times[i] >= from && times[i] < until;
            _assertWindow(proposed, ActKind.Attest, valid);
            _assertWindow(proposed, ActKind.Decline, valid);
            _assertWindow(concluded, ActKind.Terminate, valid);
            _assertWindow(concluded, ActKind.Dispute, valid);
        }
    }

    function test_Attest_ThirtyTwoSeats() public {
        while (orgs.length < 32) _admitAnother();
        bytes32[] memory ids = _sorted(32);
        Agreement memory agreement = _agreement(2, 0);
        agreement.parties = new bytes32[](31);
        for (uint256 i = 0; i < 31; ++i) agreement.parties[i] = ids[i];
        agreement.witnesses = new bytes32[](1);
        agreement.witnesses[0] = ids[31];
        _conclude(agreement);
        vm.assertEq(registry.recordOf(_idOf(agreement)).attested, 2 ** 31 - 1);
        _assertStatus(agreement, Status.InForce);
        _act(agreement, ActKind.Attest, 31);
        vm.assertEq(registry.recordOf(_idOf(agreement)).attested, 2 ** 32 - 1);
        _act(agreement, ActKind.Dispute, 31);
        (, uint32 disputes) = registry.marksOf(_idOf(agreement));
        vm.assertEq(disputes, 2 ** 31);
    }

    /// @dev Whatever the order, the sender and the seconds between: concluded by the last of all, and only then.
    function testFuzz_Attest_AnyOrder(uint256 seed) public {
        uint256 parties = 2 + (seed % 5);
        Agreement memory agreement = _agreement(parties, 6 - parties);
        bytes32 id = _idOf(agreement);
        uint256 attested = 0;
        while (attested != 63) {
            seed = uint256(keccak256(abi.encode(seed)));
            uint256 seat = seed % 6;
            skip((seed >> 16) % 100);
            if (seed & 256 == 0) _act(agreement, ActKind.Attest, seat);
            else _submit(agreement, ActKind.Attest, seat);
            attested |= 1 << seat;
            uint256 all = 2 ** parties - 1;
            vm.assertEq(registry.recordOf(id).attested, attested);
            vm.assertEq(registry.isInForce(id), attested & all == all);
        }
    }

    function act(Agreement calldata agreement, ActKind kind, uint256 seat) external {
        _act(agreement, kind, seat);
    }

    function callAs(address sender, bytes calldata call) external {
        _callAs(sender, call);
    }

    function conclude(Agreement calldata agreement) external {
        _conclude(agreement);
    }

    function _assertStatus(Agreement memory agreement, Status status) private view {
        vm.assertEq(uint256(registry.statusOf(_idOf(agreement))), uint256(status));
    }

    function _assertWindow(Agreement memory agreement, ActKind kind, bool valid) private {
        address key = _isManagers(kind) ? orgs[0].manager : orgs[0].signer;
        bytes memory problem = abi.encodeWithSelector(
            IAgreementRegistry.ActKeyUnauthorized.selector,
            0,
            orgs[0].id,
            _keyId(key)
        );
        uint256 snapshot = vm.snapshotState();
        vm.prank(key);
        (bool success, bytes memory answer) = address(registry).call(_senderCall(agreement, kind, 0));
        vm.assertEq(success, valid, "sender");
        if (!valid) vm.assertEq(answer, problem);
        vm.revertToState(snapshot);

        (success, answer) = address(registry).call(
            abi.encodeCall(registry.submit, (agreement, _accounts(_signed(agreement, kind, 0)), _keys()))
        );
        vm.assertEq(success, valid, "relayed");
        if (!valid) vm.assertEq(answer, problem);
        vm.revertToState(snapshot);
    }

    function _expectUnauthorized(uint256 seat, address account) private {
        _expectRevert(
            abi.encodeWithSelector(IAgreementRegistry.ActKeyUnauthorized.selector, 0, orgs[seat].id, _keyId(account))
        );
    }

    function _admitAnother() private {
        _admit(string.concat("urn:example:", vm.toString(orgs.length)), orgs[0].kind);
    }

    function _sorted(uint256 count) private view returns (bytes32[] memory ids) {
        ids = new bytes32[](count);
        for (uint256 i = 0; i < count; ++i) {
            bytes32 id = orgs[i].id;
            uint256 j = i;
            for (; j > 0 && ids[j - 1] > id; --j) ids[j] = ids[j - 1];
            ids[j] = id;
        }
    }
}
