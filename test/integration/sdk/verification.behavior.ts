import { expect } from "chai";
import { type Hex, keccak256, sha256, toFunctionSelector } from "viem";
import { sampleMetadata } from "../../../sdk/src/core/metadata/samples.behavior.js";
import {
  type Agreement,
  agreementFromMetadata,
  agreementId,
  type Check,
  checkNames,
  commitMetadata,
  createSalts,
  disclose,
  type Facts,
  formatVerdict,
  type Judgement,
  judge,
  type MetadataDocument,
  organisationId,
  type VerifyAgreementParameters,
} from "../../../sdk/src/exports/index.js";
import { changing, startProxy, type TamperingProxy } from "./proxy.js";
import {
  accountKey,
  admitMember,
  type Connect,
  draft,
  failure,
  hostOf,
  hosts,
  type Member,
  type Stage,
  setStage,
  statement,
  webDocument,
} from "./stage.js";

const DAY = 86_400;
const bytes = (text: string) => new TextEncoder().encode(text);

export function behavesAsVerifier(name: string, connect: Connect): void {
  describe(`verification over ${name}`, function () {
    this.timeout(120_000);
    let stage: Stage;
    let proxy: TamperingProxy;
    let a: Member;
    let b: Member;
    let c: Member;
    const words = statement("Lê Thị Hà");

    before(async () => {
      stage = await setStage(connect);
      proxy = await startProxy(stage.rpc);
      a = await admitMember(stage, "cuc-cong-nghiep");
      b = await admitMember(stage, "hiep-hoi-blockchain");
      c = await admitMember(stage, "kfia");
    });
    after(async () => {
      await proxy.close();
      await stage.close();
    });

    const act = (
      member: Member,
      kind: "attest" | "decline" | "terminate" | "dispute",
      agreement: Agreement,
    ) =>
      stage
        .as(kind === "dispute" ? member.manager : member.signatory)
        .signAct({ kind, agreement, organisation: member.identifier, statement: words });
    const record = async (agreement: Agreement, by: readonly Member[], predecessor?: Agreement) => {
      const acts = await Promise.all(by.map((member) => act(member, "attest", agreement)));
      const hash = predecessor
        ? await stage.relayer.submitAmendment({ agreement, predecessor, acts })
        : await stage.relayer.submitActs({ agreement, acts });
      await stage.reader.waitForTransaction({ hash });
      return agreementId(agreement);
    };
    const submit = async (agreement: Agreement, ...acts: Awaited<ReturnType<typeof act>>[]) => {
      await stage.reader.waitForTransaction({ hash: await stage.relayer.submitActs({ agreement, acts }) });
    };
    const verify = async (parameters: VerifyAgreementParameters): Promise<Judgement> =>
      (await stage.reader.verifyAgreement(parameters)).judgement;
    const short = ({ authenticity: { indication, subIndication }, inForce: { answer } }: Judgement) =>
      [indication, subIndication, answer] as const;
    const outcome = ({ authenticity }: Judgement, check: string) => {
      const { outcome, code } = authenticity.checks.find(({ name }) => name === check) as Check;
      return [outcome, code];
    };

    it("passes what all parties signed, and says who, when, in which capacity and with which key", async () => {
      const { agreement, document } = draft([a, b]);
      const id = await record(agreement, [a, b]);
      const seen: Check[] = [];
      const verdict = await stage.reader.verifyAgreement({
        document,
        statements: [words],
        onCheck: (check) => seen.push(check),
      });
      const { authenticity, seats, inForce, trust } = verdict.judgement;
      expect(short(verdict.judgement)).to.deep.equal(["TOTAL_PASSED", undefined, "yes"]);
      expect(authenticity.checks.map(({ name, outcome, code }) => [name, outcome, code])).to.deep.equal([
        ["integrity", "passed", "DOCUMENT_MATCHES"],
        ["registration", "passed", "REGISTERED"],
        ["authority", "passed", "KEYS_AUTHORIZED"],
        ["signatures", "passed", "ALL_PARTIES_ATTESTED"],
        ["disputes", "passed", "NO_DISPUTES"],
        ["identity", "notChecked", "IDENTITY_NOT_CHECKED"],
        ["finality", "passed", "FINAL"],
        ["chainTrust", "passed", "ONE_RPC"],
      ]);
      expect(seen).to.deep.equal(authenticity.checks);
      expect(authenticity.checks.map(({ name }) => name)).to.deep.equal([...checkNames]);
      const { asOf, status } = await stage.reader.getRecord({ id });
      expect(inForce).to.deep.equal({
        answer: "yes",
        asOf,
        status,
        endsAt: 0,
        successor: undefined,
        stale: false,
      });
      expect(trust).to.include({ level: "one-rpc", chainId: 31_337, registry: stage.deployment.agreements });
      for (const [index, seat] of seats.entries()) {
        const member = [a, b].find(({ identifier }) => identifier === seat.identifier) as Member;
        expect(seat).to.include({
          seat: index,
          role: "party",
          indication: "TOTAL_PASSED",
          attested: "yes",
          attestedAt: asOf,
          disputed: "no",
        });
        expect(seat).to.include({
          organisation: organisationId(member.identifier),
          organisationKind: "member",
          keyId: keccak256(accountKey(member.signatory)),
        });
        expect(seat.statement?.text).to.equal(words);
        expect(seat.key).to.include({ role: "signatory", validUntil: 0 });
      }
      // Facts are plain data: they survive being written down.
      expect(JSON.parse(JSON.stringify(verdict.facts)).id).to.equal(id);
      for (const language of ["en", "vi"] as const) {
        const text = formatVerdict(verdict, language);
        expect(text).to.contain(language === "en" ? "Authenticity: PASSED" : "Tính xác thực: ĐẠT");
        expect(text).to.contain(words).and.to.contain(a.identifier).and.to.contain(id);
        expect(text).to.equal(text.normalize("NFC"));
      }
    });

    it("does not pass what nobody compared: a record without its document", async () => {
      const { agreement } = draft([a, b]);
      const id = await record(agreement, [a, b]);
      expect(short(await verify({ id }))).to.deep.equal(["INDETERMINATE", "DOCUMENT_NOT_GIVEN", "yes"]);
    });

    it("fails a document that was changed, where the agreement is known, and each signature on it", async () => {
      const { agreement, document } = draft([a, b]);
      const id = await record(agreement, [a, b]);
      const tampered = Uint8Array.from(document, (byte, index) => (index === 3 ? byte ^ 1 : byte));
      for (const known of [{ id }, { agreement }]) {
        const judgement = await verify({ document: tampered, ...known });
        expect(short(judgement)).to.deep.equal(["TOTAL_FAILED", "HASH_MISMATCH", "yes"]);
        expect(judgement.seats.map(({ indication }) => indication)).to.deep.equal([
          "TOTAL_FAILED",
          "TOTAL_FAILED",
        ]);
      }
      const judgement = await verify({ document, id, agreement: draft([a, b]).agreement });
      expect(short(judgement).slice(0, 2)).to.deep.equal(["TOTAL_FAILED", "AGREEMENT_MISMATCH"]);
    });

    it("does not call an unknown document a forgery", async () => {
      const judgement = await verify({ document: bytes("Một tài liệu khác") });
      expect(short(judgement)).to.deep.equal(["INDETERMINATE", "NOT_REGISTERED", "unknown"]);
      expect(judgement.authenticity.checks.every(({ outcome }) => outcome !== "failed")).to.equal(true);
      const { agreement, document } = draft([a, b]);
      expect(short(await verify({ document, agreement }))).to.deep.equal([
        "INDETERMINATE",
        "NOT_REGISTERED",
        "unknown",
      ]);
    });

    it("says where something was added to a PDF whose earlier revision is registered", async () => {
      const document = bytes(`%PDF-1.7\n${name}\n%%EOF\n`);
      const { agreement } = draft([a, b], { documents: [sha256(document)] });
      const id = await record(agreement, [a, b]);
      const later = Uint8Array.of(...document, ...bytes("1 0 obj\nendobj\n%%EOF\n"));
      for (const known of [{}, { id }]) {
        const judgement = await verify({ document: later, ...known });
        expect(short(judgement).slice(0, 2)).to.deep.equal(["INDETERMINATE", "EARLIER_REVISION_REGISTERED"]);
        const hashed = await verify({ sha256: sha256(later), revisions: [sha256(document)], ...known });
        expect(short(hashed).slice(0, 2)).to.deep.equal(["INDETERMINATE", "EARLIER_REVISION_REGISTERED"]);
      }
    });

    it("keeps what is signed by some only apart from what is false", async () => {
      const { agreement, document } = draft([a, b]);
      await record(agreement, [a]);
      const judgement = await verify({ document });
      expect(short(judgement)).to.deep.equal(["INDETERMINATE", "SIGNATURES_MISSING", "no"]);
      const bySeat = Object.fromEntries(judgement.seats.map((seat) => [seat.identifier, seat]));
      expect(bySeat[a.identifier]).to.include({ attested: "yes", indication: "TOTAL_PASSED" });
      expect(bySeat[b.identifier]).to.include({
        attested: "no",
        indication: "INDETERMINATE",
        subIndication: "NOT_ATTESTED",
      });
      await submit(agreement, await act(b, "decline", agreement));
      expect(short(await verify({ document }))).to.deep.equal(["INDETERMINATE", "DECLINED", "no"]);
    });

    it("keeps authenticity and force apart: what has ended was signed all the same", async () => {
      const ended = draft([a, b], { anyPartyCanEnd: true });
      await record(ended.agreement, [a, b]);
      await submit(ended.agreement, await act(a, "terminate", ended.agreement));
      expect(short(await verify({ document: ended.document }))).to.deep.equal([
        "TOTAL_PASSED",
        undefined,
        "no",
      ]);

      const first = draft([a, b]);
      const id = await record(first.agreement, [a, b]);
      const second = draft([a, b], { supersedes: id });
      const successor = await record(second.agreement, [a, b], first.agreement);
      const judgement = await verify({ document: first.document });
      expect(short(judgement)).to.deep.equal(["TOTAL_PASSED", undefined, "no"]);
      expect(judgement.inForce).to.include({ status: "Superseded", successor });
    });

    it("shows a dispute, which decides nothing by itself", async () => {
      const { agreement, document } = draft([a, b]);
      await record(agreement, [a, b]);
      await submit(agreement, await act(a, "dispute", agreement));
      const judgement = await verify({ document });
      expect(short(judgement)).to.deep.equal(["INDETERMINATE", "DISPUTED", "yes"]);
      expect(
        judgement.seats.map(({ identifier, disputed, indication }) => [identifier, disputed, indication]),
      ).to.deep.include.members([
        [a.identifier, "yes", "INDETERMINATE"],
        [b.identifier, "no", "TOTAL_PASSED"],
      ]);
      expect(short(await verify({ document, policy: { acceptDisputed: true } }))[0]).to.equal("TOTAL_PASSED");
    });

    it("leaves an attestation valid whose key was revoked, or whose organisation was suspended, later", async () => {
      const member = await admitMember(stage, "sau-nay");
      const { agreement, document } = draft([a, member]);
      await record(agreement, [a, member]);
      const organisation = member.identifier;
      const { reader, secretariat, clock } = stage;
      const key = accountKey(member.signatory);
      await reader.waitForTransaction({
        hash: await stage.as(member.manager).revokeKey({ organisation, key }),
      });
      await reader.waitForTransaction({ hash: await secretariat.suspend({ organisation }) });
      const { asOf } = await reader.getRecord({ id: agreementId(agreement) });
      await clock.mine({ blocks: 3, interval: DAY });
      const judgement = await verify({ document });
      expect(short(judgement)[0]).to.equal("TOTAL_PASSED");
      const seat = judgement.seats.find(({ identifier }) => identifier === organisation);
      expect(seat).to.include({ suspendedSince: asOf, indication: "TOTAL_PASSED" });
      expect(seat?.key?.validUntil).to.be.greaterThan(seat?.attestedAt ?? Number.MAX_SAFE_INTEGER);
    });

    it("asks which one is meant where several agreements name a document", async () => {
      const first = draft([a, b]);
      const other = draft([a, c], { documents: first.agreement.documents });
      const id = await record(first.agreement, [a, b]);
      await record(other.agreement, [a, c]);
      const { document } = first;
      expect(short(await verify({ document })).slice(0, 2)).to.deep.equal([
        "INDETERMINATE",
        "SEVERAL_AGREEMENTS",
      ]);
      expect(short(await verify({ document, id }))[0]).to.equal("TOTAL_PASSED");
    });

    it("asks each organisation's own web document, where the verifier wants it, and believes no impostor", async () => {
      const { agreement, document } = draft([a, b]);
      await record(agreement, [a, b]);
      const of = (member: Member, keys?: Hex[]) => webDocument(stage, member, keys);
      const ask = async (files: Record<string, unknown>) => {
        const policy = { requireIdentity: true };
        const { judgement } = await stage.reader.verifyAgreement({ document, policy, fetch: hosts(files) });
        return [...short(judgement).slice(0, 2), ...judgement.seats.map(({ indication }) => indication)];
      };
      const seatsOf = (wrong: Member) =>
        agreement.parties.map((party) => (party === wrong.identifier ? "INDETERMINATE" : "TOTAL_PASSED"));

      expect(await ask({ [hostOf(a)]: of(a), [hostOf(b)]: of(b) })).to.deep.equal([
        "TOTAL_PASSED",
        undefined,
        "TOTAL_PASSED",
        "TOTAL_PASSED",
      ]);
      // An impostor was admitted under b's identifier: b's own host names another manager, or nobody.
      expect(await ask({ [hostOf(a)]: of(a), [hostOf(b)]: of({ ...b, manager: a.manager }) })).to.deep.equal([
        "INDETERMINATE",
        "IDENTITY_MANAGER_NOT_NAMED",
        ...seatsOf(b),
      ]);
      expect((await ask({ [hostOf(a)]: of(a) })).slice(0, 1)).to.deep.equal(["INDETERMINATE"]);
      expect(await ask({ [hostOf(a)]: of(a), [hostOf(b)]: of(b, [keccak256("0x01")]) })).to.deep.equal([
        "INDETERMINATE",
        "IDENTITY_KEY_NOT_NAMED",
        ...seatsOf(b),
      ]);
      // Who does not ask is told so.
      const unasked = await verify({ document, policy: { requireIdentity: true } });
      expect(short(unasked).slice(0, 2)).to.deep.equal(["INDETERMINATE", "IDENTITY_NOT_CHECKED"]);
    });

    it("is not led astray by what somebody else proposes on the same document", async () => {
      const { agreement, document } = draft([a, b]);
      const id = await record(agreement, [a, b]);
      const squatters: Hex[] = [];
      for (const digit of ["1", "2"]) {
        const { agreement: other } = draft([a, c], {
          documents: agreement.documents,
          metadata: `0x${digit.repeat(64)}`,
        });
        squatters.push(await record(other, [c]));
      }
      const { facts, judgement } = await stage.reader.verifyAgreement({ document });
      expect(short(judgement)).to.deep.equal(["TOTAL_PASSED", undefined, "yes"]);
      expect(facts.id).to.equal(id);
      expect(facts.candidates)
        .to.have.property("value")
        .that.deep.equals([
          { id, status: "InForce" },
          ...squatters.map((squatter) => ({ id: squatter, status: "Proposed" })),
        ]);
    });

    it("loads no large file, and no file that is no PDF, to look for earlier revisions", async () => {
      class File extends Blob {
        #size: number | undefined;
        constructor(content: Uint8Array<ArrayBuffer>, size?: number) {
          super([content]);
          this.#size = size;
        }
        override get size() {
          return this.#size ?? super.size;
        }
        override arrayBuffer(): Promise<ArrayBuffer> {
          throw new RangeError("The whole file was loaded.");
        }
      }
      const codeOf = async (document: Blob) => {
        const { facts, judgement } = await stage.reader.verifyAgreement({ document });
        expect(short(judgement)[0]).to.equal("INDETERMINATE");
        return facts.revision && !facts.revision.known ? facts.revision.problem.code : facts.revision?.known;
      };
      const pdf = bytes("%PDF-1.7 %%EOF\n 1 0 obj %%EOF");
      expect(await codeOf(new File(bytes("no PDF")))).to.equal(true);
      expect(await codeOf(new File(pdf, 2 ** 30))).to.equal(true);
      expect(await codeOf(new File(pdf))).to.equal("DOCUMENT_UNREADABLE");
    });

    it("asks for witnesses and kinds where the policy does", async () => {
      const { agreement, document } = draft([a, b], { witnesses: [c.identifier] });
      await record(agreement, [a, b]);
      expect(short(await verify({ document }))[0]).to.equal("TOTAL_PASSED");
      const policy = { requireWitnesses: true };
      expect(short(await verify({ document, policy })).slice(0, 2)).to.deep.equal([
        "INDETERMINATE",
        "WITNESSES_MISSING",
      ]);
      await submit(agreement, await act(c, "attest", agreement));
      expect(short(await verify({ document, policy }))[0]).to.equal("TOTAL_PASSED");
      expect(short(await verify({ document, policy: { kinds: ["partner"] } })).slice(0, 2)).to.deep.equal([
        "INDETERMINATE",
        "KIND_NOT_ACCEPTED",
      ]);
      expect(short(await verify({ document, policy: { requireIdentity: true } })).slice(0, 2)).to.deep.equal([
        "INDETERMINATE",
        "IDENTITY_NOT_CHECKED",
      ]);
    });

    it("compares metadata, whole or disclosed in part, with what the agreement commits to", async () => {
      const document = bytes(`Văn bản chính ${name}`);
      const translation = bytes(`Translation ${name}`);
      const sample = sampleMetadata();
      const [party, other] = sample.parties;
      if (!party || !other) throw new Error("The sample has two parties.");
      const file = (content: Uint8Array, role: "principal" | "translation"): MetadataDocument => ({
        name: `${role}.txt`,
        languages: ["vi"],
        mediaType: "text/plain",
        size: content.length,
        sha256: sha256(content),
        role,
      });
      const metadata = {
        ...sample,
        parties: [
          { ...party, identifier: a.identifier, representatives: [] },
          { ...other, identifier: b.identifier, representatives: [] },
        ],
        witnesses: [],
        documents: [file(document, "principal"), file(translation, "translation")],
        supersedes: null,
        term: { ...sample.term, effectiveAt: null, expiresAt: null },
      };
      const salted = { metadata, salts: createSalts(metadata) };
      const { commitment } = commitMetadata(salted);
      const agreement = agreementFromMetadata({ metadata, commitment });
      await record(agreement, [a, b]);
      expect(short(await verify({ document, metadata: salted }))[0]).to.equal("TOTAL_PASSED");
      const id = agreementId(agreement);
      expect(
        outcome(await verify({ document: translation, id, metadata: salted }), "integrity"),
      ).to.deep.equal(["passed", "ATTACHMENT_MATCHES"]);
      const disclosure = disclose({ ...salted, reveal: ["/documents/**"] });
      expect(outcome(await verify({ document: translation, id, disclosure }), "integrity")).to.deep.equal([
        "passed",
        "ATTACHMENT_MATCHES",
      ]);
      expect(outcome(await verify({ document: translation, id }), "integrity")).to.deep.equal([
        "failed",
        "HASH_MISMATCH",
      ]);

      // Whoever signs with a tool that compares nothing can commit to a document that says something else.
      const { agreement: unlike, document: signed } = draft([a, b], { metadata: commitment });
      await record(unlike, [a, b]);
      for (const known of [{ metadata: salted }, { disclosure: disclose({ ...salted, reveal: ["/**"] }) }]) {
        const verdict = await verify({ document: signed, agreement: unlike, ...known });
        expect(short(verdict).slice(0, 2)).to.deep.equal(["TOTAL_FAILED", "METADATA_MISMATCH"]);
      }

      const changed = {
        metadata: { ...metadata, place: { vi: "Hà Nội" } },
        salts: createSalts({ ...metadata, place: { vi: "Hà Nội" } }),
      };
      expect(short(await verify({ document, metadata: changed })).slice(0, 2)).to.deep.equal([
        "TOTAL_FAILED",
        "METADATA_MISMATCH",
      ]);
      const [opened] = Object.keys(disclosure.opened);
      const forged = structuredClone(disclosure) as { opened: Record<string, { value: unknown }> };
      const opening = forged.opened[opened ?? ""];
      if (opening) opening.value = "khác";
      expect(
        short(await verify({ document, disclosure: forged as typeof disclosure })).slice(0, 2),
      ).to.deep.equal(["TOTAL_FAILED", "METADATA_MISMATCH"]);
    });

    it("lets the verifier's clock end an agreement and never begin it, and marks an old answer", async () => {
      const { asOf: time } = await stage.reader.getRecord({ id: keccak256("0x05") });
      const bounded = draft([a, b], { expiresAt: time + 1000 });
      await record(bounded.agreement, [a, b]);
      const at = async (document: Uint8Array, now: number) => (await verify({ document, now })).inForce;
      expect(await at(bounded.document, time + 999)).to.include({ answer: "yes" });
      expect(await at(bounded.document, time + 1000)).to.include({ answer: "no", status: "Expired" });
      const scheduled = draft([a, b], { effectiveAt: time + 1000 });
      await record(scheduled.agreement, [a, b]);
      expect(await at(scheduled.document, time + 2000)).to.include({ answer: "no", status: "Scheduled" });
      const open = draft([a, b]);
      await record(open.agreement, [a, b]);
      expect(await at(open.document, time + 60)).to.include({ answer: "yes", stale: false });
      expect(await at(open.document, time + DAY)).to.include({ answer: "yes", stale: true });
    });

    it("waits for finality, and for a block that stands", async () => {
      const { agreement, document } = draft([a, b]);
      const id = await record(agreement, [a, b]);
      const { blockNumber } = await stage.reader.getRecord({ id });
      const through = stage.as(undefined, {}, proxy.url);
      const judge = async (policy = {}) => (await through.verifyAgreement({ document, policy })).judgement;
      const earlier = await stage.clock.request({
        method: "eth_getBlockByNumber",
        params: [`0x${(blockNumber - 1).toString(16)}`, false],
      } as never);
      proxy.tamper(changing("eth_getBlockByNumber", () => earlier, "finalized"));
      expect(short(await judge()).slice(0, 2)).to.deep.equal(["INDETERMINATE", "NOT_FINAL"]);
      expect(short(await judge({ finality: "latest" }))[0]).to.equal("TOTAL_PASSED");
      proxy.tamper(changing("eth_getBlockByNumber", () => null, "finalized"));
      expect(outcome(await judge(), "finality")).to.deep.equal(["inconclusive", "CHAIN_ANSWER_INVALID"]);
      let asked = 0;
      const number = `"0x${blockNumber.toString(16)}"`;
      proxy.tamper(
        changing(
          "eth_getBlockByNumber",
          (block) => (++asked > 1 ? { ...(block as object), hash: keccak256("0x06") } : block),
          number,
        ),
      );
      const replaced = await judge({ finality: "latest" });
      expect(short(replaced)).to.deep.equal(["INDETERMINATE", "BLOCK_REPLACED", "unknown"]);
    });

    it("counts the blocks that stand on the last act, and sees it moved to another block", async () => {
      const { agreement, document } = draft([a, b]);
      const id = await record(agreement, [a, b]);
      const through = stage.as(undefined, {}, proxy.url);
      const verify = (parameters = {}) => through.verifyAgreement({ document, ...parameters });
      const judged = (facts: Facts, confirmations: number) =>
        outcome(judge(facts, { finality: { confirmations } }), "finality");

      const first = (await verify()).facts;
      expect(first.confirmations).to.deep.equal({ known: true, value: 1 });
      await stage.clock.mine({ blocks: 2 });
      const { facts, judgement } = await verify({ policy: { finality: { confirmations: 3 } } });
      expect(facts.confirmations).to.deep.equal({ known: true, value: 3 });
      expect(short(judgement)[0]).to.equal("TOTAL_PASSED");
      // Written down and judged again, without any network.
      const stored: Facts = JSON.parse(JSON.stringify(facts));
      expect(judged(stored, 3)).to.deep.equal(["passed", "CONFIRMED"]);
      expect(judged(stored, 4)).to.deep.equal(["inconclusive", "CONFIRMATIONS_MISSING"]);
      const { acts } = await stage.reader.listActs({ id });
      expect((await verify({ acts })).facts.confirmations).to.deep.equal({ known: true, value: 3 });

      const topic = keccak256(bytes("ActRecorded(bytes32,bytes32,bytes32,bytes32,bytes32)"));
      const early = { blockNumber: `0x${stage.deployment.deployBlock.toString(16)}` };
      proxy.tamper(
        changing("eth_getLogs", (logs) => (logs as object[]).map((log) => ({ ...log, ...early })), topic),
      );
      expect(judged((await verify()).facts, 1)).to.deep.equal(["inconclusive", "EVIDENCE_CONTRADICTORY"]);
      proxy.tamper(changing("eth_getLogs", (logs) => (logs as unknown[]).slice(1), topic));
      expect(judged((await verify({ acts })).facts, 1)).to.deep.equal(["inconclusive", "HISTORY_INCOMPLETE"]);
    });

    it("says so where the history is cut short, and takes the acts that the verifier holds instead", async () => {
      const { agreement, document } = draft([a, b]);
      const id = await record(agreement, [a, b]);
      const { acts } = await stage.reader.listActs({ id });
      const through = stage.as(undefined, {}, proxy.url);
      const topic = keccak256(bytes("ActRecorded(bytes32,bytes32,bytes32,bytes32,bytes32)"));
      proxy.tamper(changing("eth_getLogs", (logs) => (logs as unknown[]).slice(1), topic));
      expect((await through.listActs({ id })).complete).to.equal(false);
      const cut = (await through.verifyAgreement({ document })).judgement;
      expect(short(cut)).to.deep.equal(["INDETERMINATE", "HISTORY_INCOMPLETE", "yes"]);
      // The state says that all have attested; only with which keys is not known.
      expect(outcome(cut, "signatures")).to.deep.equal(["passed", "ALL_PARTIES_ATTESTED"]);
      expect(cut.seats.map(({ attested, keyId }) => [attested, keyId])).to.deep.equal([
        ["yes", undefined],
        ["yes", undefined],
      ]);
      expect(short((await through.verifyAgreement({ document, acts })).judgement)[0]).to.equal(
        "TOTAL_PASSED",
      );
      const forged = acts.map((recorded) => ({ ...recorded, time: recorded.time + 1 }));
      expect(short((await through.verifyAgreement({ document, acts: forged })).judgement)[1]).to.equal(
        "HISTORY_INCOMPLETE",
      );
    });

    it("passes nothing on answers that contradict each other", async () => {
      const { agreement, document } = draft([a, b]);
      await record(agreement, [a, b]);
      const through = stage.as(undefined, {}, proxy.url);
      const unknownKey: Hex = `0x${"0".repeat(5 * 64)}`;
      const selector = toFunctionSelector("credentialOf(bytes32,bytes32)");
      proxy.tamper(changing("eth_call", () => unknownKey, selector));
      const judgement = (await through.verifyAgreement({ document })).judgement;
      expect(short(judgement).slice(0, 2)).to.deep.equal(["INDETERMINATE", "EVIDENCE_CONTRADICTORY"]);
    });

    it("refuses a question that is none", async () => {
      expect((await failure(stage.reader.verifyAgreement({}))).code).to.equal("VERIFY_SUBJECT_MISSING");
      expect((await failure(stage.reader.verifyAgreement({ id: "0x12" }))).code).to.equal(
        "VERIFY_INPUT_INVALID",
      );
      const judgement = await verify({ document: new Uint8Array() });
      expect(outcome(judgement, "integrity")).to.deep.equal(["inconclusive", "DOCUMENT_EMPTY"]);
    });
  });
}
