// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAgreementRegistry} from "../../contracts/interfaces/IAgreementRegistry.sol";
import {AccountAct, ActKind, Agreement} from "../../contracts/types/Agreements.sol";
import {AgreementRegistryFixture} from "./base/AgreementRegistryFixture.sol";

/// @dev What can be recorded at all. Each case is refused by the sender's act and by relayed ones, and of every kind.
contract AgreementRegistryValidityTest is AgreementRegistryFixture {
    function test_RevertWhen_TitleMissing() public {
        Agreement memory agreement = _agreement(2, 0);
        agreement.title = 0;
        _assertInvalid(agreement, abi.encodeWithSelector(IAgreementRegistry.AgreementTitleMissing.selector));
    }

    function test_RevertWhen_MetadataMissing() public {
        Agreement memory agreement = _agreement(2, 0);
        agreement.metadata = 0;
        _assertInvalid(agreement, abi.encodeWithSelector(IAgreementRegistry.AgreementMetadataMissing.selector));
    }

    function test_DocumentCount() public {
        uint256[4] memory counts = [uint256(0), 1, 8, 9];
        for (uint256 i = 0; i < counts.length; ++i) {
            Agreement memory agreement = _agreement(2, 0);
            agreement.documents = _ascending(counts[i]);
            if (counts[i] == 1 || counts[i] == 8) {
                _assertValid(agreement);
            } else {
                _assertInvalid(
                    agreement,
                    abi.encodeWithSelector(IAgreementRegistry.AgreementDocumentCountInvalid.selector, counts[i])
                );
            }
        }
    }

    function test_SeatCount() public {
        _assertSeats(0, 0, false);
        _assertSeats(1, 0, false);
        _assertSeats(1, 31, false);
        _assertSeats(2, 0, true);
        _assertSeats(2, 30, true);
        _assertSeats(2, 31, false);
        _assertSeats(32, 0, true);
        _assertSeats(32, 1, false);
        _assertSeats(33, 0, false);
        _assertSeats(16, 16, true);
        _assertSeats(16, 17, false);
    }

    function test_RevertWhen_Unordered() public {
        bytes4[3] memory selectors = [
            IAgreementRegistry.AgreementDocumentsUnordered.selector,
            IAgreementRegistry.AgreementPartiesUnordered.selector,
            IAgreementRegistry.AgreementWitnessesUnordered.selector
        ];
        for (uint256 list = 0; list < 3; ++list) {
            for (uint256 i = 0; i < 3; ++i) {
                for (uint256 equal = 0; equal < 2; ++equal) {
                    Agreement memory agreement = _agreement(3, 3);
                    agreement.documents = _ascending(3);
                    bytes32[] memory values =
                        list == 0
                            ? agreement.documents
                            : list == 1
                                ? agreement.parties
                                : agreement.witnesses;
                    // The same as its neighbour, or less; the first is compared with zero.
                    if (i == 0) values[0] = 0;
                    else values[i] = equal == 1 ? values[i - 1] : bytes32(uint256(values[i - 1]) - 1);
                    _assertInvalid(agreement, abi.encodeWithSelector(selectors[list], i));
                }
            }
        }
    }

    function test_RevertWhen_WitnessIsParty() public {
        for (uint256 i = 0; i < 3; ++i) {
            Agreement memory agreement = _agreement(3, 1);
            agreement.witnesses[0] = orgs[i].id;
            _assertInvalid(
                agreement,
                abi.encodeWithSelector(IAgreementRegistry.AgreementWitnessIsParty.selector, orgs[i].id)
            );
        }
    }

    function test_Term() public {
        uint40 limit = 2 ** 36;
        _assertTerm(0, START + 1, true);
        _assertTerm(START, START, false);
        _assertTerm(START, START + 1, true);
        _assertTerm(START + 1, START, false);
        _assertTerm(limit - 1, 0, true);
        _assertTerm(limit, 0, false);
        _assertTerm(limit - 2, limit - 1, true);
        _assertTerm(limit - 1, limit, false);
        _assertTerm(0, limit - 1, true);
        _assertTerm(0, limit, false);
        _assertTerm(0, type(uint40).max, false);
        _assertTerm(type(uint40).max, 0, false);
    }

    /// @dev A term that is over is none to begin with; a record whose term is over is still one.
    function test_RevertWhen_AlreadyExpired() public {
        for (uint40 i = 0; i < 3; ++i) {
            Agreement memory agreement = _agreement(2, 0);
            agreement.expiresAt = START + 1 - i;
            if (i == 0) {
                _assertValid(agreement);
            } else {
                _assertInvalid(
                    agreement,
                    abi.encodeWithSelector(IAgreementRegistry.AgreementAlreadyExpired.selector, agreement.expiresAt)
                );
            }
        }
        Agreement memory recorded = _agreement(2, 1);
        recorded.expiresAt = START + 1;
        _act(recorded, ActKind.Attest, 0);
        skip(1);
        _act(recorded, ActKind.Attest, 0);
        _act(recorded, ActKind.Dispute, 0);
        vm.assertTrue(registry.isDisputed(_idOf(recorded)));
    }

    function test_RevertWhen_NoticeWithoutRight() public {
        uint16[2] memory periods = [uint16(1), type(uint16).max];
        for (uint256 i = 0; i < 2; ++i) {
            Agreement memory agreement = _consensual(2, 0);
            agreement.noticeDays = periods[i];
            _assertInvalid(
                agreement,
                abi.encodeWithSelector(IAgreementRegistry.AgreementNoticeWithoutRight.selector, periods[i])
            );
            agreement.anyPartyCanEnd = true;
            _assertValid(agreement);
        }
    }

    /// @dev A length that no calldata holds is refused by the decoder, and counted by nobody.
    function test_RevertWhen_CalldataClaimsTooMuch() public {
        Agreement memory agreement = _agreement(2, 0);
        bytes memory call = abi.encodeCall(registry.attest, (agreement, 0, 0));
        // The words before the documents' length: selector, three arguments, ten members.
        uint256 length = 4 + 32 * 13;
        vm.assertEq(uint256(uint8(call[length + 31])), 2);
        for (uint256 i = 0; i < 32; ++i) call[length + i] = 0xff;
        vm.prank(orgs[0].signer);
        (bool success, ) = address(registry).call(call);
        vm.assertFalse(success);
    }

    function _assertSeats(uint256 parties, uint256 witnesses, bool valid) private {
        Agreement memory agreement = _agreement(2, 0);
        bytes32[] memory all = _ascending(parties + witnesses);
        agreement.parties = new bytes32[](parties);
        agreement.witnesses = new bytes32[](witnesses);
        for (uint256 i = 0; i < parties; ++i) agreement.parties[i] = all[i];
        for (uint256 i = 0; i < witnesses; ++i) agreement.witnesses[i] = all[parties + i];
        if (valid) {
            _assertValid(agreement);
        } else {
            _assertInvalid(
                agreement,
                abi.encodeWithSelector(IAgreementRegistry.AgreementSeatCountInvalid.selector, parties, witnesses)
            );
        }
    }

    function _assertTerm(uint40 effectiveAt, uint40 expiresAt, bool valid) private {
        Agreement memory agreement = _agreement(2, 0);
        agreement.effectiveAt = effectiveAt;
        agreement.expiresAt = expiresAt;
        if (valid) {
            _assertValid(agreement);
        } else {
            _assertInvalid(
                agreement,
                abi.encodeWithSelector(IAgreementRegistry.AgreementTermInvalid.selector, effectiveAt, expiresAt)
            );
        }
    }

    function _assertInvalid(Agreement memory agreement, bytes memory problem) private {
        for (uint256 kind = 0; kind < 5; ++kind) {
            (bool success, bytes memory answer) = address(registry).call(_senderCall(agreement, ActKind(kind), 0));
            vm.assertFalse(success);
            vm.assertEq(answer, problem);
        }
        _expectRevert(problem);
        registry.submit(agreement, _accounts(AccountAct(ActKind.Attest, 0, FOREVER, 0, 0, 0)), _keys());
        _expectRevert(problem);
        registry.amend(agreement, agreement, 0, 0);
    }

    /// @dev Valid: what stops a stranger's act is that the stranger has no key.
    function _assertValid(Agreement memory agreement) private {
        bytes memory call = _senderCall(agreement, ActKind.Attest, 0);
        (bool success, bytes memory answer) = address(registry).call(call);
        vm.assertFalse(success);
        vm.assertEq(
            answer,
            abi.encodeWithSelector(
                IAgreementRegistry.ActKeyUnauthorized.selector,
                0,
                agreement.parties[0],
                _keyId(address(this))
            )
        );
    }

    function _ascending(uint256 count) private pure returns (bytes32[] memory values) {
        values = new bytes32[](count);
        for (uint256 i = 0; i < count; ++i) values[i] = bytes32((i + 1) << 8);
    }
}
