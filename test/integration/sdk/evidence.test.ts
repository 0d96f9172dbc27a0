import { expect } from "chai";
import { type Hex, keccak256, sha256 } from "viem";
import {
  testAccountSigner,
  testP256Signer,
  testPasskeySigner,
  testRsaSigner,
} from "../../../scripts/lib/signers.js";
import { sampleMetadata } from "../../../sdk/src/core/metadata/samples.behavior.js";
import {
  type Agreement,
  agreementFromMetadata,
  agreementId,
  commitMetadata,
  createRegistryClient,
  createSalts,
  disclose,
  type Evidence,
  exportEvidence,
  finalizedHeaders,
  formatVerdict,
  givenHash,
  type Judgement,
  judge,
  type MetadataDocument,
  parseEvidence,
  revealEvidence,
  type Signer,
  sealEvidence,
  type Verdict,
  type VerifyEvidenceParameters,
  verifyEvidence,
} from "../../../sdk/src/exports/index.js";
import { connections } from "./connections.js";
import {
  accountKey,
  admitMember,
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

const short = ({ authenticity: { indication, subIndication }, inForce: { answer } }: Judgement) => [
  indication,
  subIndication,
  answer,
];

describe("evidence", function () {
  this.timeout(120_000);
  let stage: Stage;
  let a: Member;
  let b: Member;
  let c: Member;
  const words = statement("Lê Thị Hà");

  before(async () => {
    stage = await setStage(connections.viem);
    a = await admitMember(stage, "cuc-cong-nghiep");
    b = await admitMember(stage, "hiep-hoi-blockchain");
    c = await admitMember(stage, "kfia");
  });
  after(() => stage.close());

  const act = (member: Member, kind: "attest" | "decline" | "terminate" | "dispute", agreement: Agreement) =>
    stage
      .as(kind === "dispute" ? member.manager : member.signatory)
      .signAct({ kind, agreement, organisation: member.identifier, statement: words });
  const submit = async (agreement: Agreement, ...acts: Awaited<ReturnType<typeof act>>[]) => {
    await stage.reader.waitForTransaction({ hash: await stage.relayer.submitActs({ agreement, acts }) });
  };
  const conclude = async (agreement: Agreement, by: readonly Member[]) => {
    await submit(agreement, ...(await Promise.all(by.map((member) => act(member, "attest", agreement)))));
  };
  const hashOf = (evidence: Evidence): Hex => keccak256(evidence.header);
  const verify = async (evidence: unknown, parameters: Partial<VerifyEvidenceParameters> = {}) =>
    verifyEvidence({ evidence, deployment: stage.deployment, ...parameters });
  const client = () =>
    createRegistryClient(
      {
        request: async (request) => {
          const response = await fetch(stage.rpc, {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify({ jsonrpc: "2.0", id: 1, ...request }),
          });
          const { result } = (await response.json()) as { result: unknown };
          return result;
        },
        account: undefined,
        chainId: undefined,
      },
      { deployment: stage.deployment },
    );

  /** An agreement of two parties with its metadata document. */
  const described = () => {
    const { agreement: template, document } = draft([a, b]);
    const sample = sampleMetadata();
    const [party] = sample.parties;
    if (!party) throw new Error("The sample has no party.");
    const metadata = {
      ...sample,
      parties: [a, b].map(({ identifier }) => ({ ...party, identifier, representatives: [] })),
      witnesses: [],
      documents: [
        {
          ...(sample.documents[0] as MetadataDocument),
          sha256: template.documents[0] as Hex,
          role: "principal" as const,
        },
      ],
      supersedes: null,
    };
    const salted = { metadata, salts: createSalts(metadata) };
    const { commitment } = commitMetadata(salted);
    const agreement = agreementFromMetadata({ metadata, commitment });
    return { agreement, document, salted };
  };

  it("proves offline what all parties signed, against a block hash", async () => {
    const { agreement, document } = draft([a, b, c]);
    await conclude(agreement, [a, b, c]);
    const evidence = await stage.reader.exportEvidence({ agreement, statements: [words] });
    const text = JSON.stringify(evidence);
    const { facts, judgement } = await verify(new TextEncoder().encode(text), {
      document,
      headers: givenHash(hashOf(evidence)),
    });
    expect(short(judgement)).to.deep.equal(["TOTAL_PASSED", undefined, "yes"]);
    expect(
      judgement.authenticity.checks.map(({ name, outcome, code }) => [name, outcome, code]),
    ).to.deep.equal([
      ["integrity", "passed", "DOCUMENT_MATCHES"],
      ["registration", "passed", "REGISTERED"],
      ["authority", "passed", "KEYS_AUTHORIZED"],
      ["signatures", "passed", "ALL_PARTIES_ATTESTED"],
      ["disputes", "passed", "NO_DISPUTES"],
      ["identity", "notChecked", "IDENTITY_NOT_CHECKED"],
      ["finality", "passed", "FINAL"],
      ["chainTrust", "passed", "PROOF_GIVEN_HASH"],
    ]);
    expect(judgement.trust.level).to.equal("proof-given-hash");
    // The same as an endpoint says.
    const online = (await stage.reader.verifyAgreement({ document, agreement, statements: [words] }))
      .judgement;
    const bare = { status: "valid", key: { kind: "account" }, renewal: judgement.renewal };
    expect(judgement.seats).to.deep.equal(online.seats.map((seat) => ({ ...seat, signature: bare })));
    expect(online.seats.map(({ signature }) => signature)).to.deep.equal([undefined, undefined, undefined]);
    expect(online.renewal).to.equal(undefined);
    expect(judgement.inForce.status).to.equal(online.inForce.status);
    expect(facts.id).to.equal(agreementId(agreement));
    expect(evidence.acts.every(({ signature }) => signature !== null)).to.equal(true);
    for (const language of ["vi", "en"] as const) {
      expect(formatVerdict({ facts, judgement }, language)).to.include(evidence.texts[1] ?? "?");
    }
  });

  it("decides nothing without a block hash, or with another, or where the block is not final", async () => {
    const { agreement, document } = draft([a, b]);
    await conclude(agreement, [a, b]);
    const evidence = await stage.reader.exportEvidence({ id: agreementId(agreement) });
    expect(short((await verify(evidence, { document })).judgement)).to.deep.equal([
      "INDETERMINATE",
      "BLOCK_HASH_MISSING",
      "unknown",
    ]);
    const other = givenHash(keccak256("0x01"));
    const { judgement } = await verify(evidence, { document, headers: other });
    expect(judgement.authenticity.checks.at(-1)?.code).to.equal("BLOCK_NOT_TRUSTED");
    expect(judgement.authenticity.indication).to.equal("INDETERMINATE");
    expect(judgement.inForce.answer).to.equal("unknown");
    expect(
      (await verify(evidence, { headers: givenHash(hashOf(evidence)) })).judgement.authenticity,
    ).to.include({
      indication: "INDETERMINATE",
      subIndication: "DOCUMENT_NOT_GIVEN",
    });
  });

  it("proves against the final blocks of an endpoint, once they are final", async () => {
    const { agreement, document } = draft([a, b]);
    await conclude(agreement, [a, b]);
    const evidence = await stage.reader.exportEvidence({ agreement });
    const headers = finalizedHeaders(client());
    const { number, hash } = await sealEvidence({ evidence, headers });
    expect(hash).to.equal(hashOf(evidence));
    expect(number).to.be.greaterThan(0);
    const { judgement } = await verify(evidence, { document, headers });
    expect(short(judgement)).to.deep.equal(["TOTAL_PASSED", undefined, "yes"]);
    expect(judgement.trust.level).to.equal("proof-one-rpc");

    const later = { trust: "one-rpc", hashOf: async () => undefined } as const;
    const early = (await verify(evidence, { document, headers: later })).judgement;
    expect(short(early)).to.deep.equal(["INDETERMINATE", "EVIDENCE_NOT_FINAL", "unknown"]);
    expect(early.trust.level).to.equal("none");
    expect(() => finalizedHeaders(client(), "k-of-n"))
      .to.throw()
      .with.property("code", "CALL_PARAMETER_INVALID");
    expect((await failure(headers.hashOf(number, 1))).code).to.equal("CHAIN_MISMATCH");
    expect((await failure(sealEvidence({ evidence, headers: later }))).code).to.equal("EVIDENCE_NOT_FINAL");
    const reorganised = { trust: "one-rpc", hashOf: async () => keccak256("0x02") } as const;
    expect((await failure(sealEvidence({ evidence, headers: reorganised }))).code).to.equal(
      "EVIDENCE_REORGANISED",
    );
  });

  it("says where something was added to a PDF whose earlier revision is registered", async () => {
    const document = new TextEncoder().encode("%PDF-1.7\n%%EOF\n");
    const { agreement } = draft([a, b], { documents: [sha256(document)] });
    await conclude(agreement, [a, b]);
    const evidence = await stage.reader.exportEvidence({ agreement });
    const headers = givenHash(hashOf(evidence));
    const later = Uint8Array.of(...document, ...new TextEncoder().encode("1 0 obj\nendobj\n%%EOF\n"));
    for (const changed of [later, new Blob([later])]) {
      const { judgement } = await verify(evidence, { document: changed, headers });
      expect(short(judgement).slice(0, 2)).to.deep.equal(["INDETERMINATE", "EARLIER_REVISION_REGISTERED"]);
    }
    const other = await verify(evidence, { document: document.subarray(1), headers });
    expect(short(other.judgement).slice(0, 2)).to.deep.equal(["TOTAL_FAILED", "HASH_MISMATCH"]);
  });

  it("fails nothing where the source of block hashes fails", async () => {
    const { agreement, document } = draft([a, b]);
    await conclude(agreement, [a, b]);
    const evidence = await stage.reader.exportEvidence({ agreement });
    const headers = {
      trust: "light-client",
      hashOf: async () => {
        throw new TypeError("no such file");
      },
    } as const;
    const { judgement } = await verify(evidence, { document, headers });
    expect(short(judgement)).to.deep.equal(["INDETERMINATE", "HEADERS_UNAVAILABLE", "unknown"]);
  });

  it("trusts no registry that the verifier does not know", async () => {
    const { agreement, document } = draft([a, b]);
    await conclude(agreement, [a, b]);
    const evidence = await stage.reader.exportEvidence({ agreement });
    const parameters = { document, headers: givenHash(hashOf(evidence)) };
    const codeOf = async (deployment: VerifyEvidenceParameters["deployment"]) => {
      const { indication, subIndication } = (
        await verifyEvidence({ evidence, ...parameters, ...(deployment && { deployment }) })
      ).judgement.authenticity;
      return [indication, subIndication];
    };
    const { deployment } = stage;
    expect(await codeOf(undefined)).to.deep.equal(["INDETERMINATE", "REGISTRY_UNKNOWN"]);
    expect(await codeOf({ ...deployment, chainId: 1 })).to.deep.equal(["INDETERMINATE", "REGISTRY_UNKNOWN"]);
    expect(await codeOf({ ...deployment, agreements: deployment.members })).to.deep.equal([
      "INDETERMINATE",
      "REGISTRY_MISMATCH",
    ]);
    expect(await codeOf({ ...deployment, agreementsCodeHash: keccak256("0x") })).to.deep.equal([
      "INDETERMINATE",
      "REGISTRY_CODE_MISMATCH",
    ]);
    expect(await codeOf(deployment)).to.deep.equal(["TOTAL_PASSED", undefined]);
    const { agreementsCodeHash: _, ...unpinned } = deployment;
    const { judgement } = await verifyEvidence({ evidence, ...parameters, deployment: unpinned });
    expect(judgement.authenticity.checks.at(-1)?.code).to.equal("PROOF_CODE_UNPINNED");
  });

  it("shows of the metadata what was chosen, and says what is hidden", async () => {
    const { agreement, document, salted } = described();
    await conclude(agreement, [a, b]);
    const full = await stage.reader.exportEvidence({ agreement, metadata: salted, statements: [words] });
    const headers = givenHash(hashOf(full));
    const whole = await verify(full, { document, headers });
    expect(short(whole.judgement)).to.deep.equal(["TOTAL_PASSED", undefined, "yes"]);
    expect(whole.facts.metadata).to.have.property("hidden").with.length(0);

    const part = revealEvidence({ evidence: full, reveal: ["/title/**", "/documents/*/sha256"] });
    const shown = await verify(JSON.stringify(part), { document, headers });
    expect(short(shown.judgement)).to.deep.equal(["TOTAL_PASSED", undefined, "yes"]);
    const hidden =
      shown.facts.metadata && "hidden" in shown.facts.metadata ? shown.facts.metadata.hidden : [];
    expect(hidden).to.include("/parties/0/identifier").and.not.include("/title/vi");
    expect(formatVerdict(shown, "vi")).to.include("/parties/0/identifier");
    expect(JSON.stringify(part)).not.to.include("Lê Thị Hà");
    expect(shown.judgement.seats[0]?.statement?.text).to.equal(undefined);
    expect(full).to.deep.equal(parseEvidence(full));
  });

  it("shows disputes, ends and revoked keys as of its block", async () => {
    const { agreement, document } = draft([a, b], { anyPartyCanEnd: true, noticeDays: 0 });
    await conclude(agreement, [a, b]);
    await submit(agreement, await act(a, "dispute", agreement));
    const disputed = await stage.reader.exportEvidence({ agreement });
    const read = async (evidence: Evidence) =>
      (await verify(evidence, { document, headers: givenHash(hashOf(evidence)) })).judgement;
    expect(short(await read(disputed))).to.deep.equal(["INDETERMINATE", "DISPUTED", "yes"]);
    await submit(agreement, await act(b, "terminate", agreement));
    const ended = await read(await stage.reader.exportEvidence({ agreement }));
    expect([ended.inForce.answer, ended.inForce.status]).to.deep.equal(["no", "Terminated"]);
    // The older file still says what was so then.
    expect(short(await read(disputed))).to.deep.equal(["INDETERMINATE", "DISPUTED", "yes"]);
  });

  it("is brought up to date from a file alone, shows no more, and loses no signature", async () => {
    const { agreement, document, salted } = described();
    await conclude(agreement, [a, b]);
    const full = await stage.reader.exportEvidence({ agreement, metadata: salted, statements: [words] });
    const old = revealEvidence({ evidence: full, reveal: ["/title/*"] });
    expect(Object.keys(old.disclosure?.opened ?? {})).to.deep.equal(["/title/en", "/title/vi"]);
    const shown = { texts: old.texts, disclosure: old.disclosure };
    await submit(agreement, await act(b, "dispute", agreement));

    const refreshed = await stage.reader.exportEvidence({ refresh: old });
    expect({ texts: refreshed.texts, disclosure: refreshed.disclosure }).to.deep.equal(shown);
    const { facts, judgement } = await verify(refreshed, { document, headers: givenHash(hashOf(refreshed)) });
    expect(judgement.authenticity.subIndication).to.equal("DISPUTED");
    expect(facts.history?.known && facts.history.value.acts.length).to.equal(3);

    // An endpoint that has forgotten the old transactions.
    const forgetful = client();
    const forgetting = createRegistryClient(
      {
        ...forgetful,
        request: async (request) =>
          request.method === "eth_getTransactionByHash" ? null : forgetful.request(request),
      },
      { deployment: stage.deployment },
    );
    const kept = await exportEvidence(forgetting, { refresh: old });
    expect(kept.acts.map(({ signature }) => signature !== null)).to.deep.equal([true, true, false]);
    expect(kept.acts.slice(0, 2)).to.deep.equal(old.acts);
    const forged = {
      ...old,
      acts: old.acts.map((one, index) => ({ ...one, signature: old.acts[1 - index]?.signature ?? null })),
    };
    expect((await failure(exportEvidence(forgetting, { refresh: forged }))).code).to.equal(
      "EVIDENCE_SIGNATURE_INVALID",
    );
    const other = draft([a, b]);
    expect(
      (await failure(stage.reader.exportEvidence({ refresh: old, agreement: other.agreement }))).code,
    ).to.equal("CALL_PARAMETER_INVALID");
  });

  it("takes no odd input, and repeats no sender's words unseen", async () => {
    const { agreement, document } = draft([a, b]);
    await conclude(agreement, [a, b]);
    const evidence = await stage.reader.exportEvidence({ agreement });
    const headers = givenHash(hashOf(evidence));
    expect(
      short((await verify(new Blob([JSON.stringify(evidence)]), { document, headers })).judgement),
    ).to.deep.equal(["TOTAL_PASSED", undefined, "yes"]);
    const badChecksum = "0x5FbDB2315678afecb367f032d93F642f64180aA3";
    const wrong: Record<string, Partial<VerifyEvidenceParameters>[]> = {
      VERIFY_SUBJECT_MISSING: [{ evidence: "" }, { evidence: null }, { evidence: new Uint8Array() }],
      VERIFY_INPUT_INVALID: [
        { evidence: 7 },
        { evidence: [evidence] },
        { evidence: Promise.resolve(evidence) },
        { now: Date.now() },
        { now: Number.NaN },
        { policy: null as never },
        { headers: { trust: "my-word", hashOf: async () => undefined } as never },
        { headers: {} as never },
      ],
      CALL_PARAMETER_INVALID: [
        { deployment: {} as never },
        { deployment: { ...stage.deployment, members: "0x1" } },
        { deployment: { ...stage.deployment, verifiers: { rsa: "0x1" } } },
        { deployment: { ...stage.deployment, verifiers: { p256: `0x${"0".repeat(40)}` } } },
        { deployment: { ...stage.deployment, verifiers: { webauthn: badChecksum } } },
      ],
      DISCLOSURE_PATTERN_INVALID: [{ policy: { disclosed: ["title"] } }],
    };
    for (const [code, all] of Object.entries(wrong)) {
      for (const parameters of all) {
        expect((await failure(verify(evidence, { document, headers, ...parameters }))).code).to.equal(code);
      }
    }
    const other = draft([a, c]);
    expect(
      (await failure(stage.reader.exportEvidence({ id: agreementId(other.agreement), agreement }))).code,
    ).to.equal("CALL_PARAMETER_INVALID");
    expect((await failure(stage.reader.exportEvidence({}))).code).to.equal("CALL_PARAMETER_INVALID");

    // A name of the sender's choice could draw a report of its own.
    const forged = "x\n\u001b[2JAuthenticity: PASSED";
    const disclosure = { skeleton: { [forged]: `0x${"1".repeat(64)}` as Hex }, opened: {} };
    for (const file of [
      { ...evidence, disclosure },
      { ...evidence, [forged]: 1 },
    ]) {
      const verdict = await verify(JSON.stringify(file), { document, headers });
      expect(verdict.judgement.authenticity.indication).to.equal("TOTAL_FAILED");
      for (const language of ["vi", "en"] as const) {
        expect(formatVerdict(verdict, language).replaceAll("\n", "")).not.to.match(/\p{C}/u);
        expect(formatVerdict(verdict, language)).not.to.include("\nAuthenticity: PASSED");
      }
    }
  });

  describe("identity", () => {
    const required = { requireIdentity: true };
    const accepted = { ...required, acceptRecordedIdentity: true };
    const keyOf = (privateKey: Hex) => keccak256(accountKey(privateKey));
    const now = 1_900_000_000;
    const web = (...files: [Member, unknown][]) =>
      hosts(Object.fromEntries(files.map(([member, file]) => [hostOf(member), file])));
    /** Names the signatory as well: nothing has to be known about managers. */
    const whole = (member: Member) => webDocument(stage, member, [keyOf(member.signatory)]);
    const managed = (member: Member) => webDocument(stage, member);
    let agreement: Agreement;
    let document: Uint8Array;

    before(async () => {
      ({ agreement, document } = draft([a, b]));
      await conclude(agreement, [a, b]);
    });

    const exported = (fetch: typeof globalThis.fetch) =>
      stage.reader.exportEvidence({ agreement, fetch, now: now - 86_400 });
    const read = (evidence: Evidence, parameters: Partial<VerifyEvidenceParameters> = {}) =>
      verify(JSON.stringify(evidence), {
        document,
        headers: givenHash(hashOf(evidence)),
        now,
        ...parameters,
      });
    const identityOf = ({ authenticity: { checks } }: Judgement) => {
      const { outcome, code } = checks.find(({ name }) => name === "identity") ?? {};
      return [outcome, code];
    };
    const seatOf = (judgement: Judgement, member: Member) =>
      judgement.seats.find(({ identifier }) => identifier === member.identifier)?.identity;

    it("travels with its date, and is nobody's proof", async () => {
      const evidence = await exported(web([a, whole(a)], [b, managed(b)]));
      expect(evidence.identities.map(({ managers }) => managers.length)).to.deep.equal([1, 1]);
      const verdict = await read(evidence);
      const { facts, judgement } = verdict;
      expect(short(judgement)).to.deep.equal(["TOTAL_PASSED", undefined, "yes"]);
      expect(identityOf(judgement)).to.deep.equal(["notChecked", "IDENTITY_RECORDED"]);
      for (const member of [a, b]) {
        const { asked, recorded, changed } = seatOf(judgement, member) ?? {};
        expect([asked, changed]).to.deep.equal([undefined, undefined]);
        expect(recorded).to.include({
          outcome: "confirmed",
          code: "IDENTITY_CONFIRMED",
          fetchedAt: now - 86_400,
        });
      }
      expect(formatVerdict(verdict, "en")).to.include("2030-03-16").and.to.include("nobody vouches for that");
      expect(formatVerdict(verdict, "vi")).to.include("2030-03-16").and.to.include("không ai bảo đảm");
      // Stored facts are judged again under another policy, with no network.
      const stored = JSON.parse(JSON.stringify(facts));
      expect(short(judge(stored, required)).slice(0, 2)).to.deep.equal([
        "INDETERMINATE",
        "IDENTITY_RECORDED",
      ]);
      const passed = judge(stored, accepted);
      expect(short(passed)).to.deep.equal(["TOTAL_PASSED", undefined, "yes"]);
      expect(identityOf(passed)).to.deep.equal(["passed", "IDENTITY_RECORDED_ACCEPTED"]);
    });

    it("shows what a host contradicted, and passes it under no policy", async () => {
      const evidence = await exported(
        web([a, whole(a)], [b, webDocument(stage, { ...b, manager: a.manager })]),
      );
      const verdict = await read(evidence);
      expect(seatOf(verdict.judgement, b)?.recorded?.outcome).to.equal("contradicted");
      expect(formatVerdict(verdict, "en")).to.include("CONTRADICTED");
      expect(formatVerdict(verdict, "vi")).to.include("MÂU THUẪN");
      expect(short(judge(verdict.facts, accepted)).slice(0, 2)).to.deep.equal([
        "INDETERMINATE",
        "IDENTITY_MANAGER_NOT_NAMED",
      ]);
    });

    it("records that a host could not be asked, which decides nothing", async () => {
      const evidence = await exported(web([a, whole(a)]));
      const { facts, judgement } = await read(evidence);
      expect(seatOf(judgement, b)?.recorded).to.include({ outcome: "unknown", code: "IDENTITY_NOT_FOUND" });
      expect(short(judge(facts, accepted)).slice(0, 2)).to.deep.equal([
        "INDETERMINATE",
        "IDENTITY_NOT_FOUND",
      ]);
    });

    it("is asked anew where the verifier wants it, and a difference is said", async () => {
      const evidence = await exported(web([a, whole(a)], [b, whole(b)]));
      const policy = required;
      const same = await read(evidence, { policy, fetch: web([a, whole(a)], [b, whole(b)]) });
      expect(short(same.judgement)).to.deep.equal(["TOTAL_PASSED", undefined, "yes"]);
      expect(identityOf(same.judgement)).to.deep.equal(["passed", "IDENTITY_CONFIRMED"]);
      expect(seatOf(same.judgement, b)?.changed).to.equal("no");

      const other = webDocument(stage, b, [keyOf(a.signatory)]);
      // The fresh answer is judged, whatever the policy accepts of what is recorded.
      for (const [fetch, code, outcome, changed] of [
        [web([a, whole(a)], [b, other]), "IDENTITY_KEY_NOT_NAMED", "contradicted", "yes"],
        [web([a, whole(a)]), "IDENTITY_NOT_FOUND", "unknown", "yes"],
        [web([a, whole(a)], [b, undefined]), "IDENTITY_NOT_FOUND", "unknown", "yes"],
      ] as const) {
        const verdict = await read(evidence, { policy: accepted, fetch });
        expect(short(verdict.judgement).slice(0, 2)).to.deep.equal(["INDETERMINATE", code]);
        const { asked, recorded, changed: found } = seatOf(verdict.judgement, b) ?? {};
        expect([asked?.outcome, recorded?.outcome, found]).to.deep.equal([outcome, "confirmed", changed]);
        expect(formatVerdict(verdict, "en")).to.include("the host says something else now");
        expect(formatVerdict(verdict, "vi")).to.include("hiện nay khác với nội dung tệp ghi lại");
      }
      const down = (async () => {
        throw new TypeError("fetch failed");
      }) as typeof fetch;
      const unreached = await read(evidence, { policy: accepted, fetch: down });
      expect(short(unreached.judgement).slice(0, 2)).to.deep.equal(["INDETERMINATE", "IDENTITY_UNREACHABLE"]);
      expect(seatOf(unreached.judgement, b)?.changed).to.equal("unknown");
    });

    it("takes a proved manager for one of them, and for all of them only where the policy accepts that", async () => {
      const evidence = await exported(web([a, managed(a)], [b, managed(b)]));
      const fresh = web([a, managed(a)], [b, managed(b)]);
      const [open, taken] = await Promise.all(
        [required, accepted].map((policy) => read(evidence, { policy, fetch: fresh })),
      );
      expect(short(open?.judgement as Judgement).slice(0, 2)).to.deep.equal([
        "INDETERMINATE",
        "IDENTITY_MANAGERS_UNPROVED",
      ]);
      expect(identityOf(taken?.judgement as Judgement)).to.deep.equal(["passed", "IDENTITY_CONFIRMED"]);
      // That the registry has a manager whom the host does not name is proved.
      const rogue = web([a, managed(a)], [b, webDocument(stage, { ...b, manager: a.manager })]);
      expect(seatOf((await read(evidence, { fetch: rogue })).judgement, b)?.asked).to.include({
        outcome: "contradicted",
        code: "IDENTITY_MANAGER_NOT_NAMED",
      });
      const unrecorded = await stage.reader.exportEvidence({ agreement });
      expect(identityOf((await read(unrecorded, { fetch: fresh })).judgement)).to.deep.equal([
        "inconclusive",
        "IDENTITY_MANAGERS_NOT_GIVEN",
      ]);
    });

    it("shows who managed up to the attestation, and takes none who came later", async () => {
      const parties = [await admitMember(stage, "vien-cong-nghe"), b];
      const [party] = parties as [Member, Member];
      const earlier = draft(parties);
      await conclude(earlier.agreement, parties);
      const key = accountKey(await stage.fund("second manager"));
      const addition = { organisation: party.identifier, key, role: "manager" } as const;
      await stage.reader.waitForTransaction({ hash: await stage.as(party.manager).addKey(addition) });
      const later = draft(parties);
      await conclude(later.agreement, parties);

      const fetch = web();
      const [old, recent] = await Promise.all(
        [earlier, later].map(({ agreement }) => stage.reader.exportEvidence({ agreement, fetch })),
      );
      if (!old || !recent) throw new Error("unreachable");
      const seat = (earlier.agreement.parties as readonly string[]).indexOf(party.identifier);
      expect(old.identities[seat]?.managers).to.deep.equal([keyOf(party.manager)]);
      expect(recent.identities[seat]?.managers).to.deep.equal([keyOf(party.manager), keccak256(key)].sort());
      expect(old.header).to.equal(recent.header);

      // With all that proves the later one, of the same block.
      const managers = recent.identities[seat]?.managers ?? [];
      const identities = old.identities.map((identity, index) =>
        index === seat ? { ...identity, managers } : identity,
      );
      const all = [...new Set([...old.nodes, ...recent.nodes])].sort();
      const wrong = { ...old, identities, nodes: all };
      const { judgement } = await verify(wrong, {
        document: earlier.document,
        headers: givenHash(hashOf(old)),
      });
      expect(short(judgement).slice(0, 2)).to.deep.equal(["TOTAL_FAILED", "EVIDENCE_IDENTITY_INVALID"]);
    });

    it("asks no host that a file names whose block nobody vouches for", async () => {
      const evidence = await stage.reader.exportEvidence({ agreement });
      let asked = 0;
      const fetch = (async () => {
        asked++;
        return new Response("", { status: 404 });
      }) as typeof globalThis.fetch;
      const { headers: _, ...parameters } = { document, headers: undefined, fetch, now };
      await verify(evidence, parameters);
      await verify(evidence, { ...parameters, headers: givenHash(keccak256("0x01")) });
      expect(asked).to.equal(0);
      await read(evidence, { fetch });
      expect(asked).to.equal(4);
      const wrong = verify(evidence, { document, fetch: "fetch" as never });
      expect((await failure(wrong)).code).to.equal("VERIFY_INPUT_INVALID");
    });

    it("stays in a file that shows less as long as the identifier does, with the nodes that it needs and no others", async () => {
      const evidence = await exported(web([a, managed(a)], [b, managed(b)]));
      const kept = revealEvidence({ evidence, reveal: [] });
      expect(kept.identities).to.deep.equal(evidence.identities);
      const part = revealEvidence({ evidence, reveal: [], texts: (text) => text === a.identifier });
      expect(part.identities).to.have.length(1);
      expect(part.nodes.length).to.be.lessThan(evidence.nodes.length);
      for (const file of [kept, part]) {
        expect(short((await read(file)).judgement)).to.deep.equal(["TOTAL_PASSED", undefined, "yes"]);
      }
    });
  });

  it("exports no metadata that would fail wherever it is verified", async () => {
    const { agreement } = draft([a, b]);
    await conclude(agreement, [a, b]);
    const metadata = sampleMetadata();
    const salted = { metadata, salts: createSalts(metadata) };
    expect((await failure(stage.reader.exportEvidence({ agreement, metadata: salted }))).code).to.equal(
      "EVIDENCE_INCOMPLETE",
    );
  });

  it("fails a file that shows a value which the agreement contradicts, whatever else it hides", async () => {
    const { agreement: right, document, salted } = described();
    const agreement = { ...right, expiresAt: right.expiresAt + 1 };
    await conclude(agreement, [a, b]);
    const evidence = await stage.reader.exportEvidence({ agreement });
    const verifyShown = async (reveal: string[]) => {
      const shown = { ...evidence, disclosure: disclose({ ...salted, reveal }) };
      const { judgement } = await verify(shown, { document, headers: givenHash(hashOf(evidence)) });
      return short(judgement);
    };
    expect(await verifyShown(["/title/*"])).to.deep.equal(["TOTAL_PASSED", undefined, "yes"]);
    expect(await verifyShown(["/term/expiresAt"])).to.deep.equal([
      "TOTAL_FAILED",
      "METADATA_MISMATCH",
      "yes",
    ]);
  });

  describe("signatures of keys that are no accounts", () => {
    let holders: { member: Member; signer: Signer }[];
    let wallet: Hex;
    const owner = testAccountSigner("evidence wallet");

    before(async () => {
      const { p256, webauthn, rsa } = stage.deployment.verifiers ?? {};
      if (!p256 || !webauthn || !rsa) throw new Error("The verifier contracts were not deployed.");
      wallet = (await stage.deploy("OwnedWallet", [owner.account.address])).toLowerCase() as Hex;
      const signers = [
        testP256Signer("evidence", p256),
        testPasskeySigner("evidence", webauthn),
        testRsaSigner(2048, rsa),
        testRsaSigner(3072, rsa),
        { ...owner, key: wallet },
      ];
      holders = [];
      for (const [index, signer] of signers.entries()) {
        const member = await admitMember(stage, `holder-${index}`);
        const key = { organisation: member.identifier, key: signer.key, role: "signatory" } as const;
        await stage.reader.waitForTransaction({ hash: await stage.as(member.manager).addKey(key) });
        holders.push({ member, signer });
      }
    });

    const actOf = ({ member, signer }: (typeof holders)[number], agreement: Agreement) =>
      stage.reader.signAct({
        kind: "attest",
        agreement,
        organisation: member.identifier,
        statement: words,
        validUntil: 2 ** 34,
        signer,
      });
    const concluded = async (terms: Parameters<typeof draft>[1] = {}) => {
      const made = draft(
        holders.map(({ member }) => member),
        terms,
      );
      const acts = await Promise.all(holders.map((holder) => actOf(holder, made.agreement)));
      return { ...made, acts };
    };
    const kinds = ({ seats }: Judgement) =>
      holders.map(({ member }) => {
        const signature = seats.find(({ identifier }) => identifier === member.identifier)?.signature;
        return signature?.status === "valid" ? signature.key : signature?.status;
      });
    const allKinds = [
      { kind: "p256" },
      { kind: "webauthn" },
      { kind: "rsa", bits: 2048 },
      { kind: "rsa", bits: 3072 },
      "none",
    ];

    it("are exported and checked offline, but for a contract wallet's", async () => {
      const { agreement, document, acts } = await concluded();
      await submit(agreement, ...acts);
      const evidence = await stage.reader.exportEvidence({ agreement });
      const headers = givenHash(hashOf(evidence));
      const { judgement, facts } = await verify(JSON.stringify(evidence), { document, headers });
      expect(short(judgement)).to.deep.equal(["TOTAL_PASSED", undefined, "yes"]);
      expect(kinds(judgement)).to.deep.equal(allKinds);
      const report = { en: "a passkey (WebAuthn)", vi: "khóa truy cập (passkey, WebAuthn)" } as const;
      for (const language of ["vi", "en"] as const) {
        const text = formatVerdict({ facts, judgement }, language);
        for (const part of [report[language], "2048 bit", "2031-01-01 00:00:00 UTC"])
          expect(text).to.include(part);
      }
      // The same file for a verifier who knows no verifier contracts: less is known, and nothing has failed.
      const { verifiers: _, ...deployment } = stage.deployment;
      const less = await verify(evidence, { document, headers, deployment });
      expect(short(less.judgement)).to.deep.equal(["TOTAL_PASSED", undefined, "yes"]);
      expect(kinds(less.judgement)).to.deep.equal(["unknown", "unknown", "unknown", "unknown", "none"]);
      expect(less.judgement.renewal).to.equal(undefined);
      expect(formatVerdict(less, "en")).to.include("could not be checked").and.not.include("passkey");
    });

    it("are exported of an amendment too", async () => {
      const old = await concluded();
      await submit(old.agreement, ...old.acts);
      const made = await concluded({ supersedes: agreementId(old.agreement) });
      const amendment = { agreement: made.agreement, predecessor: old.agreement, acts: made.acts };
      await stage.reader.waitForTransaction({ hash: await stage.relayer.submitAmendment(amendment) });
      const evidence = await stage.reader.exportEvidence({ agreement: made.agreement });
      const { document } = made;
      const { judgement } = await verify(evidence, { document, headers: givenHash(hashOf(evidence)) });
      expect(kinds(judgement)).to.deep.equal(allKinds);
    });

    it("are not exported where the exporter does not know the verifier contract", async () => {
      const { agreement, acts } = await concluded();
      await submit(agreement, ...acts);
      const { verifiers: _, ...deployment } = stage.deployment;
      const evidence = await stage.as(undefined, { deployment }).exportEvidence({ agreement });
      expect(evidence.acts.map(({ signature }) => signature)).to.deep.equal(acts.map(() => null));
    });

    it("are refused of a contract wallet, in whatever way one gets into a file", async () => {
      const { agreement, document, acts } = await concluded();
      await submit(agreement, ...acts);
      const evidence = await stage.reader.exportEvidence({ agreement });
      const approved = acts.find(({ key }) => key === wallet);
      if (!approved) throw new Error("The contract wallet did not sign.");
      const { key, validUntil, signature } = approved;
      const changed = evidence.acts.map((act) =>
        act.keyId === keccak256(wallet) ? { ...act, signature: { key, validUntil, signature } } : act,
      );
      const headers = givenHash(hashOf(evidence));
      const { judgement } = await verify({ ...evidence, acts: changed }, { document, headers });
      expect(short(judgement).slice(0, 2)).to.deep.equal(["TOTAL_FAILED", "EVIDENCE_SIGNATURE_INVALID"]);
    });

    it("prove nothing by themselves from a stated time on, and the record still does", async () => {
      const { agreement, document, acts } = await concluded();
      await submit(agreement, ...acts);
      const evidence = await stage.reader.exportEvidence({ agreement });
      const headers = givenHash(hashOf(evidence));
      const at = async (time: string) =>
        verify(evidence, { document, headers, now: Date.parse(time) / 1000 });
      const past = ({ judgement }: Verdict) =>
        judgement.seats
          .toSorted((one, other) => String(one.identifier).localeCompare(String(other.identifier)))
          .map(({ signature }) => signature?.status === "valid" && signature.renewal.isPast);
      for (const [time, expected] of [
        ["2030-12-31T23:59:59Z", [false, false, false, false, false]],
        ["2031-01-01T00:00:00Z", [false, false, true, false, false]],
        ["2035-12-31T23:59:59Z", [false, false, true, false, false]],
        ["2036-01-01T00:00:00Z", [true, true, true, true, false]],
      ] as const) {
        const verdict = await at(time);
        expect(past(verdict), time).to.deep.equal(expected);
        expect(verdict.judgement.authenticity.indication).to.equal("TOTAL_PASSED");
        const { renewal } = verdict.judgement;
        expect(renewal).to.deep.equal({
          renewBefore: 1_924_992_000,
          code: "RENEW_SHORT_RSA",
          isPast: expected[2],
        });
        const [en, vi] = [formatVerdict(verdict, "en"), formatVerdict(verdict, "vi")];
        expect(en.includes("proves nothing any more since 2031-01-01 00:00:00 UTC"), time).to.equal(
          expected[2],
        );
        expect(vi.includes("không còn chứng minh được gì kể từ 2031-01-01 00:00:00 UTC"), time).to.equal(
          expected[2],
        );
      }
    });
  });

  it("makes none of what is not on record", async () => {
    const { agreement } = draft([a, b]);
    expect((await failure(stage.reader.exportEvidence({ agreement }))).code).to.equal("EVIDENCE_INCOMPLETE");
  });
});
