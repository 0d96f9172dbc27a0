// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAgreementRegistry} from "../../contracts/interfaces/IAgreementRegistry.sol";
import {ApprovedHashWallet} from "../../contracts/mocks/ApprovedHashWallet.sol";
import {HostileSigner} from "../../contracts/mocks/HostileSigner.sol";
import {OwnedWallet} from "../../contracts/mocks/OwnedWallet.sol";
import {AccountAct, ActKind, Agreement, KeyAct, Outcome, Status} from "../../contracts/types/Agreements.sol";
import {KeyRole} from "../../contracts/types/Members.sol";
import {AgreementRegistryFixture} from "./base/AgreementRegistryFixture.sol";

contract AgreementRegistryRelayTest is AgreementRegistryFixture {
    uint256 private constant SECRET = 0xa11ce;

    address private relayer;

    function setUp() public override {
        super.setUp();
        relayer = makeAddr("relayer");
    }

    // Every form of key

    function test_AccountAct() public {
        Agreement memory agreement = _agreement(2, 0);
        _willAttest(agreement, _keyId(orgs[0].signer));
        vm.prank(relayer);
        _submit(agreement, ActKind.Attest, 0);
        _verify();
    }

    function test_KeyAct_NamedAccount() public {
        Agreement memory agreement = _agreement(2, 0);
        bytes memory proof = signature(orgs[0].signerSecret, _digestOf(agreement, ActKind.Attest, 0));
        _assertAttests(agreement, relayer, abi.encodePacked(orgs[0].signer), proof);
    }

    function test_KeyAct_RecoveredAccount() public {
        Agreement memory agreement = _agreement(2, 0);
        _willAttest(agreement, _keyId(orgs[0].signer));
        bytes memory proof = signature(orgs[0].signerSecret, _digestOf(agreement, ActKind.Attest, 0));
        vm.prank(relayer);
        registry.submit(agreement, _accounts(), _keys(_keyAct(ActKind.Attest, 0, "", proof)));
        _verify();
    }

    function test_KeyAct_SenderWithoutKey() public {
        Agreement memory agreement = _agreement(2, 0);
        _willAttest(agreement, _keyId(orgs[0].signer));
        vm.prank(orgs[0].signer);
        registry.submit(agreement, _accounts(), _keys(_keyAct(ActKind.Attest, 0, "", "")));
        _verify();
    }

    function test_KeyAct_SenderNamed() public {
        Agreement memory agreement = _agreement(2, 0);
        _assertAttests(agreement, orgs[0].signer, abi.encodePacked(orgs[0].signer), "");
    }

    function test_KeyAct_ContractWallet() public {
        Agreement memory agreement = _agreement(2, 0);
        bytes memory key = abi.encodePacked(new OwnedWallet(vm.addr(SECRET)));
        _enrol(0, key, KeyRole.Signatory, 0, 0);
        _assertAttests(agreement, relayer, key, signature(SECRET, _digestOf(agreement, ActKind.Attest, 0)));
    }

    /// @dev A contract wallet sends by itself, too.
    function test_KeyAct_ContractWalletAsSender() public {
        Agreement memory agreement = _agreement(2, 0);
        OwnedWallet wallet = new OwnedWallet(vm.addr(SECRET));
        _enrol(0, abi.encodePacked(wallet), KeyRole.Signatory, 0, 0);
        _assertAttests(agreement, address(wallet), abi.encodePacked(wallet), "");
    }

    function test_KeyAct_ApprovedHash() public {
        Agreement memory agreement = _agreement(2, 0);
        ApprovedHashWallet wallet = new ApprovedHashWallet();
        bytes memory key = abi.encodePacked(wallet);
        _enrol(0, key, KeyRole.Signatory, 0, 0);

        KeyAct[] memory acts = _keys(_keyAct(ActKind.Attest, 0, key, ""));
        _expectRevert(abi.encodeWithSelector(IAgreementRegistry.ActSignatureInvalid.selector, 0, keccak256(key)));
        registry.submit(agreement, _accounts(), acts);

        wallet.approve(_digestOf(agreement, ActKind.Attest, 0));
        _assertAttests(agreement, relayer, key, "");
    }

    function test_KeyAct_P256() public {
        Agreement memory agreement = _agreement(2, 0);
        bytes memory key = keyP256(deployCode("ERC7913P256Verifier.sol:ERC7913P256Verifier", ""), SECRET);
        _enrol(0, key, KeyRole.Signatory, 0, 0);
        bytes memory proof = signatureP256(SECRET, _digestOf(agreement, ActKind.Attest, 0));
        _assertAttests(agreement, relayer, key, proof);
    }

    function test_RevertWhen_KeyAct_P256OfAnotherKey() public {
        Agreement memory agreement = _agreement(2, 0);
        bytes memory key = keyP256(deployCode("ERC7913P256Verifier.sol:ERC7913P256Verifier", ""), SECRET);
        _enrol(0, key, KeyRole.Signatory, 0, 0);
        bytes memory proof = signatureP256(SECRET + 1, _digestOf(agreement, ActKind.Attest, 0));
        _assertInvalid(agreement, key, proof, keccak256(key));
    }

    function test_KeyAct_WebAuthn() public {
        Agreement memory agreement = _agreement(2, 0);
        bytes memory key = keyP256(deployCode("ERC7913WebAuthnVerifier.sol:ERC7913WebAuthnVerifier", ""), SECRET);
        _enrol(0, key, KeyRole.Signatory, 0, 0);
        bytes memory proof = signatureWebAuthn(SECRET, _digestOf(agreement, ActKind.Attest, 0));
        _assertAttests(agreement, relayer, key, proof);
    }

    function test_RevertWhen_KeyAct_WebAuthnOfAnotherAgreement() public {
        Agreement memory agreement = _agreement(2, 0);
        Agreement memory other = _agreement(2, 0);
        bytes memory key = keyP256(deployCode("ERC7913WebAuthnVerifier.sol:ERC7913WebAuthnVerifier", ""), SECRET);
        _enrol(0, key, KeyRole.Signatory, 0, 0);
        bytes memory proof = signatureWebAuthn(SECRET, _digestOf(other, ActKind.Attest, 0));
        _assertInvalid(agreement, key, proof, keccak256(key));
    }

    function test_KeyAct_LongestKey() public {
        Agreement memory agreement = _agreement(2, 0);
        bytes memory key = bytes.concat(
            abi.encodePacked(new HostileSigner(HostileSigner.Conduct.SayYes)),
            new bytes(1024 - 20)
        );
        _enrol(0, key, KeyRole.Signatory, 0, 0);
        _assertAttests(agreement, relayer, key, "any");
    }

    // Signatures that are none

    /// @dev Threat: malleable or odd signatures. Of the high values of s, 255 bits hold the lowest only.
    function test_RevertWhen_AccountAct_SignatureInvalid() public {
        Agreement memory agreement = _agreement(2, 0);
        uint256[4] memory forms = [uint256(0), 1 << 255, type(uint256).max, SECP256K1_N / 2 + 1];
        for (uint256 i = 0; i < forms.length; ++i) {
            AccountAct memory act = _signed(agreement, ActKind.Attest, 0);
            act.vs = bytes32(forms[i]);
            _expectRevert(abi.encodeWithSelector(IAgreementRegistry.ActSignatureInvalid.selector, 0, bytes32(0)));
            _submit(agreement, _accounts(act));
        }
        AccountAct memory zero = _signed(agreement, ActKind.Attest, 0);
        zero.r = 0;
        _expectRevert(abi.encodeWithSelector(IAgreementRegistry.ActSignatureInvalid.selector, 0, bytes32(0)));
        _submit(agreement, _accounts(zero));
    }

    /// @dev The other parity alone recovers another account, which has no key here.
    function test_RevertWhen_AccountAct_OtherParity() public {
        Agreement memory agreement = _agreement(2, 0);
        AccountAct memory act = _signed(agreement, ActKind.Attest, 0);
        act.vs = bytes32(uint256(act.vs) ^ (1 << 255));
        (, bytes memory answer) = address(registry).call(
            abi.encodeCall(registry.submit, (agreement, _accounts(act), _keys()))
        );
        vm.assertEq(bytes32(bytes4(answer)), bytes32(IAgreementRegistry.ActKeyUnauthorized.selector));
    }

    /// @dev Threat: malleable or odd signatures. In a key's act: high s, EIP-2098, v other than 27 and 28, other lengths.
    function test_RevertWhen_KeyAct_SignatureInvalid() public {
        Agreement memory agreement = _agreement(2, 0);
        bytes32 digest = _digestOf(agreement, ActKind.Attest, 0);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(orgs[0].signerSecret, digest);
        (, bytes32 vs) = compactSignature(orgs[0].signerSecret, digest);
        bytes[6] memory forms = [
            abi.encodePacked(r, SECP256K1_N - uint256(s), v == 27 ? 28 : uint8(27)),
            abi.encodePacked(r, vs),
            abi.encodePacked(r, s, v - 27),
            abi.encodePacked(r, s, v, uint8(0)),
            abi.encodePacked(r, s),
            abi.encodePacked(v)
        ];
        for (uint256 i = 0; i < forms.length; ++i) {
            _assertInvalid(agreement, "", forms[i], 0);
            _assertInvalid(agreement, abi.encodePacked(orgs[0].signer), forms[i], _keyId(orgs[0].signer));
        }
    }

    function test_RevertWhen_KeyAct_EmptySignatureOfAnotherAccount() public {
        Agreement memory agreement = _agreement(2, 0);
        _assertInvalid(agreement, abi.encodePacked(orgs[0].signer), "", _keyId(orgs[0].signer));
    }

    function test_RevertWhen_KeyAct_NoKeyAtAll() public {
        Agreement memory agreement = _agreement(2, 0);
        bytes memory proof = signature(orgs[0].signerSecret, _digestOf(agreement, ActKind.Attest, 0));
        bytes[4] memory keys = [
            bytes(hex"01"),
            abi.encodePacked(bytes19(bytes20(orgs[0].signer))),
            abi.encodePacked(address(0)),
            new bytes(1025)
        ];
        for (uint256 i = 0; i < keys.length; ++i) _assertInvalid(agreement, keys[i], proof, keccak256(keys[i]));
    }

    /// @dev A key whose signature fits is still none of this organisation.
    function test_RevertWhen_KeyAct_WalletNotEnrolled() public {
        Agreement memory agreement = _agreement(2, 0);
        bytes memory key = abi.encodePacked(new OwnedWallet(vm.addr(SECRET)));
        bytes memory proof = signature(SECRET, _digestOf(agreement, ActKind.Attest, 0));
        _expectRevert(
            abi.encodeWithSelector(IAgreementRegistry.ActKeyUnauthorized.selector, 0, orgs[0].id, keccak256(key))
        );
        registry.submit(agreement, _accounts(), _keys(_keyAct(ActKind.Attest, 0, key, proof)));
    }

    // Time

    /// @dev A signed act counts while now < validUntil, in both lists.
    function test_ValidUntil() public {
        uint40 until = START + DAY;
        for (uint40 i = 0; i < 3; ++i) {
            vm.warp(until - 1 + i);
            Agreement memory agreement = _agreement(2, 0);
            AccountAct memory first = _signedUntil(agreement, ActKind.Attest, 0, "capacity", until);
            KeyAct memory second = KeyAct(
                ActKind.Attest,
                1,
                until,
                "capacity",
                "",
                signature(
                    orgs[1].signerSecret,
                    _digest(ActKind.Attest, _idOf(agreement), orgs[1].id, "capacity", until)
                )
            );
            if (i > 0) _expectRevert(abi.encodeWithSelector(IAgreementRegistry.ActExpired.selector, 0, until));
            registry.submit(agreement, _accounts(first), _keys());
            if (i > 0) {
                _expectRevert(abi.encodeWithSelector(IAgreementRegistry.ActExpired.selector, 0, until));
            }
            registry.submit(agreement, _accounts(), _keys(second));
            vm.assertEq(registry.isInForce(_idOf(agreement)), i == 0);
        }
    }

    /// @dev The sender's own act needs no signature, and still names a second until which it counts.
    function test_RevertWhen_ValidUntil_OfTheSenderIsOver() public {
        Agreement memory agreement = _agreement(2, 0);
        KeyAct memory act = _keyAct(ActKind.Attest, 0, "", "");
        act.validUntil = START;
        _expectRevert(abi.encodeWithSelector(IAgreementRegistry.ActExpired.selector, 0, START));
        vm.prank(orgs[0].signer);
        registry.submit(agreement, _accounts(), _keys(act));
    }

    // Batches

    function test_Batch_MixesKindsOrganisationsAndKeys() public {
        Agreement memory agreement = _consensual(3, 2);
        bytes memory key = keyP256(deployCode("ERC7913P256Verifier.sol:ERC7913P256Verifier", ""), SECRET);
        _enrol(3, key, KeyRole.Signatory, 0, 0);

        _watch();
        _willRecord(agreement);
        _willAct(agreement, ActKind.Attest, 2);
        _willAct(agreement, ActKind.Attest, 0);
        _willAct(agreement, ActKind.Dispute, 0);
        _willAct(agreement, ActKind.Attest, 1);
        _willAct(agreement, ActKind.Attest, 3, keccak256(key));
        _willAct(agreement, ActKind.Terminate, 1);
        _willChange(agreement, _markedWord(15, START, 0, Outcome.None, 2, 1));

        KeyAct[] memory keys = new KeyAct[](3);
        keys[0] = _keyAct(
            ActKind.Attest,
            1,
            "",
            signature(orgs[1].signerSecret, _digestOf(agreement, ActKind.Attest, 1))
        );
        keys[1] = _keyAct(ActKind.Attest, 3, key, signatureP256(SECRET, _digestOf(agreement, ActKind.Attest, 3)));
        keys[2] = _keyAct(ActKind.Terminate, 1, abi.encodePacked(orgs[1].signer), "");
        AccountAct[] memory accounts = _accounts(
            _signed(agreement, ActKind.Attest, 2),
            _signed(agreement, ActKind.Attest, 0),
            _signed(agreement, ActKind.Dispute, 0)
        );
        vm.prank(orgs[1].signer);
        registry.submit(agreement, accounts, keys);
        _verify();
    }

    /// @dev Pitfall: counters supplied by the caller. An act twice in one batch is one act, whatever the list.
    function test_Batch_SameActTwice() public {
        Agreement memory agreement = _agreement(2, 0);
        _willAttest(agreement, _keyId(orgs[0].signer));
        AccountAct memory act = _signed(agreement, ActKind.Attest, 0);
        bytes memory proof = signature(orgs[0].signerSecret, _digestOf(agreement, ActKind.Attest, 0));
        registry.submit(agreement, _accounts(act, act), _keys(_keyAct(ActKind.Attest, 0, "", proof)));
        _verify();
    }

    /// @dev What is recorded already is skipped before anything else is looked at.
    function test_Batch_SkipsWhatIsRecorded() public {
        Agreement memory agreement = _agreement(2, 0);
        _act(agreement, ActKind.Attest, 0);
        _watch();
        _willAct(agreement, ActKind.Attest, 1);
        _willChange(agreement, _word(3, START, 0, Outcome.None));
        AccountAct memory rubbish = AccountAct(ActKind.Attest, 0, 0, 0, 0, 0);
        registry.submit(
            agreement,
            _accounts(rubbish, _signed(agreement, ActKind.Attest, 1)),
            _keys(KeyAct(ActKind.Attest, 0, 0, 0, hex"00", hex"00"))
        );
        _verify();
    }

    function test_Batch_OfRecordedActsOnlyChangesNothing() public {
        Agreement memory agreement = _agreement(3, 0);
        _conclude(agreement);
        skip(1);
        _watch();
        _conclude(agreement);
        _verify();
    }

    /// @dev Threat: relayer front-run or partial. Whichever acts a stranger submits first, the batch records the rest.
    function test_Batch_AfterAFrontRunner() public {
        uint256 snapshot = vm.snapshotState();
        Agreement memory agreement = _agreement(3, 0);
        for (uint256 taken = 0; taken < 8; ++taken) {
            vm.revertToState(snapshot);
            for (uint256 seat = 0; seat < 3; ++seat) {
                if ((taken >> seat) & 1 == 0) continue;
                vm.prank(makeAddr("front-runner"));
                _submit(agreement, ActKind.Attest, seat);
            }
            vm.prank(relayer);
            _conclude(agreement);
            vm.assertEq(registry.recordOf(_idOf(agreement)).inForceAt, START);
        }
    }

    function test_RevertWhen_Batch_Empty() public {
        Agreement memory agreement = _agreement(2, 0);
        _expectRevert(abi.encodeWithSelector(IAgreementRegistry.ActsMissing.selector));
        registry.submit(agreement, _accounts(), _keys());
    }

    /// @dev The index counts through both lists, and nothing is left of the acts before the invalid one.
    function test_RevertWhen_Batch_OneIsInvalid() public {
        Agreement memory agreement = _agreement(4, 0);
        AccountAct memory wrong = _signed(agreement, ActKind.Attest, 1);
        wrong.r = 0;
        AccountAct[] memory accounts = _accounts(_signed(agreement, ActKind.Attest, 0), wrong);
        _expectRevert(abi.encodeWithSelector(IAgreementRegistry.ActSignatureInvalid.selector, 1, bytes32(0)));
        registry.submit(agreement, accounts, _keys());
        vm.assertEq(_storedWord(_idOf(agreement)), 0);

        accounts = _accounts(_signed(agreement, ActKind.Attest, 0), _signed(agreement, ActKind.Attest, 1));
        bytes memory good = signature(orgs[2].signerSecret, _digestOf(agreement, ActKind.Attest, 2));
        KeyAct[] memory keys = _keys(
            _keyAct(ActKind.Attest, 2, "", good),
            _keyAct(ActKind.Attest, 3, abi.encodePacked(orgs[3].signer), good)
        );
        _expectRevert(
            abi.encodeWithSelector(IAgreementRegistry.ActSignatureInvalid.selector, 3, _keyId(orgs[3].signer))
        );
        registry.submit(agreement, accounts, keys);
        vm.assertEq(_storedWord(_idOf(agreement)), 0);
    }

    /// @dev Each error at index 1 of the accounts' list, and at index 2, the second of the keys' list.
    function test_RevertWhen_Batch_IndexOfEachError() public {
        Agreement memory agreement = _agreement(2, 1);
        Agreement memory later = _agreement(2, 1);
        later.expiresAt = START + DAY;

        _assertIndexed(agreement, ActKind.Superseded, 0, FOREVER, IAgreementRegistry.ActKindInvalid.selector, "");
        _assertIndexed(
            agreement,
            ActKind.Attest,
            3,
            FOREVER,
            IAgreementRegistry.ActSeatUnknown.selector,
            abi.encode(3)
        );
        _assertIndexed(
            agreement,
            ActKind.Attest,
            255,
            FOREVER,
            IAgreementRegistry.ActSeatUnknown.selector,
            abi.encode(255)
        );
        _assertIndexed(
            agreement,
            ActKind.Decline,
            2,
            FOREVER,
            IAgreementRegistry.ActSeatNotParty.selector,
            abi.encode(2)
        );
        _assertIndexed(
            agreement,
            ActKind.Dispute,
            1,
            FOREVER,
            IAgreementRegistry.ActSeatNotAttested.selector,
            abi.encode(1)
        );
        _assertIndexed(
            agreement,
            ActKind.Terminate,
            1,
            FOREVER,
            IAgreementRegistry.ActNotAllowed.selector,
            abi.encode(ActKind.Terminate, Status.Proposed)
        );
        _assertIndexed(agreement, ActKind.Attest, 1, START, IAgreementRegistry.ActExpired.selector, abi.encode(START));
        _assertIndexed(
            agreement,
            ActKind.Attest,
            1,
            FOREVER,
            IAgreementRegistry.ActKeyUnauthorized.selector,
            abi.encode(orgs[1].id, _keyId(vm.addr(SECRET)))
        );
        bytes32 organisation = orgs[1].id;
        vm.prank(secretariat);
        members.suspend(organisation);
        orgs[1].signerSecret = SECRET;
        _enrol(1, abi.encodePacked(vm.addr(SECRET)), KeyRole.Signatory, 0, 0);
        _assertIndexed(
            agreement,
            ActKind.Attest,
            1,
            FOREVER,
            IAgreementRegistry.ActOrganisationSuspended.selector,
            abi.encode(organisation)
        );
    }

    /// @dev A kind that does not exist is no act: refused by the decoder.
    function test_RevertWhen_KindOutOfRange() public {
        Agreement memory agreement = _agreement(2, 0);
        bytes memory call = abi.encodeCall(
            registry.submit,
            (agreement, _accounts(_signed(agreement, ActKind.Attest, 0)), _keys())
        );
        uint256 snapshot = vm.snapshotState();
        (bool success, ) = address(registry).call(call);
        vm.assertTrue(success);
        vm.revertToState(snapshot);
        // The last six words of the accounts' list, then the empty list of keys.
        call[call.length - 7 * 32 + 31] = 0x06;
        (success, ) = address(registry).call(call);
        vm.assertFalse(success);
        vm.assertEq(_storedWord(_idOf(agreement)), 0);
    }

    /// @dev The acts of seat 0 are good; the one after them is signed with SECRET.
    function _assertIndexed(
        Agreement memory agreement,
        ActKind kind,
        uint8 seat,
        uint40 validUntil,
        bytes4 selector,
        bytes memory values
    ) private {
        // Superseded has no message, and no seat beyond the last an organisation.
        bytes32 digest = _digest(
            kind == ActKind.Superseded ? ActKind.Attest : kind,
            _idOf(agreement),
            seat < 3 ? orgs[seat].id : bytes32(0),
            "capacity",
            validUntil
        );
        AccountAct memory bad = _accountAct(kind, seat, "capacity", validUntil, SECRET, digest);
        AccountAct[] memory accounts = _accounts(_signed(agreement, ActKind.Attest, 0), bad);
        _expectRevert(bytes.concat(selector, abi.encode(1), values));
        registry.submit(agreement, accounts, _keys());

        KeyAct memory badKey = KeyAct(kind, seat, validUntil, "capacity", "", signature(SECRET, digest));
        _assertIndexedKey(agreement, badKey, bytes.concat(selector, abi.encode(2), values));
    }

    function _assertIndexedKey(Agreement memory agreement, KeyAct memory bad, bytes memory problem) private {
        bytes memory proof = signature(orgs[0].signerSecret, _digestOf(agreement, ActKind.Attest, 0));
        KeyAct memory good = _keyAct(ActKind.Attest, 0, "", proof);
        AccountAct[] memory accounts = _accounts(_signed(agreement, ActKind.Attest, 0));
        _expectRevert(problem);
        registry.submit(agreement, accounts, _keys(good, bad));
    }

    function _willAttest(Agreement memory agreement, bytes32 keyId) private {
        _watch();
        _willRecord(agreement);
        _willAct(agreement, ActKind.Attest, 0, keyId);
        _willChange(agreement, _word(1, 0, 0, Outcome.None));
    }

    function _assertAttests(Agreement memory agreement, address sender, bytes memory key, bytes memory proof) private {
        _willAttest(agreement, keccak256(key));
        vm.prank(sender);
        registry.submit(agreement, _accounts(), _keys(_keyAct(ActKind.Attest, 0, key, proof)));
        _verify();
    }

    function _assertInvalid(Agreement memory agreement, bytes memory key, bytes memory proof, bytes32 keyId) private {
        _expectRevert(abi.encodeWithSelector(IAgreementRegistry.ActSignatureInvalid.selector, 0, keyId));
        registry.submit(agreement, _accounts(), _keys(_keyAct(ActKind.Attest, 0, key, proof)));
    }
}
