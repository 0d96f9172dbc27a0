// An envelope goes round an account, a Safe and a passkey, and is submitted to a real chain.

import { expect } from "chai";
import { createPublicClient, createWalletClient, http } from "viem";
import { mnemonicToAccount, privateKeyToAccount } from "viem/accounts";
import { hardhat } from "viem/chains";
import { testAccountSigner, testPasskeySigner } from "../../../scripts/lib/signers.js";
import { deploySafe } from "../../../scripts/lib/testSafe.js";
import {
  type Agreement,
  accountSigner,
  addAct,
  agreementId,
  createAgreement,
  createEnvelope,
  describeAct,
  type Envelope,
  formatEnvelope,
  inspectEnvelope,
  keyId,
  mergeEnvelopes,
  parseEnvelope,
  type SignedAct,
  type Signer,
  type SigningRequest,
  safeSigner,
  signSafeMessage,
} from "../../../sdk/src/exports/index.js";
import { connections } from "./connections.js";
import { admitMember, draft, failure, type Member, type Stage, setStage, statement } from "./stage.js";

const MNEMONIC = "test test test test test test test test test test test junk";

describe("envelopes on a chain", function () {
  this.timeout(120_000);
  let stage: Stage;
  let a: Member;
  let b: Member;
  let c: Member;
  let signers: Map<string, Signer>;
  let now: number;

  before(async () => {
    stage = await setStage(connections.viem);
    [a, b, c] = [
      await admitMember(stage, "cuc"),
      await admitMember(stage, "hiep-hoi"),
      await admitMember(stage, "kfia"),
    ];
    const transport = http(stage.rpc);
    const account = mnemonicToAccount(MNEMONIC, { addressIndex: 5 });
    const client = createPublicClient({ chain: hardhat, transport });
    const owners = ["first", "second", "third"].map((name) => testAccountSigner(`envelope, ${name} owner`));
    const safe = await deploySafe(createWalletClient({ account, chain: hardhat, transport }), {
      owners: owners.map((owner) => owner.account.address),
      threshold: 2,
    });
    const collect = (contents: SigningRequest) =>
      Promise.all(
        owners.slice(1).map((owner) => signSafeMessage({ safe, chainId: hardhat.id, contents, owner })),
      );
    signers = new Map<string, Signer>([
      [a.identifier, accountSigner({ account: privateKeyToAccount(a.signatory) })],
      [b.identifier, safeSigner(stage.reader.registryClient, { safe, collect })],
      [c.identifier, testPasskeySigner("envelope", stage.deployment.verifiers?.webauthn ?? "0x")],
    ]);
    for (const member of [b, c]) {
      const { key } = signers.get(member.identifier) as Signer;
      const addition = { organisation: member.identifier, key, role: "signatory" } as const;
      await stage.reader.waitForTransaction({ hash: await stage.as(member.manager).addKey(addition) });
    }
    now = Number((await client.getBlock()).timestamp);
  });
  after(() => stage.close());

  const begin = (agreement: Agreement, previous?: Agreement): Envelope => {
    const { chainId, agreements: registry } = stage.deployment;
    return createEnvelope({ agreement, chainId, registry, ...(previous ? { previous } : {}) });
  };
  const sign = async (
    envelope: Envelope,
    member: Member,
    kind: SignedAct["kind"] = "attest",
    signer = signers.get(member.identifier) as Signer,
    validUntil = now + 86_400,
  ): Promise<SignedAct> => {
    const { agreement } = envelope;
    const act = { kind, agreement, organisation: member.identifier, statement: statement(), validUntil };
    return stage.reader.signAct({ ...act, signer });
  };
  /** Each organisation reads, signs a copy of its own and sends it back. */
  const circulate = async (envelope: Envelope, members: readonly Member[]): Promise<Envelope> => {
    const { verifiers = {} } = stage.deployment;
    const copies = await Promise.all(
      members.map(async (member) => {
        const act = await sign(parseEnvelope(formatEnvelope(envelope)), member);
        expect(describeAct({ ...act, envelope, language: "vi" })).to.contain(member.identifier);
        return formatEnvelope(await addAct({ envelope, act, verifiers }));
      }),
    );
    return mergeEnvelopes({ envelopes: copies, verifiers });
  };
  const wait = async (hash: `0x${string}` | undefined) => {
    if (hash) await stage.reader.waitForTransaction({ hash });
  };
  const acts = async (agreement: Agreement) =>
    (await stage.reader.listActs({ id: agreementId(agreement) })).acts;

  it("go round an account, a Safe and a passkey, and are submitted in one transaction", async () => {
    const { agreement } = draft([a, b, c]);
    const envelope = await circulate(begin(agreement), [a, b, c]);
    const { verifiers = {} } = stage.deployment;
    const found = await inspectEnvelope({ envelope, now, verifiers });
    expect(
      Object.fromEntries(found.seats.map(({ identifier, attestation }) => [identifier, attestation])),
    ).to.deep.equal({
      [a.identifier]: "checked",
      [b.identifier]: "unchecked",
      [c.identifier]: "checked",
    });
    expect(found.missing).to.deep.equal([]);
    const expected = await stage.relayer.simulateSubmitEnvelope({ envelope });
    expect(expected).to.deep.include({
      status: "InForce",
      submitted: [0, 1, 2],
      skipped: [],
      passedOver: [],
    });
    const sent = await stage.relayer.submitEnvelope({ envelope });
    await wait(sent.transaction);
    expect(await stage.reader.getStatus({ id: agreementId(agreement) })).to.equal("InForce");
    const keys = [...signers.values()].map(({ key }) => keyId(key));
    expect((await acts(agreement)).map((act) => act.keyId)).to.have.members(keys);

    // Run again, nothing is sent.
    const again = await stage.relayer.submitEnvelope({ envelope });
    expect(again).to.deep.equal({
      transaction: undefined,
      submitted: [],
      skipped: [0, 1, 2],
      passedOver: [],
      refused: [],
    });
    expect(await stage.relayer.simulateSubmitEnvelope({ envelope })).to.include({
      gas: 0n,
      status: "InForce",
    });
    expect(await acts(agreement)).to.have.length(3);
  });

  it("go on where a submission stopped", async () => {
    const { agreement } = draft([a, b, c]);
    const first = await circulate(begin(agreement), [c]);
    await wait((await stage.relayer.submitEnvelope({ envelope: first })).transaction);
    const all = await mergeEnvelopes({ envelopes: [first, await circulate(begin(agreement), [a, b])] });
    const sent = await stage.relayer.submitEnvelope({ envelope: all });
    expect(sent.submitted).to.have.length(2);
    expect(sent.skipped.map((position) => all.acts[position]?.organisation)).to.deep.equal([c.identifier]);
    await wait(sent.transaction);
    expect(await stage.reader.getStatus({ id: agreementId(agreement) })).to.equal("InForce");
    expect(await acts(agreement)).to.have.length(3);
  });

  it("are submitted although a stranger has put acts beside the true ones", async () => {
    const { agreement } = draft([a, b]);
    let envelope = await circulate(begin(agreement), [a, b]);
    // Both count longer, so they stand first: one by a key of nobody's, one that the Safe never approved.
    const stranger = testAccountSigner("stranger");
    const garbage = {
      key: (signers.get(b.identifier) as Signer).key,
      sign: async () => "0x1234" as const,
    };
    envelope = await addAct({ envelope, act: await sign(envelope, a, "attest", stranger, now + 99_999) });
    envelope = await addAct({ envelope, act: await sign(envelope, b, "attest", garbage, now + 99_999) });
    const sent = await stage.relayer.submitEnvelope({ envelope });
    expect(sent.passedOver.map((position) => envelope.acts[position]?.validUntil)).to.deep.equal([
      now + 99_999,
      now + 99_999,
    ]);
    await wait(sent.transaction);
    expect(await stage.reader.getStatus({ id: agreementId(agreement) })).to.equal("InForce");
  });

  it("name the act that the registry refuses by its place in the envelope", async () => {
    const { agreement } = draft([a, b]);
    const stranger = testAccountSigner("stranger");
    let envelope = begin(agreement);
    envelope = await addAct({ envelope, act: await sign(envelope, a, "attest", stranger) });
    const error = await failure(stage.relayer.submitEnvelope({ envelope }));
    expect(error.code).to.equal("ACT_KEY_UNAUTHORIZED");
    expect(envelope.acts[error.values.act as number]?.organisation).to.equal(a.identifier);
    expect(await stage.reader.getStatus({ id: agreementId(agreement) })).to.equal("Unknown");
  });

  it("are submitted without what only strangers signed, which is named", async () => {
    const { agreement } = draft([a, b]);
    const id = agreementId(agreement);
    const [stranger, another] = [testAccountSigner("stranger"), testAccountSigner("another stranger")];
    let envelope = await circulate(begin(agreement), [b]);
    envelope = await addAct({ envelope, act: await sign(envelope, a, "attest", stranger) });
    envelope = await addAct({ envelope, act: await sign(envelope, a, "attest", another) });
    // On its word the agreement would be declined, and nothing else would count.
    envelope = await addAct({ envelope, act: await sign(envelope, a, "decline", stranger) });
    const expected = await stage.reader.simulateSubmitEnvelope({ envelope });
    expect(expected.status).to.equal("Proposed");
    const sent = await stage.relayer.submitEnvelope({ envelope });
    const organisations = (positions: number[]) =>
      positions.map((position) => envelope.acts[position]?.organisation);
    expect(organisations(sent.submitted)).to.deep.equal([b.identifier]);
    expect(organisations(sent.refused.map(({ position }) => position))).to.deep.equal(
      Array(3).fill(a.identifier),
    );
    expect(sent.refused.map(({ error }) => error.code)).to.deep.equal(Array(3).fill("ACT_KEY_UNAUTHORIZED"));
    expect([sent.passedOver, sent.skipped]).to.deep.equal([[], []]);
    await wait(sent.transaction);
    expect(await stage.reader.getStatus({ id })).to.equal("Proposed");
    const again = await stage.relayer.submitEnvelope({ envelope });
    expect(again).to.deep.include({ transaction: undefined, submitted: [], skipped: sent.submitted });
    expect(again.refused).to.have.length(3);
    // Another's attestation stands in no way of the true one.
    envelope = await addAct({ envelope, act: await sign(envelope, a) });
    await wait((await stage.relayer.submitEnvelope({ envelope })).transaction);
    expect(await stage.reader.getStatus({ id })).to.equal("InForce");
  });

  it("amend, with the agreement that is amended", async () => {
    const { agreement: old } = draft([a, b]);
    await wait(
      (await stage.relayer.submitEnvelope({ envelope: await circulate(begin(old), [a, b]) })).transaction,
    );
    const next = createAgreement({ ...draft([a, b, c]).agreement, supersedes: agreementId(old) });
    await wait(
      (await stage.relayer.submitEnvelope({ envelope: await circulate(begin(next, old), [a, b, c]) }))
        .transaction,
    );
    expect(await stage.reader.getStatus({ id: agreementId(next) })).to.equal("InForce");
    expect(await stage.reader.getStatus({ id: agreementId(old) })).to.equal("Superseded");
  });

  it("are refused by a client of another registry", async () => {
    const { agreement } = draft([a, b]);
    const { chainId, agreements: registry, members } = stage.deployment;
    for (const [place, path] of [
      [{ chainId: 1, registry }, "/chainId"],
      [{ chainId, registry: members }, "/registry"],
    ] as const) {
      const error = await failure(
        stage.relayer.submitEnvelope({ envelope: createEnvelope({ agreement, ...place }) }),
      );
      expect(error).to.include({ code: "ENVELOPE_REGISTRY_OTHER" });
      expect(error.values.path).to.equal(path);
    }
  });
});
