// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC5267} from "@openzeppelin/contracts/interfaces/IERC5267.sol";
import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";
import {IAgreementRegistry} from "../../contracts/interfaces/IAgreementRegistry.sol";
import {IMemberRegistry} from "../../contracts/interfaces/IMemberRegistry.sol";
import {ActKind, Agreement, AgreementRecord, Outcome, Status} from "../../contracts/types/Agreements.sol";
import {AgreementRegistryFixture} from "./base/AgreementRegistryFixture.sol";

contract AgreementRegistryReadsTest is AgreementRegistryFixture {
    function test_Unknown() public {
        Agreement memory agreement = _agreement(2, 1);
        bytes32 id = _idOf(agreement);
        vm.assertEq(uint256(registry.statusOf(id)), uint256(Status.Unknown));
        vm.assertFalse(registry.isInForce(id));
        vm.assertFalse(registry.wasInForceAt(id, 0));
        vm.assertFalse(registry.wasInForceAt(id, START));
        vm.assertEq(abi.encode(registry.recordOf(id)), abi.encode(AgreementRecord(0, 0, 0, Outcome.None, false, 0)));
        (uint32 consents, uint32 disputes) = registry.marksOf(id);
        vm.assertEq(consents, 0);
        vm.assertEq(disputes, 0);
        vm.assertFalse(registry.isDisputed(id));
        vm.assertFalse(registry.hasAttested(agreement, orgs[0].id));
        vm.assertEq(registry.successorOf(id), 0);
        vm.assertEq(registry.anchoredAt(id), 0);
    }

    function test_Journal_BeforeItsFirstEntry() public view {
        (uint40 count, bytes32 head) = registry.journal();
        vm.assertEq(count, 0);
        bytes32 first = keccak256(abi.encode(block.chainid, address(registry)));
        vm.assertEq(head, bytes32(uint256(first) & JOURNAL_MASK));
    }

    /// @dev From the first entry to the last: the heads computed from the acts' texts alone.
    function test_Journal_OfSeveralAgreements() public {
        Agreement memory first = _agreement(2, 0);
        Agreement memory second = _consensual(2, 1);
        _watch();
        _willRecord(first);
        _willAct(first, ActKind.Attest, 0);
        _willChange(first, _word(1, 0, 0, Outcome.None));
        _willRecord(second);
        _willAct(second, ActKind.Attest, 1);
        _willChange(second, _word(2, 0, 0, Outcome.None));
        _willAct(first, ActKind.Attest, 1);
        _willChange(first, _word(3, START, 0, Outcome.None));
        _willAct(second, ActKind.Dispute, 1);
        _willChange(second, _markedWord(2, 0, 0, Outcome.None, 0, 2));
        _act(first, ActKind.Attest, 0);
        _act(second, ActKind.Attest, 1);
        _act(first, ActKind.Attest, 1);
        _act(second, ActKind.Dispute, 1);
        _verify();
    }

    function testFuzz_IdOf(Agreement calldata agreement) public view {
        vm.assertEq(registry.idOf(agreement), _idOf(agreement));
    }

    /// @dev Around each end of the time in force; the answer holds for the past and the present.
    function test_WasInForceAt() public {
        Agreement memory agreement = _agreement(2, 0);
        agreement.effectiveAt = START + DAY;
        agreement.expiresAt = START + 2 * DAY;
        bytes32 id = _conclude(agreement);
        vm.warp(START + 3 * DAY);
        uint40[7] memory times = [
            START,
            START + DAY - 1,
            START + DAY,
            START + DAY + 1,
            START + 2 * DAY - 1,
            START + 2 * DAY,
            START + 2 * DAY + 1
        ];
        bool[7] memory answers = [false, false, true, true, true, false, false];
        for (uint256 i = 0; i < 7; ++i) vm.assertEq(registry.wasInForceAt(id, times[i]), answers[i]);
    }

    function test_RevertWhen_WasInForceAt_Future() public {
        Agreement memory agreement = _agreement(2, 0);
        bytes32 id = _conclude(agreement);
        vm.assertTrue(registry.wasInForceAt(id, START));
        _expectRevert(abi.encodeWithSelector(IAgreementRegistry.TimeInFuture.selector, START + 1));
        registry.wasInForceAt(id, START + 1);
        _expectRevert(abi.encodeWithSelector(IAgreementRegistry.TimeInFuture.selector, type(uint40).max));
        registry.wasInForceAt(0, type(uint40).max);
        skip(1);
        vm.assertTrue(registry.wasInForceAt(id, START + 1));
    }

    /// @dev What was answered once is answered for ever, whatever happens later.
    function testFuzz_WasInForceAt_NeverChanges(uint256 seed) public {
        Agreement memory agreement = seed & 1 == 0 ? _agreement(2, 1) : _consensual(2, 1);
        if (seed & 1 == 0) agreement.noticeDays = uint16((seed >> 8) % 4);
        agreement.effectiveAt = seed & 2 == 0 ? 0 : START + uint40((seed >> 16) % (4 * DAY));
        if (seed & 4 != 0) agreement.expiresAt = agreement.effectiveAt + START + uint40((seed >> 32) % (8 * DAY)) + 1;
        Agreement memory successor = _amendment(agreement);
        successor.effectiveAt = START + uint40((seed >> 48) % (8 * DAY));
        bytes32 id = _idOf(agreement);

        uint40[] memory times = new uint40[](24);
        bool[] memory answers = new bool[](24);
        for (uint256 i = 0; i < 24; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            // What is not allowed at the moment reverts, which is as good as nothing here.
            try this.anything(agreement, successor, seed) {} catch {}
            times[i] = uint40(vm.getBlockTimestamp());
            answers[i] = registry.isInForce(id);
            vm.assertEq(registry.wasInForceAt(id, times[i]), answers[i]);
            skip((seed >> 64) % (DAY / 2));
            for (uint256 j = 0; j <= i; ++j) vm.assertEq(registry.wasInForceAt(id, times[j]), answers[j]);
        }
    }

    function anything(Agreement calldata agreement, Agreement calldata successor, uint256 seed) external {
        uint256 choice = (seed >> 8) % 8;
        if (choice < 2) _conclude(agreement);
        else if (choice < 6) _act(agreement, ActKind(choice - 1), seed % 2);
        else if (choice == 6) _act(agreement, ActKind.Attest, 2);
        else _concludeAmendment(successor, agreement);
    }

    function test_HasAttested() public {
        Agreement memory agreement = _agreement(3, 2);
        for (uint256 seat = 0; seat < 5; seat += 2) _act(agreement, ActKind.Attest, seat);
        for (uint256 org = 0; org < 6; ++org) {
            vm.assertEq(registry.hasAttested(agreement, orgs[org].id), org == 0 || org == 2 || org == 4);
        }
        vm.assertFalse(registry.hasAttested(agreement, 0));
        // Another struct is another agreement.
        agreement.noticeDays = 1;
        vm.assertFalse(registry.hasAttested(agreement, orgs[0].id));
    }

    function test_Anchor_KeepsTheFirstTime() public {
        vm.recordLogs();
        registry.anchor("root");
        vm.assertEq(registry.anchoredAt("root"), START);
        skip(5);
        vm.prank(makeAddr("stranger"));
        registry.anchor("root");
        vm.assertEq(registry.anchoredAt("root"), START);
        registry.anchor("other");
        vm.assertEq(registry.anchoredAt("other"), START + 5);

        _watch();
        _willLog(keccak256("RootAnchored(bytes32,uint40)"), "third", abi.encode(START + 5));
        registry.anchor("third");
        registry.anchor("third");
        registry.anchor("root");
        // No record, no journal entry.
        _verify();
        vm.assertEq(uint256(registry.statusOf("third")), uint256(Status.Unknown));
    }

    /// @dev Anchoring an agreement's id is not recording it, and neither stands in the other's way.
    function test_Anchor_OfAnAgreementsId() public {
        Agreement memory agreement = _agreement(2, 0);
        registry.anchor(_idOf(agreement));
        vm.assertEq(_storedWord(_idOf(agreement)), 0);
        bytes32 id = _conclude(agreement);
        vm.assertTrue(registry.isInForce(id));
    }

    function test_SupportsInterface() public view {
        IERC165 target = IERC165(address(registry));
        vm.assertTrue(target.supportsInterface(type(IAgreementRegistry).interfaceId));
        vm.assertTrue(target.supportsInterface(type(IERC165).interfaceId));
        vm.assertFalse(target.supportsInterface(type(IMemberRegistry).interfaceId));
        vm.assertFalse(target.supportsInterface(0xffffffff));
    }

    function test_Eip712Domain() public view {
        (
            bytes1 fields,
            string memory name,
            string memory version,
            uint256 chainId,
            address verifyingContract,
            bytes32 salt,
            uint256[] memory extensions
        ) = IERC5267(address(registry)).eip712Domain();
        vm.assertEq(bytes32(fields), bytes32(bytes1(0x0f)));
        vm.assertEq(name, "Minh Uoc Agreements");
        vm.assertEq(version, "1");
        vm.assertEq(chainId, block.chainid);
        vm.assertEq(verifyingContract, address(registry));
        vm.assertEq(salt, 0);
        vm.assertEq(extensions.length, 0);
    }

    function test_Members() public view {
        vm.assertEq(registry.MEMBERS(), address(members));
    }
}
