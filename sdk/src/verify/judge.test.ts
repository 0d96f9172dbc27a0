import { expect } from "chai";
import fc from "fast-check";
import type { Hex } from "viem";
import { replayActs } from "../core/acts/actsHead.js";
import { organisationId } from "../core/organisation/organisationId.js";
import { ZERO_BYTES32 } from "../core/record/bytes32.js";
import type { Outcome } from "../core/record/record.js";
import { statusOf } from "../core/record/statusOf.js";

import { VerifyError } from "../errors/verify.js";

import type { Facts, Finding, SeatFacts, SignatureKey } from "./facts.js";
import { formatVerdict } from "./formatVerdict.js";
import type { IdentitySnapshot } from "./identity/fetchIdentity.js";
import { judge, judgeCheck } from "./judge.js";
import { codeTexts } from "./texts.js";
import { type CheckName, checkNames, type Judgement, type Policy } from "./verdict.js";

const word = (digit: string): Hex => `0x${digit.repeat(64)}`;
const NOW = 1_800_000_000;
const known = <T>(value: T): Finding<T> => ({ known: true, value });
const problem = { code: "CHAIN_UNREACHABLE", message: "The endpoint could not be reached." };
const unknown = { known: false, problem } as const;

const unpinned = (chain: Facts["chain"]): Facts["chain"] =>
  chain.known ? known({ ...chain.value, codePinned: false }) : chain;

/** What a verifier finds of an agreement that two parties have signed, in force since a day. */
function goodFacts(): Facts {
  const time = NOW - 86_400;
  const id = word("a");
  const acts = [0, 1].map((seat) => ({
    kind: "attest" as const,
    seat,
    organisationKind: "member" as const,
    time,
    keyId: word(`${seat + 1}`),
    statement: word("c"),
  }));
  const credential = {
    role: "signatory",
    validFrom: time,
    validUntil: 0,
    kind: "member",
    suspended: false,
  } as const;
  const record = {
    attested: 3,
    inForceAt: time,
    endsAt: 0,
    outcome: "None" as Outcome,
    marked: false,
    actsHead: replayActs(id, acts),
    marks: { consents: 0, disputes: 0 },
  };
  return {
    checkedAt: NOW,
    document: known(word("d")),
    givenId: undefined,
    computedId: undefined,
    metadata: undefined,
    statements: {},
    chain: known({
      chainId: 1,
      registry: `0x${"5".repeat(40)}`,
      members: `0x${"6".repeat(40)}`,
      codePinned: true,
      block: { number: 100, hash: word("b"), time: NOW - 12 },
    }),
    candidates: known([{ id, status: "InForce" }]),
    revision: undefined,
    id,
    agreement: known({
      title: word("1"),
      documents: [word("d")],
      metadata: word("e"),
      parties: [word("3"), word("4")],
      witnesses: [word("5")],
      effectiveAt: 0,
      expiresAt: 0,
      anyPartyCanEnd: false,
      noticeDays: 0,
      supersedes: ZERO_BYTES32,
    }),
    record: known({ ...record, id, status: statusOf(record, NOW - 12), asOf: NOW - 12, blockNumber: 100 }),
    successor: known(undefined),
    history: known({ acts, complete: true }),
    seats: [word("3"), word("4"), word("5")].map((organisation, seat) => ({
      seat,
      role: seat < 2 ? ("party" as const) : ("witness" as const),
      organisation,
      identifier: `did:web:${seat}.example`,
      standing: known(undefined),
      suspendedSince: known(undefined),
      credential: seat < 2 ? known(credential) : undefined,
    })),
    final: known(true),
    confirmations: known(3),
    stillCanonical: known(true),
    source: { kind: "endpoint" },
  };
}

/** The facts on which each check rests. */
const grounds: Record<CheckName, readonly (keyof Facts | "credential")[]> = {
  integrity: ["document", "agreement"],
  registration: ["chain", "record"],
  authority: ["chain", "record", "history", "agreement", "credential"],
  signatures: ["chain", "record"],
  disputes: ["chain", "record"],
  identity: [],
  finality: ["chain", "record", "final"],
  chainTrust: ["chain", "stillCanonical"],
};
const findings = [...new Set(Object.values(grounds).flat())];

function without(facts: Facts, missing: readonly string[]): Facts {
  const gaps = missing.filter((name) => name !== "credential").map((name) => [name, unknown]);
  const seats = facts.seats.map((seat) =>
    missing.includes("credential") ? { ...seat, credential: unknown } : seat,
  );
  return { ...facts, ...Object.fromEntries(gaps), seats };
}

