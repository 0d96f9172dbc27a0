// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ActContext, actContext} from "../../../contracts/types/ActContext.sol";
import {ActKind} from "../../../contracts/types/Agreements.sol";
import {OrganisationKind} from "../../../contracts/types/Members.sol";
import {Record} from "../../../contracts/types/Record.sol";
import {Vectors} from "../base/Vectors.sol";

contract ActContextTest is Vectors {
    function testFuzz_Pack(uint256 kind, uint8 seat, uint256 organisationKind, uint40 time) public pure {
        kind = bound(kind, 0, uint256(type(ActKind).max));
        organisationKind = bound(organisationKind, 0, uint256(type(OrganisationKind).max));
        ActContext context = actContext(ActKind(kind), seat, OrganisationKind(organisationKind), time);
        vm.assertEq(
            ActContext.unwrap(context),
            bytes32(kind + uint256(seat) * 2 ** 8 + organisationKind * 2 ** 16 + uint256(time) * 2 ** 24)
        );
    }

    /// @dev A history of acts leads to the head of the vectors: context and acts head together.
    function test_VectorsOfActs() public view {
        string memory json = vectors("acts");
        bytes32[] memory ids = vm.parseJsonBytes32Array(json, ".id");
        bytes32[] memory previous = vm.parseJsonBytes32Array(json, ".previous");
        bytes32[] memory keyIds = vm.parseJsonBytes32Array(json, ".keyId");
        bytes32[] memory statements = vm.parseJsonBytes32Array(json, ".statement");
        bytes32[] memory heads = vm.parseJsonBytes32Array(json, ".head");
        ActContext[] memory contexts = _contexts(json);
        bytes32[] memory words = vm.parseJsonBytes32Array(json, ".context");
        vm.assertGt(heads.length, 50);

        Record record;
        for (uint256 i = 0; i < heads.length; ++i) {
            vm.assertEq(ActContext.unwrap(contexts[i]), words[i]);
            if (previous[i] == ids[i]) record = Record.wrap(0);
            record = record.withAct(ids[i], contexts[i], keyIds[i], statements[i]);
            vm.assertEq(record.actsHead(), heads[i]);
        }
    }

    function _contexts(string memory json) private pure returns (ActContext[] memory contexts) {
        uint256[] memory kinds = vm.parseJsonUintArray(json, ".kind");
        uint256[] memory seats = vm.parseJsonUintArray(json, ".seat");
        uint256[] memory organisationKinds = vm.parseJsonUintArray(json, ".organisationKind");
        uint256[] memory times = vm.parseJsonUintArray(json, ".time");
        contexts = new ActContext[](kinds.length);
        for (uint256 i = 0; i < kinds.length; ++i) {
            contexts[i] = actContext(ActKind(kinds[i]), seats[i], OrganisationKind(organisationKinds[i]), times[i]);
        }
    }
}
