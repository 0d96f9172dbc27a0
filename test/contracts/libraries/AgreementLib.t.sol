// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAgreementRegistry} from "../../../contracts/interfaces/IAgreementRegistry.sol";
import {AgreementLib} from "../../../contracts/libraries/AgreementLib.sol";
import {ActKind, Agreement} from "../../../contracts/types/Agreements.sol";
import {Vectors} from "../base/Vectors.sol";

/// @dev Calls the library from outside, so that a revert is seen as one.
contract AgreementLibHarness {
    function requireValid(Agreement memory agreement) external pure {
        AgreementLib.requireValid(agreement);
    }
}

contract AgreementLibTest is Vectors {
    using AgreementLib for Agreement;

    string private constant AGREEMENT_TYPE =
        "Agreement(string title,bytes32[] documents,bytes32 metadata,string[] parties,string[] witnesses,uint40 effectiveAt,uint40 expiresAt,bool anyPartyCanEnd,uint16 noticeDays,bytes32 supersedes)";
    uint40 private constant LAST_SECOND = 2 ** 36 - 1;

    AgreementLibHarness private _harness;

    function setUp() public {
        _harness = new AgreementLibHarness();
    }

    // Ids

    /// @dev EIP-712, "Definition of hashStruct", word by word.
    function testFuzz_Id(uint256 seed) public pure {
        Agreement memory agreement = _random(seed);
        bytes memory encoded = bytes.concat(
            keccak256(bytes(AGREEMENT_TYPE)),
            agreement.title,
            keccak256(abi.encodePacked(agreement.documents)),
            agreement.metadata,
            keccak256(abi.encodePacked(agreement.parties)),
            keccak256(abi.encodePacked(agreement.witnesses))
        );
        encoded = bytes.concat(
            encoded,
            bytes32(uint256(agreement.effectiveAt)),
            bytes32(uint256(agreement.expiresAt)),
            bytes32(uint256(agreement.anyPartyCanEnd ? 1 : 0)),
            bytes32(uint256(agreement.noticeDays)),
            agreement.supersedes
        );
        vm.assertEq(agreement.idOf(), keccak256(encoded));
    }

    /// @dev Pitfall: another document, party, witness or term is another id, so none can be squatted,
    /// and none left out.
    function testFuzz_EveryMemberChangesId(uint256 seed, uint256 member) public pure {
        bytes32 id = _random(seed).idOf();
        vm.assertNotEq(_changed(_random(seed), bound(member, 0, 12)).idOf(), id);
    }

    function testFuzz_ActHash(
        bytes32 id,
        uint256 kind,
        bytes32 organisation,
        bytes32 statement,
        uint40 validUntil
    ) public pure {
        kind = bound(kind, 0, 4);
        string memory name = ["Attestation", "Refusal", "TerminationNotice", "Dispute", "DisputeWithdrawal"][kind];
        bytes32 typeHash = keccak256(
            abi.encodePacked(
                name,
                "(Agreement agreement,string organisation,string statement,uint40 validUntil)",
                AGREEMENT_TYPE
            )
        );
        vm.assertEq(
            AgreementLib.actHash(id, ActKind(kind), organisation, statement, validUntil),
            keccak256(bytes.concat(typeHash, id, organisation, statement, bytes32(uint256(validUntil))))
        );
    }

    // Validity, each rule on both sides of its boundary

    function testFuzz_Valid(uint256 seed) public view {
        _harness.requireValid(_random(seed));
    }

    function test_RevertWhen_TitleMissing() public {
        Agreement memory agreement = _random(1);
        agreement.title = 0;
        _assertInvalid(agreement, abi.encodeWithSelector(IAgreementRegistry.AgreementTitleMissing.selector));
    }

    function test_RevertWhen_MetadataMissing() public {
        Agreement memory agreement = _random(1);
        agreement.metadata = 0;
        _assertInvalid(agreement, abi.encodeWithSelector(IAgreementRegistry.AgreementMetadataMissing.selector));
    }

    function test_DocumentCountBoundaries() public {
        for (uint256 count = 0; count < 10; ++count) {
            Agreement memory agreement = _random(1);
            agreement.documents = _ascending(count, 1);
            if (count > 0 && count < 9) _harness.requireValid(agreement);
            else _assertInvalid(agreement, _error(IAgreementRegistry.AgreementDocumentCountInvalid.selector, count));
        }
    }

    function test_SeatCountBoundaries() public {
        _assertSeats(0, 0, false);
        _assertSeats(1, 0, false);
        _assertSeats(1, 31, false);
        _assertSeats(2, 0, true);
        _assertSeats(2, 30, true);
        _assertSeats(2, 31, false);
        _assertSeats(31, 1, true);
        _assertSeats(31, 2, false);
        _assertSeats(32, 0, true);
        _assertSeats(32, 1, false);
        _assertSeats(33, 0, false);
        _assertSeats(0, 32, false);
    }

    function testFuzz_RevertWhen_DocumentsUnordered(uint256 seed, uint256 index) public {
        Agreement memory agreement = _random(seed);
        agreement.documents = _ascending(8, 1);
        index = _disorder(agreement.documents, seed, index);
        _assertInvalid(agreement, _error(IAgreementRegistry.AgreementDocumentsUnordered.selector, index));
    }

    /// @dev Pitfall: "duplicate leaves", here one organisation in two seats.
    function testFuzz_RevertWhen_PartiesUnordered(uint256 seed, uint256 index) public {
        Agreement memory agreement = _random(seed);
        index = _disorder(agreement.parties, seed, index);
        _assertInvalid(agreement, _error(IAgreementRegistry.AgreementPartiesUnordered.selector, index));
    }

    function testFuzz_RevertWhen_WitnessesUnordered(uint256 seed, uint256 index) public {
        Agreement memory agreement = _random(seed);
        vm.assume(agreement.witnesses.length != 0);
        index = _disorder(agreement.witnesses, seed, index);
        _assertInvalid(agreement, _error(IAgreementRegistry.AgreementWitnessesUnordered.selector, index));
    }

    function testFuzz_RevertWhen_WitnessIsParty(uint256 seed, uint256 party) public {
        Agreement memory agreement = _random(seed);
        bytes32 witness = agreement.parties[bound(party, 0, agreement.parties.length - 1)];
        agreement.witnesses = new bytes32[](1);
        agreement.witnesses[0] = witness;
        if (agreement.parties.length == 32) agreement.parties = _without(agreement.parties, witness);
        vm.assume(AgreementLib.contains(agreement.parties, witness));
        _assertInvalid(agreement, abi.encodeWithSelector(IAgreementRegistry.AgreementWitnessIsParty.selector, witness));
    }

    function test_TermBoundaries() public {
        _assertTerm(0, 0, true);
        _assertTerm(0, 1, true);
        _assertTerm(1, 1, false);
        _assertTerm(2, 1, false);
        _assertTerm(1, 2, true);
        _assertTerm(LAST_SECOND, 0, true);
        _assertTerm(LAST_SECOND + 1, 0, false);
        _assertTerm(0, LAST_SECOND, true);
        _assertTerm(0, LAST_SECOND + 1, false);
        _assertTerm(LAST_SECOND - 1, LAST_SECOND, true);
        _assertTerm(LAST_SECOND, LAST_SECOND + 1, false);
        _assertTerm(type(uint40).max, type(uint40).max, false);
        _assertTerm(type(uint40).max, 0, false);
    }

    function testFuzz_Term(uint40 effectiveAt, uint40 expiresAt) public {
        bool valid = effectiveAt < 2 ** 36 && expiresAt < 2 ** 36 && (expiresAt == 0 || expiresAt > effectiveAt);
        _assertTerm(effectiveAt, expiresAt, valid);
    }

    function test_NoticeBoundaries() public {
        Agreement memory agreement = _random(1);
        agreement.anyPartyCanEnd = true;
        agreement.noticeDays = type(uint16).max;
        _harness.requireValid(agreement);
        agreement.noticeDays = 0;
        _harness.requireValid(agreement);
        agreement.anyPartyCanEnd = false;
        _harness.requireValid(agreement);
        agreement.noticeDays = 1;
        _assertInvalid(agreement, _error(IAgreementRegistry.AgreementNoticeWithoutRight.selector, 1));
    }

    // Seats

    function testFuzz_Seats(uint256 seed) public pure {
        Agreement memory agreement = _random(seed);
        uint256 parties = agreement.parties.length;
        vm.assertEq(agreement.seats(), parties + agreement.witnesses.length);
        bool same = true;
        for (uint256 seat = 0; seat < parties; ++seat) {
            same = same && agreement.organisationAt(seat) == agreement.parties[seat];
        }
        for (uint256 i = 0; i < agreement.witnesses.length; ++i) {
            same = same && agreement.organisationAt(parties + i) == agreement.witnesses[i];
        }
        vm.assertTrue(same);
        vm.assertEq(agreement.partySeats(), 2 ** parties - 1);
    }

    function test_PartySeatsOf32() public pure {
        Agreement memory agreement;
        agreement.parties = _ascending(32, 1);
        vm.assertEq(agreement.partySeats(), type(uint32).max);
    }

    function testFuzz_Contains(uint256 seed, uint256 index) public pure {
        bytes32[] memory values = _random(seed).parties;
        vm.assertTrue(AgreementLib.contains(values, values[bound(index, 0, values.length - 1)]));
        vm.assertFalse(AgreementLib.contains(values, bytes32(seed)));
        vm.assertFalse(AgreementLib.contains(new bytes32[](0), values[0]));
    }

    // Shared vectors

    function test_VectorsOfIds() public view {
        string memory json = vectors("agreements");
        uint256 count = vm.parseJsonUint(json, ".count");
        vm.assertGt(count, 20);
        for (uint256 i = 0; i < count; ++i) {
            Agreement memory agreement = _parsed(json, pathOf(".cases", i, ""));
            vm.assertEq(agreement.idOf(), vm.parseJsonBytes32(json, pathOf(".cases", i, ".id")));
            _harness.requireValid(agreement);
        }
    }

    function test_VectorsOfInvalidAgreements() public view {
        string memory json = vectors("agreements");
        uint256 count = vm.parseJsonUint(json, ".invalidCount");
        vm.assertGt(count, 20);
        for (uint256 i = 0; i < count; ++i) {
            string memory path = pathOf(".invalid", i, "");
            string memory name = vm.parseJsonString(json, string.concat(path, ".error"));
            try _harness.requireValid(_parsed(json, path)) {
                vm.assertTrue(false, name);
            } catch (bytes memory reason) {
                vm.assertEq(bytes32(bytes4(reason)), bytes32(_selectorOf(name)), name);
            }
        }
    }

    function test_VectorsOfActs() public view {
        string memory json = vectors("typed-data");
        uint256[] memory kinds = vm.parseJsonUintArray(json, ".acts.kind");
        bytes32[] memory ids = vm.parseJsonBytes32Array(json, ".acts.id");
        bytes32[] memory organisations = vm.parseJsonBytes32Array(json, ".acts.organisationId");
        bytes32[] memory statements = vm.parseJsonBytes32Array(json, ".acts.statementHash");
        uint256[] memory validUntil = vm.parseJsonUintArray(json, ".acts.validUntil");
        bytes32[] memory hashes = vm.parseJsonBytes32Array(json, ".acts.structHash");
        vm.assertGt(hashes.length, 20);
        for (uint256 i = 0; i < hashes.length; ++i) {
            vm.assertEq(
                AgreementLib.actHash(ids[i], ActKind(kinds[i]), organisations[i], statements[i], uint40(validUntil[i])),
                hashes[i]
            );
        }
    }

    function _assertSeats(uint256 parties, uint256 witnesses, bool valid) private {
        Agreement memory agreement = _random(1);
        agreement.parties = _ascending(parties, 2);
        agreement.witnesses = _ascending(witnesses, 3);
        if (valid) return _harness.requireValid(agreement);
        _assertInvalid(
            agreement,
            abi.encodeWithSelector(IAgreementRegistry.AgreementSeatCountInvalid.selector, parties, witnesses)
        );
    }

    function _assertTerm(uint40 effectiveAt, uint40 expiresAt, bool valid) private {
        Agreement memory agreement;
        (agreement.title, agreement.metadata) = ("title", "metadata");
        (agreement.documents, agreement.parties) = (_ascending(1, 1), _ascending(2, 2));
        (agreement.effectiveAt, agreement.expiresAt) = (effectiveAt, expiresAt);
        if (valid) return _harness.requireValid(agreement);
        _assertInvalid(
            agreement,
            abi.encodeWithSelector(IAgreementRegistry.AgreementTermInvalid.selector, effectiveAt, expiresAt)
        );
    }

    function _assertInvalid(Agreement memory agreement, bytes memory reason) private {
        vm.expectRevert(reason);
        _harness.requireValid(agreement);
    }

    function _error(bytes4 selector, uint256 value) private pure returns (bytes memory) {
        return abi.encodeWithSelector(selector, value);
    }

    /// @dev A valid agreement; organisations of parties and witnesses alternate, so neither list is a run of its own.
    function _random(uint256 seed) private pure returns (Agreement memory agreement) {
        uint256 bits = uint256(keccak256(abi.encode(seed)));
        uint256 parties = 2 + ((bits >> 8) % 31);
        agreement.title = bytes32(bits);
        agreement.documents = _ascending(1 + (bits % 8), 1);
        agreement.metadata = bytes32(~bits);
        agreement.parties = _ascending(parties, 2);
        agreement.witnesses = _ascending((bits >> 16) % (33 - parties), 3);
        agreement.effectiveAt = uint40((bits >> 32) % LAST_SECOND);
        if ((bits >> 24) % 2 == 0) {
            agreement.expiresAt = uint40(bound(bits >> 80, agreement.effectiveAt + 1, LAST_SECOND));
        }
        agreement.anyPartyCanEnd = (bits >> 25) % 2 == 0;
        if (agreement.anyPartyCanEnd) agreement.noticeDays = uint16(bits >> 128);
        if ((bits >> 26) % 2 == 0) agreement.supersedes = bytes32(bits >> 1);
    }

    /// @dev `offset`, `offset + 4`, …, in the high bytes, so that offsets 1 to 3 give lists without a common value.
    function _ascending(uint256 count, uint256 offset) private pure returns (bytes32[] memory values) {
        values = new bytes32[](count);
        for (uint256 i = 0; i < count; ++i) values[i] = bytes32((offset + 4 * i) << 240);
    }

    /// @dev Makes one value not greater than the one before it: equal, less, or zero. Returns its index.
    function _disorder(bytes32[] memory values, uint256 seed, uint256 index) private pure returns (uint256) {
        index = bound(index, 0, values.length - 1);
        uint256 previous = index == 0 ? 0 : uint256(values[index - 1]);
        values[index] = bytes32(
            previous -
                (
                    seed % 3 == 0
                        ? 0
                        : seed % 3 == 1
                            ? previous
                            : previous == 0
                                ? 0
                                : 1
                )
        );
        return index;
    }

    function _without(bytes32[] memory values, bytes32 value) private pure returns (bytes32[] memory others) {
        others = new bytes32[](values.length - 1);
        uint256 count;
        for (uint256 i = 0; i < values.length && count < others.length; ++i) {
            // Leaves out any one other value.
            if (i == 0 && values[i] != value) continue;
            others[count++] = values[i];
        }
    }

    /// @dev The agreement with one member changed, and still another agreement for each value of `member`.
    function _changed(Agreement memory agreement, uint256 member) private pure returns (Agreement memory) {
        if (member == 0) agreement.title ^= bytes32(uint256(1));
        if (member == 1) agreement.documents[agreement.documents.length - 1] ^= bytes32(uint256(1));
        if (member == 2) agreement.documents = _ascending(agreement.documents.length + 1, 1);
        if (member == 3) agreement.metadata ^= bytes32(uint256(1));
        if (member == 4) agreement.parties[agreement.parties.length - 1] ^= bytes32(uint256(1));
        if (member == 5) agreement.parties = _ascending(agreement.parties.length + 1, 2);
        if (member == 6) agreement.witnesses = _ascending(agreement.witnesses.length + 1, 3);
        if (member == 7) (agreement.parties, agreement.witnesses) = (agreement.witnesses, agreement.parties);
        if (member == 8) agreement.effectiveAt ^= 1;
        if (member == 9) agreement.expiresAt ^= 1;
        if (member == 10) agreement.anyPartyCanEnd = !agreement.anyPartyCanEnd;
        if (member == 11) agreement.noticeDays ^= 1;
        if (member == 12) agreement.supersedes ^= bytes32(uint256(1));
        return agreement;
    }

    function _parsed(string memory json, string memory path) private pure returns (Agreement memory agreement) {
        agreement.title = vm.parseJsonBytes32(json, string.concat(path, ".titleHash"));
        agreement.documents = vm.parseJsonBytes32Array(json, string.concat(path, ".documents"));
        agreement.metadata = vm.parseJsonBytes32(json, string.concat(path, ".metadata"));
        agreement.parties = vm.parseJsonBytes32Array(json, string.concat(path, ".partyIds"));
        agreement.witnesses = vm.parseJsonBytes32Array(json, string.concat(path, ".witnessIds"));
        agreement.effectiveAt = uint40(vm.parseJsonUint(json, string.concat(path, ".effectiveAt")));
        agreement.expiresAt = uint40(vm.parseJsonUint(json, string.concat(path, ".expiresAt")));
        agreement.anyPartyCanEnd = vm.parseJsonBool(json, string.concat(path, ".anyPartyCanEnd"));
        agreement.noticeDays = uint16(vm.parseJsonUint(json, string.concat(path, ".noticeDays")));
        agreement.supersedes = vm.parseJsonBytes32(json, string.concat(path, ".supersedes"));
    }

    function _selectorOf(string memory name) private pure returns (bytes4) {
        bytes4[10] memory selectors = [
            IAgreementRegistry.AgreementTitleMissing.selector,
            IAgreementRegistry.AgreementMetadataMissing.selector,
            IAgreementRegistry.AgreementDocumentCountInvalid.selector,
            IAgreementRegistry.AgreementDocumentsUnordered.selector,
            IAgreementRegistry.AgreementSeatCountInvalid.selector,
            IAgreementRegistry.AgreementPartiesUnordered.selector,
            IAgreementRegistry.AgreementWitnessesUnordered.selector,
            IAgreementRegistry.AgreementWitnessIsParty.selector,
            IAgreementRegistry.AgreementTermInvalid.selector,
            IAgreementRegistry.AgreementNoticeWithoutRight.selector
        ];
        string[10] memory signatures = [
            "AgreementTitleMissing()",
            "AgreementMetadataMissing()",
            "AgreementDocumentCountInvalid(uint256)",
            "AgreementDocumentsUnordered(uint256)",
            "AgreementSeatCountInvalid(uint256,uint256)",
            "AgreementPartiesUnordered(uint256)",
            "AgreementWitnessesUnordered(uint256)",
            "AgreementWitnessIsParty(bytes32)",
            "AgreementTermInvalid(uint40,uint40)",
            "AgreementNoticeWithoutRight(uint16)"
        ];
        for (uint256 i = 0; i < 10; ++i) {
            if (_startsWith(signatures[i], string.concat(name, "("))) return selectors[i];
        }
        return 0;
    }

    function _startsWith(string memory text, string memory start) private pure returns (bool) {
        for (uint256 i = 0; i < bytes(start).length; ++i) if (bytes(text)[i] != bytes(start)[i]) return false;
        return true;
    }
}
