// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {JournalLib} from "../../../contracts/libraries/JournalLib.sol";
import {Journal} from "../../../contracts/types/Journal.sol";
import {Marks} from "../../../contracts/types/Marks.sol";
import {Record} from "../../../contracts/types/Record.sol";
import {Vectors} from "../base/Vectors.sol";

contract JournalLibTest is Vectors {
    function testFuzz_Genesis(uint256 chainId, address registry) public pure {
        Journal journal = JournalLib.genesis(chainId, registry);
        vm.assertEq(journal.count(), 0);
        bytes32 hash = keccak256(bytes.concat(bytes32(chainId), bytes32(uint256(uint160(registry)))));
        vm.assertEq(journal.head(), bytes32(bytes27(hash)));
        vm.assertEq(Journal.unwrap(journal), journal.head());
    }

    function testFuzz_Unpack(uint216 head, uint40 count) public pure {
        Journal journal = Journal.wrap(bytes32(uint256(head) * 2 ** 40 + count));
        vm.assertEq(journal.count(), count);
        vm.assertEq(journal.head(), bytes32(uint256(head) * 2 ** 40));
    }

    function testFuzz_Extended(uint216 head, uint40 count, bytes32 id, bytes32 record, bytes32 marks) public pure {
        count = uint40(bound(count, 0, type(uint40).max - 1));
        Journal journal = Journal.wrap(bytes32(uint256(head) * 2 ** 40 + count));
        Journal extended = journal.extended(id, Record.wrap(record), Marks.wrap(marks));
        vm.assertEq(extended.count(), uint256(count) + 1);
        // The hash is over the head alone: the count is known from the number of entries.
        bytes32 hash = keccak256(bytes.concat(bytes32(uint256(head) * 2 ** 40), id, record, marks));
        vm.assertEq(extended.head(), bytes32(bytes27(hash)));
    }

    function test_Vectors() public view {
        string memory json = vectors("journal");
        uint256[] memory chainIds = vm.parseJsonUintArray(json, ".runs.chainId");
        address[] memory registries = vm.parseJsonAddressArray(json, ".runs.registry");
        bytes32[] memory words = vm.parseJsonBytes32Array(json, ".runs.journalWord");
        vm.assertGt(words.length, 5);
        for (uint256 run = 0; run < words.length; ++run) {
            Journal journal = JournalLib.genesis(chainIds[run], registries[run]);
            vm.assertEq(Journal.unwrap(_replayed(json, run, journal)), words[run]);
        }
    }

    function _replayed(string memory json, uint256 run, Journal journal) private pure returns (Journal) {
        uint256[] memory runs = vm.parseJsonUintArray(json, ".entries.run");
        bytes32[] memory ids = vm.parseJsonBytes32Array(json, ".entries.id");
        bytes32[] memory words = vm.parseJsonBytes32Array(json, ".entries.word");
        bytes32[] memory marks = vm.parseJsonBytes32Array(json, ".entries.marks");
        bytes32[] memory after_ = vm.parseJsonBytes32Array(json, ".entries.journalWord");
        for (uint256 i = 0; i < runs.length; ++i) {
            if (runs[i] != run) continue;
            journal = journal.extended(ids[i], Record.wrap(words[i]), Marks.wrap(marks[i]));
            vm.assertEq(Journal.unwrap(journal), after_[i]);
        }
        return journal;
    }
}
