import { expect } from "chai";
import {
  decodeFunctionData,
  type Hex,
  keccak256,
  parseSignature,
  serializeCompactSignature,
  sha256,
  signatureToCompactSignature,
  stringToHex,
} from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { testKey, testP256Signer, testPasskeySigner, testRsaSigner } from "../../../scripts/lib/signers.js";
import {
  type Agreement,
  accountSigner,
  agreementId,
  agreementRegistryAbi,
  decodeRecord,
  keyId,
  organisationId,
  type SignActParameters,
  type SignedAct,
  type Signer,
  type SimulateActsReturnType,
  type SimulateReturnType,
  toStruct,
} from "../../../sdk/src/exports/index.js";
import {
  accountKey,
  admitMember,
  type Connect,
  draft,
  failure,
  type Member,
  type Stage,
  setStage,
  statement,
} from "./stage.js";

const DAY = 86_400;

/** Runs a write as anyone should: tries it, sends it, waits, and holds what the trial said against what came of it. */
async function perform<Parameters>(
  stage: Stage,
  simulate: (parameters: Parameters) => Promise<SimulateReturnType | SimulateActsReturnType>,
  send: (parameters: Parameters) => Promise<Hex>,
  parameters: Parameters,
): Promise<Hex> {
  const expected = await simulate(parameters);
  const hash = await send(parameters);
  const { gasUsed } = await stage.reader.waitForTransaction({ hash });
  expect(gasUsed > 21_000n && gasUsed <= expected.gas, `${gasUsed} of ${expected.gas} gas`).to.equal(true);
  if ("status" in expected) {
    const { agreement } = parameters as { agreement: Agreement };
    expect(await stage.reader.getStatus({ id: agreementId(agreement) })).to.equal(expected.status);
  }
  return hash;
}