const outcomes = ({ authenticity }: Judgement) =>
  Object.fromEntries(authenticity.checks.map(({ name, outcome }) => [name, outcome]));
const codes = ({ authenticity }: Judgement) =>
  Object.fromEntries(authenticity.checks.map(({ name, code }) => [name, code]));

/** The good facts with another record. */
function withRecord(change: object, facts = goodFacts()): Facts {
  if (!facts.record?.known) throw new Error("unreachable");
  return { ...facts, record: known({ ...facts.record.value, ...change }) };
}

describe("judge", () => {
  it("passes when every required check passes", () => {
    const { authenticity, inForce, seats } = judge(goodFacts());
    expect(authenticity).to.include({ indication: "TOTAL_PASSED", subIndication: undefined });
    expect(authenticity.checks.map(({ name }) => name)).to.deep.equal([...checkNames]);
    expect(inForce).to.include({ answer: "yes", status: "InForce", asOf: NOW - 12, stale: false });
    expect(seats.map(({ indication, subIndication }) => [indication, subIndication])).to.deep.equal([
      ["TOTAL_PASSED", undefined],
      ["TOTAL_PASSED", undefined],
      ["INDETERMINATE", "NOT_ATTESTED"],
    ]);
  });

  it("says until when each signature proves anything by itself, which decides nothing", () => {
    const [account, short, strong] = [
      { kind: "account" },
      { kind: "rsa", bits: 3071 },
      { kind: "rsa", bits: 3072 },
    ] as const;
    const good = goodFacts();
    const signed = (keys: readonly (SignatureKey | undefined)[], now: number): Judgement =>
      judge({
        ...good,
        checkedAt: now,
        seats: good.seats.map((seat, index) => {
          const key = keys[index];
          return { ...seat, signature: key ? { status: "valid", key } : { status: "unknown" } };
        }),
      });
    for (const [keys, renewBefore, code] of [
      [[account, undefined], 2_082_758_400, "RENEW_CLASSICAL"],
      [[undefined, strong], 2_082_758_400, "RENEW_CLASSICAL"],
      [[account, short], 1_924_992_000, "RENEW_SHORT_RSA"],
      [[short, account], 1_924_992_000, "RENEW_SHORT_RSA"],
    ] as const) {
      for (const [now, isPast] of [
        [NOW, false],
        [renewBefore - 1, false],
        [renewBefore, true],
      ] as const) {
        const { renewal, authenticity, seats } = signed(keys, now);
        expect(renewal).to.deep.equal({ renewBefore, code, isPast });
        expect(authenticity).to.deep.equal(judge({ ...good, checkedAt: now }).authenticity);
        expect(seats[0]?.indication).to.equal("TOTAL_PASSED");
      }
    }
    expect(signed([undefined, undefined], NOW).renewal).to.equal(undefined);
    expect(judge(good).renewal).to.equal(undefined);
    // A seat that has not attested, has no signature to speak of.
    expect(signed([account, account, short], NOW).seats[2]?.signature).to.equal(undefined);
    expect(signed([account, account, short], NOW).renewal?.code).to.equal("RENEW_CLASSICAL");
  });

  it("neither passes nor fails a check on anything that could not be found out, and passes nothing then", () => {
    fc.assert(
      fc.property(fc.subarray(findings, { minLength: 1 }), (missing) => {
        const judgement = judge(without(goodFacts(), missing));
        for (const name of checkNames) {
          const affected = grounds[name].some((fact) => missing.includes(fact));
          const expected = name === "identity" ? "notChecked" : affected ? "inconclusive" : "passed";
          expect(outcomes(judgement)[name], `${name} without ${missing.join()}`).to.equal(expected);
        }
        expect(judgement.authenticity.indication).to.equal("INDETERMINATE");
        expect(judgement.authenticity.subIndication).to.equal("CHAIN_UNREACHABLE");
        expect(judgement.seats.some(({ indication }) => indication === "TOTAL_FAILED")).to.equal(false);
        if (["chain", "record", "stillCanonical"].some((fact) => missing.includes(fact as never))) {
          expect(judgement.inForce.answer).to.equal("unknown");
        }
      }),
    );
  });

  it("fails a changed document whatever else is not known", () => {
    fc.assert(
      fc.property(fc.subarray(findings.filter((name) => !grounds.integrity.includes(name))), (missing) => {
        // The agreement was given, and not found by the document.
        const given = { document: known(word("f")), candidates: undefined };
        const facts = { ...without(goodFacts(), missing), ...given };
        const { authenticity, seats } = judge(facts);
        expect(authenticity).to.include({ indication: "TOTAL_FAILED", subIndication: "HASH_MISMATCH" });
        expect(seats.every(({ indication }) => indication === "TOTAL_FAILED")).to.equal(true);
      }),
    );
  });

  it("is a function of facts and policy alone, and changes neither", () => {
    const facts = goodFacts();
    const before = JSON.stringify(facts);
    expect(judge(facts)).to.deep.equal(judge(structuredClone(facts)));
    expect(JSON.stringify(facts)).to.equal(before);
  });

  const cases: readonly [
    what: string,
    facts: () => Facts,
    check: CheckName,
    outcome: string,
    code: string,
  ][] = [
    [
      "no document",
      () => ({ ...goodFacts(), document: undefined }),
      "integrity",
      "notChecked",
      "DOCUMENT_NOT_GIVEN",
    ],
    [
      "another id than the agreement's",
      () => ({ ...goodFacts(), givenId: word("9"), computedId: word("a") }),
      "integrity",
      "failed",
      "AGREEMENT_MISMATCH",
    ],
    [
      "metadata of another agreement",
      () => ({ ...goodFacts(), metadata: { commitment: word("9"), documents: [], shown: [], hidden: [] } }),
      "integrity",
      "failed",
      "METADATA_MISMATCH",
    ],
    [
      "metadata that is none",
      () => ({ ...goodFacts(), metadata: { broken: problem, committed: false } }),
      "integrity",
      "failed",
      "METADATA_MISMATCH",
    ],
    [
      "metadata to which the agreement commits and that this machine cannot read",
      () => ({ ...goodFacts(), metadata: { broken: problem, committed: true } }),
      "integrity",
      "inconclusive",
      problem.code,
    ],
    [
      "metadata of a later version",
      () => ({
        ...goodFacts(),
        metadata: { broken: { code: "METADATA_VERSION_UNKNOWN", message: "" }, committed: false },
      }),
      "integrity",
      "inconclusive",
      "METADATA_VERSION_UNKNOWN",
    ],
    [
      "an agreement that the endpoint found for a document that it does not name",
      () => ({
        ...goodFacts(),
        document: known(word("7")),
        candidates: known([{ id: word("a"), status: "InForce" }]),
      }),
      "integrity",
      "inconclusive",
      "EVIDENCE_CONTRADICTORY",
    ],
    [
      "a document of the metadata",
      () => ({
        ...goodFacts(),
        document: known(word("7")),
        metadata: { commitment: word("e"), documents: [word("7")], shown: [], hidden: [] },
      }),
      "integrity",
      "passed",
      "ATTACHMENT_MATCHES",
    ],
    [
      "an earlier revision",
      () => ({
        ...goodFacts(),
        document: known(word("7")),
        revision: known({ document: word("d"), ids: [word("a")] }),
      }),
      "integrity",
      "inconclusive",
      "EARLIER_REVISION_REGISTERED",
    ],
    [
      "no agreement found",
      () => ({
        ...goodFacts(),
        id: undefined,
        candidates: known([]),
        agreement: undefined,
        record: undefined,
      }),
      "registration",
      "inconclusive",
      "NOT_REGISTERED",
    ],
    [
      "two agreements found",
      () => ({
        ...goodFacts(),
        id: undefined,
        candidates: known([
          { id: word("a"), status: "InForce" },
          { id: word("b"), status: "InForce" },
        ]),
        agreement: undefined,
        record: undefined,
      }),
      "registration",
      "inconclusive",
      "SEVERAL_AGREEMENTS",
    ],
    [
      "a search that failed",
      () => ({ ...goodFacts(), id: undefined, candidates: unknown, agreement: undefined, record: undefined }),
      "registration",
      "inconclusive",
      "CHAIN_UNREACHABLE",
    ],
    ["an empty record", () => withRecord({ attested: 0 }), "registration", "inconclusive", "NOT_REGISTERED"],
    [
      "a history that is cut",
      () => ({ ...goodFacts(), history: known({ acts: [], complete: false }) }),
      "authority",
      "inconclusive",
      "HISTORY_INCOMPLETE",
    ],
    [
      "a history without the attestation",
      () => ({ ...goodFacts(), history: known({ acts: [], complete: true }) }),
      "authority",
      "inconclusive",
      "EVIDENCE_CONTRADICTORY",
    ],
    [
      "a seat that the agreement does not have",
      () => withRecord({ attested: 11 }),
      "authority",
      "inconclusive",
      "EVIDENCE_CONTRADICTORY",
    ],
    [
      "a party missing",
      () => withRecord({ attested: 1, inForceAt: 0 }),
      "signatures",
      "inconclusive",
      "SIGNATURES_MISSING",
    ],
    [
      "a record in force that lacks a party",
      () => withRecord({ attested: 5 }),
      "signatures",
      "inconclusive",
      "EVIDENCE_CONTRADICTORY",
    ],
    [
      "a refusal",
      () => withRecord({ attested: 1, inForceAt: 0, outcome: "Declined" }),
      "signatures",
      "inconclusive",
      "DECLINED",
    ],
    [
      "a lapse",
      () => withRecord({ attested: 1, inForceAt: 0, endsAt: 5, status: "Lapsed" }),
      "signatures",
      "inconclusive",
      "LAPSED",
    ],
    [
      "a dispute",
      () => withRecord({ marked: true, marks: { consents: 0, disputes: 2 } }),
      "disputes",
      "inconclusive",
      "DISPUTED",
    ],
    [
      "marks that were not read",
      () => withRecord({ marked: true, marks: undefined }),
      "disputes",
      "inconclusive",
      "EVIDENCE_CONTRADICTORY",
    ],
    [
      "a change that is not final",
      () => ({ ...goodFacts(), final: known(false) }),
      "finality",
      "inconclusive",
      "NOT_FINAL",
    ],
    [
      "a registry whose code is not pinned",
      () => ({ ...goodFacts(), chain: unpinned(goodFacts().chain) }),
      "chainTrust",
      "passed",
      "ONE_RPC_CODE_UNPINNED",
    ],
    [
      "a block that was replaced",
      () => ({ ...goodFacts(), stillCanonical: known(false) }),
      "chainTrust",
      "inconclusive",
      "BLOCK_REPLACED",
    ],
  ];
  for (const [what, facts, check, outcome, code] of cases) {
    it(`judges ${what}: ${outcome}, ${code}`, () => {
      const judgement = judge(facts());
      expect([outcomes(judgement)[check], codes(judgement)[check]]).to.deep.equal([outcome, code]);
      const { indication, subIndication } = judgement.authenticity;
      if (outcome === "passed") expect(indication).to.equal("TOTAL_PASSED");
      else
        expect([indication, subIndication]).to.deep.equal([
          outcome === "failed" ? "TOTAL_FAILED" : "INDETERMINATE",
          code,
        ]);
    });
  }

  it("judges the same facts by the number of blocks that the policy asks for, or by their finality", () => {
    const facts = { ...goodFacts(), final: known(false) };
    const finalityOf = (given: Facts, finality: NonNullable<Policy["finality"]>) => {
      const { authenticity } = judge(given, { finality });
      const check = authenticity.checks.find(({ name }) => name === "finality");
      return [check?.outcome, check?.code, authenticity.indication];
    };
    expect(finalityOf(facts, "finalized")).to.deep.equal(["inconclusive", "NOT_FINAL", "INDETERMINATE"]);
    expect(finalityOf(facts, { confirmations: 3 })).to.deep.equal(["passed", "CONFIRMED", "TOTAL_PASSED"]);
    expect(finalityOf(facts, { confirmations: 4 })).to.deep.equal([
      "inconclusive",
      "CONFIRMATIONS_MISSING",
      "INDETERMINATE",
    ]);
    expect(finalityOf({ ...facts, confirmations: unknown }, { confirmations: 1 })).to.deep.equal([
      "inconclusive",
      "CHAIN_UNREACHABLE",
      "INDETERMINATE",
    ]);
    expect(finalityOf({ ...facts, confirmations: undefined }, { confirmations: 1 })).to.deep.equal([
      "notChecked",
      "NOTHING_TO_COMPARE",
      "INDETERMINATE",
    ]);
    // In evidence no blocks are counted: who vouches for its block vouches for its finality.
    const evidence = {
      ...facts,
      confirmations: undefined,
      source: { kind: "evidence", trust: "given-hash", broken: undefined },
    } as const;
    expect(finalityOf({ ...evidence, final: known(true) }, { confirmations: 64 })).to.deep.equal([
      "passed",
      "FINAL",
      "TOTAL_PASSED",
    ]);
    expect(finalityOf({ ...evidence, final: undefined }, { confirmations: 1 })).to.deep.equal([
      "notChecked",
      "NOTHING_TO_COMPARE",
      "INDETERMINATE",
    ]);
  });

  it("refuses a finality that is none", () => {
    for (const finality of [
      "final",
      "safe",
      "",
      null,
      3,
      {},
      { confirmations: 0 },
      { confirmations: 1.5 },
      { confirmations: "3" },
      { confirmations: Number.NaN },
      { confirmations: 3, blocks: 3 },
    ]) {
      expect(() => judge(goodFacts(), { finality: finality as never }), String(finality))
        .to.throw(VerifyError)
        .with.property("code", "VERIFY_INPUT_INVALID");
    }
  });

  it("refuses a policy that says nothing that it knows, where it would ask for less than was meant", () => {
    for (const [policy, message] of [
      [
        { requireIdenity: true },
        "requireIdenity is true, which no policy has. Use finality, requireIdentity, ",
      ],
      [{ toString: 1 }, "toString is 1, which no policy has."],
      [{ requireWitnesses: "no" }, 'requireWitnesses is "no", which it cannot be. Give true or false.'],
      [{ trust: "proof-one-rpc" }, 'trust is "proof-one-rpc", which it cannot be. Give a list.'],
      [{ kinds: "member" }, 'kinds is "member", which it cannot be. Give a list.'],
      [{ disclosed: "/title/**" }, 'disclosed is "/title/**", which it cannot be. Give a list.'],
      [{ maxAge: "1h" }, 'maxAge is "1h", which it cannot be. Give seconds.'],
      [{ maxAge: Number.NaN }, "maxAge is null, which it cannot be. Give seconds."],
      [[], "policy is [], which is no policy."],
    ] as const) {
      expect(() => judge(goodFacts(), policy as never), JSON.stringify(policy))
        .to.throw(VerifyError, message)
        .with.property("code", "VERIFY_INPUT_INVALID");
    }
    expect(judge(goodFacts(), { maxAge: undefined } as never)).to.deep.equal(judge(goodFacts(), {}));
  });

  it("says on a rollup whether what is recorded is final below, or the sequencer's word", () => {
    const onChain = (chainId: number, change: Partial<Facts> = {}): Facts => {
      const facts = goodFacts();
      if (!facts.chain.known) throw new Error("unreachable");
      return { ...facts, chain: known({ ...facts.chain.value, chainId }), ...change };
    };
    const rollupOf = (facts: Facts) => judge(facts).trust.rollup;
    expect(rollupOf(onChain(1))).to.equal(undefined);
    for (const chainId of [10, 8_453, 42_161]) {
      expect(rollupOf(onChain(chainId))).to.deep.equal({ settlesOn: "Ethereum", finality: "l1-finalized" });
    }
    for (const chainId of [11_155_420, 84_532, 421_614]) {
      expect(rollupOf(onChain(chainId))?.settlesOn).to.equal("Sepolia");
    }
    // Not final, not known to be, or not even asked: all of that is the sequencer's word.
    for (const final of [known(false), unknown, undefined]) {
      expect(rollupOf(onChain(10, { final }))?.finality).to.equal("sequencer");
    }
    // Of a file for whose block nobody vouches, not even the sequencer has said anything.
    const source = { kind: "evidence", trust: undefined, broken: undefined } as const;
    expect(rollupOf(onChain(10, { source, final: undefined }))).to.equal(undefined);

    const report = (facts: Facts, language: "en" | "vi") =>
      formatVerdict({ facts, judgement: judge(facts) }, language);
    expect(report(onChain(10), "en")).to.include(
      "Rollup: what is recorded is derived from data that is final on Ethereum",
    );
    expect(report(onChain(84_532, { final: known(false) }), "en")).to.include("final on Sepolia");
    expect(report(onChain(10), "vi")).to.include(
      "Rollup: ghi nhận được suy ra từ dữ liệu đã được chốt (finalized) trên Ethereum",
    );
    expect(report(onChain(10, { final: known(false) }), "vi")).to.include("sequencer");
    for (const language of ["en", "vi"] as const)
      expect(report(onChain(1), language)).not.to.include("Rollup");
  });

  it("says of no seat who acted, and when, from a history that is not whole", () => {
    const good = goodFacts();
    if (!good.history?.known) throw new Error("unreachable");
    expect(judge(good).seats[0]?.attestedAt).to.be.a("number");
    const history = known({ ...good.history.value, complete: false });
    const [seat] = judge({ ...good, history }).seats;
    const { attestedAt, keyId, key, organisationKind, statement, signature } = seat ?? {};
    for (const said of [attestedAt, keyId, key, organisationKind, statement, signature])
      expect(said).to.equal(undefined);
  });

  it("passes no seat of which it is not known whether it disputes", () => {
    const { seats } = judge(withRecord({ marked: true, marks: undefined }));
    expect(new Set(seats.map(({ indication }) => indication))).to.deep.equal(new Set(["INDETERMINATE"]));
  });

  it("accepts the sources and shows of metadata that the policy asks for, and no others", () => {
    const facts = goodFacts();
    const subOf = (given: Facts, policy: Parameters<typeof judge>[1]) =>
      judge(given, policy).authenticity.subIndication;
    expect(subOf(facts, { trust: ["one-rpc"] })).to.equal(undefined);
    expect(subOf(facts, { trust: ["k-of-n", "proof-given-hash"] })).to.equal("TRUST_NOT_ACCEPTED");
    const quorum = { ...facts, source: { kind: "endpoint", quorum: { asked: 3, required: 2 } } } as const;
    expect(subOf(quorum, { trust: ["k-of-n"] })).to.equal(undefined);
    expect(judge(quorum).trust.level).to.equal("k-of-n");

    const shown = (...hidden: string[]): Facts => ({
      ...facts,
      metadata: { commitment: word("e"), documents: [], shown: ["/place/en", "/parties/0/names/vi"], hidden },
    });
    expect(subOf(facts, { disclosed: ["/place/**"] })).to.equal("DISCLOSURE_MISSING");
    expect(subOf(shown("/title/vi"), { disclosed: ["/place/**"] })).to.equal(undefined);
    expect(subOf(shown("/title/vi", "/place/vi"), { disclosed: ["/place/**"] })).to.equal(
      "DISCLOSURE_MISSING",
    );
    // What is not there at all is not shown either.
    expect(subOf(shown(), { disclosed: ["/place"] })).to.equal("DISCLOSURE_MISSING");
    expect(subOf(shown(), { disclosed: ["/place/**", "/term/**"] })).to.equal("DISCLOSURE_MISSING");
    // A document that was changed has failed, whatever else is missing.
    expect(
      subOf({ ...facts, document: known(word("7")), candidates: undefined }, { disclosed: ["/place/**"] }),
    ).to.equal("HASH_MISMATCH");
    // One endpoint that has to agree with itself is one endpoint.
    const alone = { ...facts, source: { kind: "endpoint", quorum: { asked: 1, required: 1 } } } as const;
    expect(judge(alone).trust.level).to.equal("one-rpc");
    expect(subOf(shown("/parties/1/names/vi"), { disclosed: ["/parties/*/names/*"] })).to.equal(
      "DISCLOSURE_MISSING",
    );
  });

  it("flags a host that can be taken for another, which decides nothing", () => {
    const facts = goodFacts();
    const [first, ...others] = facts.seats;
    if (!first) throw new Error("unreachable");
    const seats = [{ ...first, identifier: "did:web:xn--fpt-8cd.com.vn" }, ...others];
    const judgement = judge({ ...facts, seats });
    expect(judgement.authenticity.indication).to.equal("TOTAL_PASSED");
    expect(judgement.seats.map(({ warnings }) => warnings.length > 0)).to.deep.equal([true, false, false]);
    const verdict = { facts, judgement };
    expect(formatVerdict(verdict, "en")).to.include("can be taken for another name: ");
    expect(formatVerdict(verdict, "vi")).to.include("có thể bị nhầm với tên khác: ");
  });

  describe("what hosts said", () => {
    const accepted = { requireIdentity: true, acceptRecordedIdentity: true };
    const identifier = "https://lien-minh.example/hoi-vien";
    const organisation = organisationId(identifier);
    /** Of the first organisation: the keys that its document lists, or else its managers. */
    const snapshotOf = (keys: readonly Hex[] | undefined, fetchedAt: number): IdentitySnapshot => {
      const members = `0x${"6".repeat(40)}`;
      const registry = { chainId: 1, members, managers: [word("7")], ...(keys && { keys }) };
      const organisations = [{ identifier, id: organisation, registries: [registry] }];
      const text = JSON.stringify({ version: 1, organisations });
      const url = "https://lien-minh.example/.well-known/minhuoc.json";
      return { identifier, fetchedAt, documents: [{ url, status: 200, text }] };
    };
    const withIdentity = (more: Partial<SeatFacts>): Facts => {
      const facts = goodFacts();
      const [first] = facts.seats;
      if (!first) throw new Error("unreachable");
      return { ...facts, seats: [{ ...first, identifier, organisation, ...more }] };
    };
    const recorded = (keys: readonly Hex[] | undefined, managers: readonly Hex[] = [word("7")]) => ({
      recorded: { snapshot: snapshotOf(keys, NOW - 9), hash: word("8"), managers },
    });
    const identityOf = (facts: Facts, policy = {}) => {
      const { outcome, code } = judgeCheck("identity", facts, policy);
      return [outcome, code];
    };

    it("decides nothing as a file records it, whatever it says, until the policy accepts that", () => {
      for (const [keys, outcome, check] of [
        [[word("1")], "confirmed", ["passed", "IDENTITY_RECORDED_ACCEPTED"]],
        [undefined, "confirmed", ["passed", "IDENTITY_RECORDED_ACCEPTED"]],
        [[word("2")], "contradicted", ["inconclusive", "IDENTITY_KEY_NOT_NAMED"]],
      ] as const) {
        const facts = withIdentity(recorded(keys));
        expect(identityOf(facts)).to.deep.equal(["notChecked", "IDENTITY_RECORDED"]);
        expect(judge(facts).seats[0]?.identity?.recorded).to.include({ outcome, fetchedAt: NOW - 9 });
        expect(judge(facts, { requireIdentity: true }).seats[0]?.indication).to.equal("INDETERMINATE");
        expect(identityOf(facts, accepted)).to.deep.equal(check);
      }
      const facts = withIdentity(recorded([word("1")]));
      expect(identityOf(without(facts, ["history"]), accepted)).to.deep.equal([
        "inconclusive",
        "CHAIN_UNREACHABLE",
      ]);
      // Who attested is not known from a part of the history.
      const cut = known({ acts: [], complete: false });
      expect(identityOf({ ...facts, history: cut }, accepted)).to.deep.equal([
        "inconclusive",
        "HISTORY_INCOMPLETE",
      ]);
    });

    it("may have changed where a host does not answer, then or now", () => {
      const silent = (
        fetchedAt: number,
        problem: "IDENTITY_TIMEOUT" | "IDENTITY_NOT_FOUND",
      ): IdentitySnapshot => {
        const { identifier, documents } = snapshotOf(undefined, fetchedAt);
        return { identifier, fetchedAt, documents: documents.map(({ url }) => ({ url, problem })) };
      };
      const changed = (then: IdentitySnapshot, now: IdentitySnapshot) => {
        const past = { snapshot: then, hash: word("8"), managers: [] };
        return judge(withIdentity({ recorded: past, identity: now })).seats[0]?.identity?.changed;
      };
      const said = (fetchedAt: number) => snapshotOf([word("1")], fetchedAt);
      expect(changed(said(NOW - 9), said(NOW))).to.equal("no");
      expect(changed(said(NOW - 9), silent(NOW, "IDENTITY_TIMEOUT"))).to.equal("unknown");
      expect(changed(silent(NOW - 9, "IDENTITY_TIMEOUT"), said(NOW))).to.equal("unknown");
      expect(changed(said(NOW - 9), silent(NOW, "IDENTITY_NOT_FOUND"))).to.equal("yes");
    });

    it("is judged as the verifier was told, beside what is recorded", () => {
      const told = (keys: readonly Hex[] | undefined) => ({ identity: snapshotOf(keys, NOW) });
      const both = withIdentity({ ...recorded([word("1")]), ...told([word("2")]) });
      expect(identityOf(both, accepted)).to.deep.equal(["inconclusive", "IDENTITY_KEY_NOT_NAMED"]);
      const { asked, recorded: then, changed } = judge(both).seats[0]?.identity ?? {};
      expect([asked?.outcome, then?.outcome, changed]).to.deep.equal(["contradicted", "confirmed", "yes"]);
      // A manager that a file proves can contradict; only one who takes the file's word has all of them.
      const listed = withIdentity({ ...recorded(undefined), ...told(undefined) });
      expect(identityOf(listed)).to.deep.equal(["inconclusive", "IDENTITY_MANAGERS_UNPROVED"]);
      expect(identityOf(listed, accepted)).to.deep.equal(["passed", "IDENTITY_CONFIRMED"]);
      expect(judge(listed).seats[0]?.identity?.changed).to.equal("no");
      const rogue = withIdentity({ ...recorded(undefined, [word("7"), word("9")]), ...told(undefined) });
      expect(identityOf(rogue)).to.deep.equal(["inconclusive", "IDENTITY_MANAGER_NOT_NAMED"]);
      // An endpoint's list is complete.
      const endpoint = withIdentity({ ...told(undefined), managers: known([word("7")]) });
      expect(identityOf(endpoint)).to.deep.equal(["passed", "IDENTITY_CONFIRMED"]);
    });
  });

  it("takes a key's window as half-open, and its role and organisation as they were", () => {
    const time = NOW - 86_400;
    const change = (credential: object) => {
      const facts = goodFacts();
      const [first, ...others] = facts.seats;
      if (!first?.credential?.known || !first.credential.value) throw new Error("unreachable");
      const seats = [
        { ...first, credential: known({ ...first.credential.value, ...credential }) },
        ...others,
      ];
      return codes(judge({ ...facts, seats })).authority;
    };
    expect(change({ validFrom: time, validUntil: time + 1 })).to.equal("KEYS_AUTHORIZED");
    expect(change({ validFrom: time + 1 })).to.equal("EVIDENCE_CONTRADICTORY");
    expect(change({ validUntil: time })).to.equal("EVIDENCE_CONTRADICTORY");
    expect(change({ role: "manager" })).to.equal("EVIDENCE_CONTRADICTORY");
    expect(change({ suspended: true, kind: "partner" })).to.equal("KEYS_AUTHORIZED");
  });

  it("says of signatories' keys that the organisation enrolled them, and of no others", () => {
    const facts = goodFacts();
    const reported = (seats: Facts["seats"], language: "en" | "vi") =>
      formatVerdict({ facts, judgement: judge({ ...facts, seats }) }, language);
    const others = facts.seats.map((seat): SeatFacts => {
      if (!seat.credential?.known || !seat.credential.value) return seat;
      return { ...seat, credential: known({ ...seat.credential.value, role: "manager" }) };
    });
    const unread = facts.seats.map((seat): SeatFacts => ({ ...seat, credential: unknown }));
    for (const [language, words] of [
      ["en", "key enrolled by the organisation: 0x"],
      ["vi", "khóa do chính tổ chức ghi danh: 0x"],
    ] as const) {
      expect(reported(facts.seats, language)).to.include(words);
      for (const seats of [others, unread]) expect(reported(seats, language)).to.not.include(words);
    }
  });

  it("lets the verifier's clock turn yes into no, never no into yes", () => {
    fc.assert(
      fc.property(
        fc.record({
          inForceAt: fc.integer({ min: NOW - 1000, max: NOW + 1000 }),
          length: fc.integer({ min: 1, max: 2000 }),
          open: fc.boolean(),
          shift: fc.integer({ min: -3000, max: 3000 }),
        }),
        ({ inForceAt, length, open, shift }) => {
          const endsAt = open ? 0 : inForceAt + length;
          const asOf = NOW - 12;
          const facts = withRecord({ inForceAt, endsAt, asOf });
          const { answer } = judge({ ...facts, checkedAt: asOf + shift }).inForce;
          const atBlock = inForceAt <= asOf && (open || asOf < endsAt);
          const atClock = open || Math.max(asOf + shift, asOf) < endsAt;
          expect(answer).to.equal(atBlock && atClock ? "yes" : "no");
        },
      ),
    );
  });

  it("has words in both languages for every code, in NFC, and reports every judgement", () => {
    for (const { en, vi } of Object.values(codeTexts)) {
      expect(en).to.match(/\.$/).and.to.equal(en.normalize("NFC"));
      expect(vi).to.match(/\.$/).and.to.equal(vi.normalize("NFC")).and.to.not.equal(en);
    }
    for (const [, facts] of [...cases, ["", () => without(goodFacts(), findings)] as const]) {
      const verdict = { facts: facts(), judgement: judge(facts()) };
      for (const language of ["en", "vi"] as const) {
        const text = formatVerdict(verdict, language);
        expect(text).to.not.match(/undefined|null|NaN|\[object/);
        expect(text.split("\n").length).to.be.greaterThan(12);
      }
    }
    const verdict = { facts: goodFacts(), judgement: judge(goodFacts()) };
    expect(() => formatVerdict(verdict, "fr" as "en"))
      .to.throw()
      .with.property("code", "VERIFY_LANGUAGE_UNKNOWN");
  });
});
