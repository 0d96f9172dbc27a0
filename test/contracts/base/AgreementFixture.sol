// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AgreementRegistry} from "../../../contracts/AgreementRegistry.sol";
import {Agreement} from "../../../contracts/types/Agreements.sol";
import {MemberFixture} from "./MemberFixture.sol";

/// @dev Both registries, and three members that can make agreements.
abstract contract AgreementFixture is MemberFixture {
    bytes32 internal constant STATEMENT = keccak256("Chairperson, ref 7f3a0c52e1b94d66");

    AgreementRegistry internal agreements;
    Party internal alpha;
    Party internal beta;
    Party internal gamma;

    function setUp() public virtual override {
        super.setUp();
        agreements = new AgreementRegistry(address(members));
        alpha = admitMember("did:web:alpha.example");
        beta = admitMember("did:web:beta.example");
        gamma = admitMember("did:web:gamma.example");
    }

    /// @dev An open-ended agreement of two, ended by all together.
    function agreementOf(Party memory a, Party memory b) internal pure returns (Agreement memory agreement) {
        agreement.title = keccak256("Memorandum of Understanding");
        agreement.documents = new bytes32[](1);
        agreement.documents[0] = sha256("document");
        agreement.metadata = keccak256("metadata");
        agreement.parties = new bytes32[](2);
        (agreement.parties[0], agreement.parties[1]) = a.id < b.id ? (a.id, b.id) : (b.id, a.id);
        agreement.witnesses = new bytes32[](0);
    }

    function seatOf(Agreement memory agreement, bytes32 organisation) internal pure returns (uint8 seat) {
        uint256 parties = agreement.parties.length;
        for (; seat < parties; ++seat) if (agreement.parties[seat] == organisation) return seat;
        for (; seat < parties + agreement.witnesses.length; ++seat) {
            if (agreement.witnesses[seat - parties] == organisation) return seat;
        }
    }

    function attestAs(Party memory party, Agreement memory agreement) internal {
        uint8 seat = seatOf(agreement, party.id);
        vm.prank(party.signatory);
        agreements.attest(agreement, seat, STATEMENT);
    }

    function amendAs(Party memory party, Agreement memory agreement, Agreement memory predecessor) internal {
        uint8 seat = seatOf(agreement, party.id);
        vm.prank(party.signatory);
        agreements.amend(agreement, predecessor, seat, STATEMENT);
    }

    function terminateAs(Party memory party, Agreement memory agreement) internal {
        uint8 seat = seatOf(agreement, party.id);
        vm.prank(party.signatory);
        agreements.terminate(agreement, seat, STATEMENT);
    }

    function disputeAs(Party memory party, Agreement memory agreement) internal {
        uint8 seat = seatOf(agreement, party.id);
        vm.prank(party.manager);
        agreements.dispute(agreement, seat, STATEMENT);
    }
}