export function behavesAsRegistry(name: string, connect: Connect): void {
  describe(`actions over ${name}`, function () {
    this.timeout(120_000);
    let stage: Stage;
    let a: Member;
    let b: Member;
    let c: Member;
    let members: [Member, Member, Member];

    before(async () => {
      stage = await setStage(connect);
      a = await admitMember(stage, "cuc-cong-nghiep");
      b = await admitMember(stage, "hiep-hoi-blockchain");
      c = await admitMember(stage, "kfia");
      members = [a, b, c];
    });
    after(() => stage.close());

    const sign = (
      member: Member,
      parameters: Omit<SignActParameters, "organisation" | "statement">,
      by = member.signatory,
    ) => stage.as(by).signAct({ ...parameters, organisation: member.identifier, statement: statement() });
    const signAll = (agreement: Agreement, by: readonly Member[]) =>
      Promise.all(by.map((member) => sign(member, { kind: "attest", agreement })));
    const submit = (agreement: Agreement, acts: SignedAct[]) =>
      perform(stage, stage.relayer.simulateSubmitActs, stage.relayer.submitActs, { agreement, acts });
    const concluded = async (by: readonly Member[], terms = {}) => {
      const made = draft(by, terms);
      await submit(made.agreement, await signAll(made.agreement, by));
      return { ...made, id: agreementId(made.agreement) };
    };
    type Kind = "attest" | "decline" | "terminate" | "dispute" | "withdrawDispute";
    const bySender = async (member: Member, kind: Kind, agreement: Agreement) => {
      const isManagers = kind === "dispute" || kind === "withdrawDispute";
      const actions = stage.as(isManagers ? member.manager : member.signatory);
      const simulate = {
        attest: actions.simulateAttest,
        decline: actions.simulateDecline,
        terminate: actions.simulateTerminate,
        dispute: actions.simulateDispute,
        withdrawDispute: actions.simulateWithdrawDispute,
      }[kind];
      const organisation = member.identifier;
      await perform(stage, simulate, actions[kind], { agreement, organisation, statement: statement() });
    };

    it("admits organisations and reads them back, complete", async () => {
      const [first] = members;
      const organisation = await stage.reader.getOrganisation({ organisation: first.identifier });
      expect(organisation).to.include({
        identifier: first.identifier,
        kind: "member",
        suspended: false,
        number: 0,
      });
      expect(
        (await stage.reader.listOrganisations()).organisations.map(({ identifier }) => identifier),
      ).to.deep.equal(members.map(({ identifier }) => identifier));
      expect(await stage.reader.getOrganisation({ organisation: "did:web:unknown.example" })).to.equal(
        undefined,
      );
      const key = accountKey(first.signatory);
      const credential = await stage.reader.getCredential({ organisation: first.identifier, key });
      expect(credential).to.include({ role: "signatory", kind: "member", suspended: false, validUntil: 0 });
      const found = await stage.reader.getKey({
        organisation: organisationId(first.identifier),
        keyId: keyId(key),
      });
      expect(found).to.include({ key, role: "signatory", validFrom: credential?.validFrom });
      expect(
        await stage.reader.getCredential({ organisation: first.identifier, keyId: keccak256("0x01") }),
      ).to.equal(undefined);
      expect(
        await stage.reader.getKey({ organisation: first.identifier, keyId: keccak256("0x01") }),
      ).to.equal(undefined);
    });

    it("lets the secretariat change kind, suspend and reinstate", async () => {
      const { secretariat, reader } = stage;
      const organisation = (await admitMember(stage, "doi-tac")).identifier;
      await perform(stage, secretariat.simulateChangeKind, secretariat.changeKind, {
        organisation,
        kind: "partner",
      });
      await perform(stage, secretariat.simulateSuspend, secretariat.suspend, { organisation });
      expect(await reader.getOrganisation({ organisation })).to.include({ kind: "partner", suspended: true });
      expect(await failure(secretariat.suspend({ organisation }))).to.include({
        code: "ORGANISATION_ALREADY_SUSPENDED",
      });
      await perform(stage, secretariat.simulateReinstate, secretariat.reinstate, { organisation });
      expect(await reader.getOrganisation({ organisation })).to.include({
        kind: "partner",
        suspended: false,
      });
    });

    it("changes keys and profile by the manager's transaction and by a signed message that anyone sends", async () => {
      const { relayer, reader } = stage;
      const member = await admitMember(stage, "khoa");
      const organisation = member.identifier;
      const manager = stage.as(member.manager);
      const key = accountKey(testKey("another signatory"));
      const addition = { organisation, key, role: "signatory", validFrom: 0, validUntil: 0 } as const;
      const authorization = await manager.signManagerMessage({
        primaryType: "KeyAddition",
        message: addition,
      });
      await perform(stage, relayer.simulateAddKey, relayer.addKey, { ...addition, authorization });
      expect(await reader.getNonce({ organisation })).to.equal(1n);
      expect((await failure(relayer.addKey({ ...addition, authorization }))).code).to.equal(
        "AUTHORIZATION_INVALID",
      );
      expect((await failure(relayer.addKey(addition))).code).to.equal("MANAGER_UNAUTHORIZED");

      const profile = keccak256("0x02");
      const update = await manager.signManagerMessage({
        primaryType: "ProfileUpdate",
        message: { organisation, profile },
      });
      await perform(stage, relayer.simulateUpdateProfile, relayer.updateProfile, {
        organisation,
        profile,
        authorization: update,
      });
      expect(await reader.getOrganisation({ organisation })).to.include({ profile });

      await perform(stage, manager.simulateRevokeKey, manager.revokeKey, { organisation, key });
      const credential = await reader.getCredential({ organisation, key });
      expect(credential?.validUntil).to.be.greaterThan(credential?.validFrom ?? Number.MAX_SAFE_INTEGER);
      const revocation = { organisation, key: accountKey(member.signatory), validUntil: 0 };
      const revoke = await manager.signManagerMessage({ primaryType: "KeyRevocation", message: revocation });
      await perform(stage, relayer.simulateRevokeKey, relayer.revokeKey, {
        ...revocation,
        authorization: revoke,
      });
    });

    it("replaces a lost manager after the delay, unless one vetoes", async () => {
      const { secretariat, relayer, reader, clock } = stage;
      const member = await admitMember(stage, "mat-khoa");
      const organisation = member.identifier;
      const proposal = { organisation, manager: accountKey(testKey("new manager")) };
      await perform(stage, secretariat.simulateProposeManager, secretariat.proposeManager, proposal);
      expect(await reader.getProposedManager({ organisation })).to.include({
        key: proposal.manager,
        keyId: keccak256(proposal.manager),
      });
      const early = await failure(relayer.installManager(proposal));
      expect(early).to.include({ code: "MANAGER_NOT_INSTALLABLE" });
      expect(early.values.installableAt).to.be.a("number");
      const message = { organisation, key: proposal.manager };
      const authorization = await stage
        .as(member.manager)
        .signManagerMessage({ primaryType: "ManagerVeto", message });
      await perform(stage, relayer.simulateVetoManager, relayer.vetoManager, { ...proposal, authorization });
      expect((await failure(relayer.installManager(proposal))).code).to.equal("MANAGER_NOT_PROPOSED");
      expect(await reader.getProposedManager({ organisation })).to.equal(undefined);

      await perform(stage, secretariat.simulateProposeManager, secretariat.proposeManager, proposal);
      await clock.increaseTime({ seconds: 14 * DAY });
      await clock.mine({ blocks: 1 });
      await perform(stage, relayer.simulateInstallManager, relayer.installManager, proposal);
      expect(await reader.getCredential({ organisation, key: proposal.manager })).to.include({
        role: "manager",
      });
    });

    it("brings an agreement into force by each party's own account, and finds it by its document", async () => {
      const { agreement, document } = draft([a, b]);
      const id = agreementId(agreement);
      expect(await stage.reader.getRecord({ id })).to.include({ status: "Unknown", attested: 0 });
      await bySender(a, "attest", agreement);
      expect(await stage.reader.getStatus({ id })).to.equal("Proposed");
      expect(await stage.reader.hasAttested({ agreement, organisation: b.identifier })).to.equal(false);
      await bySender(b, "attest", agreement);
      const record = await stage.reader.getRecord({ id });
      expect(record).to.include({ id, status: "InForce", attested: 3, endsAt: 0, marked: false });
      expect(record.inForceAt).to.equal(record.asOf);
      expect(await stage.reader.isInForce({ id })).to.equal(true);
      expect(await stage.reader.wasInForceAt({ id, time: record.inForceAt - 1 })).to.equal(false);
      expect(await stage.reader.hasAttested({ agreement, organisation: b.identifier })).to.equal(true);
      expect((await failure(stage.reader.wasInForceAt({ id, time: record.asOf + DAY }))).code).to.equal(
        "TIME_IN_FUTURE",
      );
      expect(await stage.reader.findAgreementsByDocument({ document: sha256(document) })).to.deep.equal([id]);
      expect(await stage.reader.getAgreement({ id })).to.deep.equal(toStruct(agreement));
      expect(await stage.reader.getAgreement({ id: keccak256("0x03") })).to.equal(undefined);
      const { acts, complete } = await stage.reader.listActs({ id });
      expect(complete).to.equal(true);
      expect(acts.map(({ kind, organisation }) => [kind, organisation])).to.deep.equal([
        ["attest", organisationId(a.identifier)],
        ["attest", organisationId(b.identifier)],
      ]);
    });

    it("submits all parties' signatures in one transaction, in the cheap form where it can", async () => {
      const { verifiers } = stage.deployment;
      if (!verifiers?.p256 || !verifiers.webauthn || !verifiers.rsa)
        throw new Error("The verifiers are not deployed.");
      const { agreement } = draft(members);
      const passkey = testPasskeySigner("passkey", verifiers.webauthn);
      const signers = [passkey, testP256Signer("token", verifiers.p256), testRsaSigner(2048, verifiers.rsa)];
      const signWith = (signer: Signer, of: Agreement, { identifier: organisation }: Member) =>
        stage.reader.signAct({
          kind: "attest",
          agreement: of,
          organisation,
          statement: statement(),
          signer,
        });
      const acts: SignedAct[] = [];
      for (const [index, signer] of signers.entries()) {
        const member = members[index] as Member;
        const { identifier: organisation, manager } = member;
        const hash = await stage.as(manager).addKey({ organisation, key: signer.key, role: "signatory" });
        await stage.reader.waitForTransaction({ hash });
        acts.push(await signWith(signer, agreement, member));
      }
      await submit(agreement, acts);
      expect(await stage.reader.getStatus({ id: agreementId(agreement) })).to.equal("InForce");

      const mixed = draft(members).agreement;
      const [first, ...others] = await signAll(mixed, members);
      if (!first) throw new Error("unreachable");
      const hash = await submit(mixed, [await signWith(passkey, mixed, a), ...others]);
      const { input } = (await stage.clock.request({
        method: "eth_getTransactionByHash",
        params: [hash],
      } as never)) as { input: Hex };
      const { args } = decodeFunctionData({ abi: agreementRegistryAbi, data: input });
      expect([args?.[1], args?.[2]].map((list) => (list as unknown[]).length)).to.deep.equal([2, 1]);

      // An account's dispute stays behind the attestation of its own party, which goes with its key.
      const disputed = draft(members).agreement;
      const manager = accountSigner({ account: privateKeyToAccount(a.manager) });
      const dispute = await sign(a, { kind: "dispute", agreement: disputed, signer: manager });
      const compact = signatureToCompactSignature(parseSignature(dispute.signature));
      for (const signature of [dispute.signature, serializeCompactSignature(compact)]) {
        const acts = [
          await signWith(passkey, disputed, a),
          ...(await signAll(disputed, members)).slice(1),
          { ...dispute, signature },
        ];
        const expected = await stage.relayer.simulateSubmitActs({ agreement: disputed, acts });
        expect(expected.skipped).to.deep.equal([]);
        if (signature !== dispute.signature) await submit(disputed, acts);
      }
      const { marks } = await stage.reader.getRecord({ id: agreementId(disputed) });
      expect(marks?.disputes).to.equal(1);
    });

    it("lets the owner of a contract wallet sign for it", async () => {
      const { address } = privateKeyToAccount(a.signatory);
      const wallet = await stage.deploy("OwnedWallet", [address]);
      const organisation = a.identifier;
      const addition = { organisation, key: wallet, role: "signatory" } as const;
      await stage.reader.waitForTransaction({ hash: await stage.as(a.manager).addKey(addition) });
      const { agreement } = draft([a, b]);
      const signer = accountSigner({ account: privateKeyToAccount(a.signatory), key: wallet });
      const act = await sign(a, { kind: "attest", agreement, signer });
      expect(act.key).to.equal(wallet.toLowerCase());
      await submit(agreement, [act, await sign(b, { kind: "attest", agreement })]);
      const { acts } = await stage.reader.listActs({ id: agreementId(agreement) });
      expect(acts.map(({ keyId }) => keyId)).to.include(keyId(wallet));
    });

    it("names the act that was refused by its place in the caller's own list", async () => {
      const signer = testPasskeySigner("passkey", stage.deployment.verifiers?.webauthn ?? "0x");
      const { agreement } = draft([a, b]);
      const good = await sign(a, { kind: "attest", agreement, signer });
      const bad = await sign(b, { kind: "attest", agreement }, a.signatory);
      const error = await failure(stage.relayer.submitActs({ agreement, acts: [good, bad] }));
      expect(error).to.include({ code: "ACT_KEY_UNAUTHORIZED" });
      // The registry takes the account's act first and calls it act 0.
      expect(error.values).to.include({
        act: 1,
        organisation: organisationId(b.identifier),
        keyId: keyId(accountKey(a.signatory)),
      });
      expect(error.message).to.contain("act 1").and.to.contain(error.remedy);
      expect(await stage.reader.getStatus({ id: agreementId(agreement) })).to.equal("Unknown");
    });

    it("skips what is recorded already, and says so beforehand", async () => {
      const { agreement } = draft([a, b]);
      const acts = await signAll(agreement, [a, b]);
      await submit(agreement, acts.slice(1));
      expect(await stage.relayer.simulateSubmitActs({ agreement, acts })).to.deep.include({
        status: "InForce",
        skipped: [1],
      });
      await submit(agreement, acts);
      expect((await stage.reader.listActs({ id: agreementId(agreement) })).acts).to.have.length(2);
      expect((await failure(stage.relayer.submitActs({ agreement, acts: [] }))).code).to.equal(
        "ACTS_MISSING",
      );
    });

    it("accepts both parities of a signature, and its compact form", async () => {
      for (let attempt = 0; attempt < 6; attempt++) {
        const { agreement } = draft([a, b]);
        const [first, second] = await signAll(agreement, [a, b]);
        if (!first || !second) throw new Error("unreachable");
        const r = second.signature.slice(2, 66);
        const s = BigInt(`0x${second.signature.slice(66, 130)}`);
        const parity = second.signature.endsWith("1c") ? 1n << 255n : 0n;
        const compact: Hex = `0x${r}${(s | parity).toString(16).padStart(64, "0")}`;
        await submit(agreement, [first, { ...second, signature: compact }]);
        expect(await stage.reader.getStatus({ id: agreementId(agreement) })).to.equal("InForce");
      }
    });

    it("declines, for good", async () => {
      const { agreement } = draft([a, b]);
      await bySender(a, "attest", agreement);
      await bySender(b, "decline", agreement);
      expect(await stage.reader.getStatus({ id: agreementId(agreement) })).to.equal("Declined");
      const organisation = b.identifier;
      const error = await failure(
        stage.as(b.signatory).attest({ agreement, organisation, statement: statement() }),
      );
      expect(error).to.include({ code: "ACT_NOT_ALLOWED" });
      expect(error.values).to.include({ kind: "attest", status: "Declined", index: 0 });
    });

    it("ends by one party's notice where that is agreed, and otherwise by all", async () => {
      const notice = await concluded([a, b], { anyPartyCanEnd: true, noticeDays: 30 });
      await bySender(a, "terminate", notice.agreement);
      const { status, endsAt, asOf } = await stage.reader.getRecord({ id: notice.id });
      expect([status, endsAt]).to.deep.equal(["Ending", asOf + 30 * DAY]);

      const consent = await concluded([a, b]);
      await bySender(a, "terminate", consent.agreement);
      expect(await stage.reader.getMarks({ id: consent.id })).to.deep.equal({
        consents: 2 ** consent.agreement.parties.indexOf(a.identifier),
        disputes: 0,
      });
      expect(await stage.reader.getStatus({ id: consent.id })).to.equal("InForce");
      await submit(consent.agreement, [await sign(b, { kind: "terminate", agreement: consent.agreement })]);
      expect(await stage.reader.getStatus({ id: consent.id })).to.equal("Terminated");
    });

    it("amends: by senders, and by signatures", async () => {
      const first = await concluded([a, b]);
      const second = draft(members, { supersedes: first.id });
      const amendment = { agreement: second.agreement, predecessor: first.agreement };
      expect(
        (
          await failure(
            stage
              .as(a.signatory)
              .attest({ agreement: second.agreement, organisation: a.identifier, statement: statement() }),
          )
        ).code,
      ).to.equal("PREDECESSOR_MISSING");
      const actions = stage.as(a.signatory);
      await perform(stage, actions.simulateAmend, actions.amend, {
        ...amendment,
        organisation: a.identifier,
        statement: statement(),
      });
      const acts = await signAll(second.agreement, [b, c]);
      const { relayer } = stage;
      await perform(stage, relayer.simulateSubmitAmendment, relayer.submitAmendment, { ...amendment, acts });
      const id = agreementId(second.agreement);
      expect(await stage.reader.getSuccessor({ id: first.id })).to.equal(id);
      expect(await stage.reader.getSuccessor({ id })).to.equal(undefined);
      expect(await stage.reader.getStatus({ id: first.id })).to.equal("Superseded");
      const { acts: history, complete } = await stage.reader.listActs({ id: first.id });
      expect([history.at(-1)?.kind, history.at(-1)?.statement, complete]).to.deep.equal([
        "superseded",
        id,
        true,
      ]);
    });

    it("disputes and withdraws by the manager, without changing the force", async () => {
      const { agreement, id } = await concluded([a, b]);
      const seat = 2 ** agreement.parties.indexOf(a.identifier);
      await bySender(a, "dispute", agreement);
      expect(await stage.reader.getMarks({ id })).to.deep.equal({ consents: 0, disputes: seat });
      await bySender(a, "withdrawDispute", agreement);
      expect(await stage.reader.getMarks({ id })).to.deep.equal({ consents: 0, disputes: 0 });
      await submit(agreement, [await sign(a, { kind: "dispute", agreement }, a.manager)]);
      expect(await stage.reader.getRecord({ id })).to.deep.include({
        status: "InForce",
        marks: { consents: 0, disputes: seat },
      });
    });

    it("anchors a root, and keeps the first time", async () => {
      const root = keccak256(stringToHex(`root ${name}`));
      expect(await stage.reader.getAnchor({ root })).to.equal(undefined);
      await perform(stage, stage.relayer.simulateAnchor, stage.relayer.anchor, { root });
      expect(await stage.reader.getAnchor({ root })).to.be.a("number");
    });

    it("lists all agreements and proves that none is missing", async () => {
      const listed = await stage.reader.listAgreements();
      const { agreements, journal, trust } = listed;
      expect(trust).to.equal("one-rpc");
      expect(journal.complete).to.equal(true);
      expect(agreements.length).to.be.greaterThan(5);
      for (const { id, word, marks } of agreements) {
        const { actsHead, endsAt, outcome } = await stage.reader.getRecord({ id });
        expect(decodeRecord(word, marks)).to.include({ actsHead, endsAt, outcome });
      }
      const again = await stage.as(undefined, { blocksPerRequest: 7 }).listAgreements();
      const { time, blockNumber } = again;
      expect(again).to.deep.equal({ ...listed, time, blockNumber });
      expect(time).to.be.at.least(listed.time);
    });

    it("reads at an earlier block", async () => {
      const { id } = await concluded([a, b]);
      const { blockNumber } = await stage.reader.getRecord({ id });
      expect(await stage.reader.getStatus({ id, blockNumber: blockNumber - 1 })).to.equal("Unknown");
      expect(
        (await stage.reader.getJournal({ blockNumber })).count -
          (await stage.reader.getJournal({ blockNumber: blockNumber - 1 })).count,
      ).to.equal(1);
    });

    it("refuses parameters that no call can hold, with a code and before asking anything", async () => {
      const { reader, secretariat, relayer } = stage;
      const organisation = a.identifier;
      const wrong: (() => Promise<unknown>)[] = [
        () => reader.getRecord({ id: "0x12" }),
        () => reader.getRecord({ id: keccak256("0x"), blockNumber: -1 }),
        () => reader.getStatus({ id: "hello" as Hex }),
        () => reader.wasInForceAt({ id: keccak256("0x"), time: 2 ** 41 }),
        () => reader.findAgreementsByDocument({ document: "0x1234" }),
        () => reader.getAgreement({ id: keccak256("0x"), toBlock: 1.5 }),
        () => secretariat.changeKind({ organisation, kind: "chairman" as "member" }),
        () => secretariat.updateProfile({ organisation, profile: "0x12" }),
        () =>
          secretariat.addKey({
            organisation,
            key: accountKey(a.signatory),
            role: "signatory",
            validFrom: -1,
          }),
        () => relayer.anchor({ root: "0x" }),
        () => relayer.submitActs({ agreement: draft([a, b]).agreement, acts: null as unknown as [] }),
        () => relayer.submitActs({ agreement: draft([a, b]).agreement, acts: [null as never] }),
        () => reader.waitForTransaction({ hash: keccak256("0x"), timeout: Number.NaN }),
        () => reader.waitForTransaction({ hash: keccak256("0x"), interval: 0 }),
        () => reader.waitForTransaction({ hash: "0xzz" }),
        // The encoder would take digits that are none, and half a byte.
        () => reader.isInForce({ id: `0x${"z".repeat(64)}` }),
        () => relayer.anchor({ root: `0x${"z".repeat(64)}` }),
        () =>
          secretariat.updateProfile({
            organisation,
            profile: keccak256("0x"),
            authorization: { key: "0x1", deadline: 0, signature: "0x" },
          }),
      ];
      for (const work of wrong) expect((await failure(work())).code).to.equal("CALL_PARAMETER_INVALID");
      const { agreement } = draft([a, b]);
      const act = await sign(a, { kind: "attest", agreement });
      const unsigned = await failure(
        relayer.submitActs({ agreement, acts: [{ ...act, signature: "0xzz" }] }),
      );
      expect([unsigned.code, unsigned.values.name]).to.deep.equal(["ACT_VALUE_INVALID", "signature"]);
    });

    it("refuses to write without an account, before asking anything", async () => {
      const { agreement } = draft([a, b]);
      const attestation = { agreement, organisation: a.identifier, statement: statement() };
      expect((await failure(stage.reader.attest(attestation))).code).to.equal("ACCOUNT_MISSING");
      expect((await failure(stage.reader.signAct({ ...attestation, kind: "attest" }))).code).to.equal(
        "ACCOUNT_MISSING",
      );
    });

    it("says so where a transaction is refused after all, or never comes", async () => {
      const { clock, secretariat, reader } = stage;
      const { identifier: organisation } = await admitMember(stage, "hai-lan");
      // Both are tried while neither is in a block.
      await clock.setAutomine(false);
      const first = await secretariat.suspend({ organisation, gas: 200_000n });
      const second = await secretariat.suspend({ organisation, gas: 200_000n });
      expect((await failure(reader.waitForTransaction({ hash: second, timeout: 30 }))).code).to.equal(
        "TRANSACTION_TIMEOUT",
      );
      await clock.mine({ blocks: 1 });
      await clock.setAutomine(true);
      await reader.waitForTransaction({ hash: first });
      expect((await failure(reader.waitForTransaction({ hash: second }))).code).to.equal(
        "TRANSACTION_REVERTED",
      );
    });
  });
}
