import { expect } from "chai";
import fc from "fast-check";
import { numberToHex } from "viem";
import { testPasskeySigner, testRsaSigner } from "../../../../scripts/lib/signers.js";
import { ActError } from "../../errors/act.js";
import { EnvelopeError } from "../../errors/envelope.js";
import type { SignedAct } from "../acts/signedAct.js";
import { agreementId, toStruct } from "../agreement/agreementId.js";
import { createAgreement } from "../agreement/createAgreement.js";
import type { JsonValue } from "../json/JsonValue.js";
import { disclose } from "../metadata/disclose.js";
import { createSalts } from "../metadata/salts.js";
import { digest } from "../metadata/samples.behavior.js";
import { addAct } from "./addAct.js";
import { createEnvelope } from "./createEnvelope.js";
import { describeAct } from "./describeAct.js";
import { envelopeMetadata } from "./envelopeMetadata.js";
import type { Envelope } from "./envelopeSchema.js";
import { formatEnvelope } from "./formatEnvelope.js";
import { inspectEnvelope } from "./inspectEnvelope.js";
import { mergeEnvelopes } from "./mergeEnvelopes.js";
import { inOrder } from "./order.js";
import { parseEnvelope } from "./parseEnvelope.js";
import {
  AITA,
  address,
  agreement,
  DEPLOYMENT,
  envelope,
  hashSigner,
  KFIA,
  previous,
  STATEMENT,
  salted,
  signedAct,
  VALID_UNTIL,
  WEF,
} from "./samples.behavior.js";

const VERIFIERS = { webauthn: address(1), rsa: address(2), p256: address(3) };
const WALLET = numberToHex(0xabc, { size: 20 });
/** The signature of a contract wallet: bytes that only its chain can judge. */
const ofWallet = (organisation: string, bytes: `0x${string}` = "0x1234") =>
  signedAct({ organisation }, { key: WALLET, sign: async () => bytes });

const fails = (run: () => unknown, code: string, path: string) => {
  try {
    run();
  } catch (error) {
    expect(error).to.be.instanceOf(EnvelopeError).and.include({ code });
    expect((error as EnvelopeError).values.path).to.equal(path);
    return;
  }
  expect.fail(`${code} was not thrown`);
};
const rejects = async (work: Promise<unknown>, code: string, path: string) => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  fails(
    () => {
      if (error) throw error;
    },
    code,
    path,
  );
};
/** A copy of an envelope with other members. */
const altered = (members: Record<string, unknown>, of: Envelope = envelope) => ({ ...of, ...members });

describe("envelopes", () => {
  it("are created with all that parties sign, and have one text", () => {
    const text = formatEnvelope(envelope);
    expect(parseEnvelope(text)).to.deep.equal(envelope);
    expect(parseEnvelope(new TextEncoder().encode(text))).to.deep.equal(envelope);
    // Laid out by an editor, with its members in another order.
    const shuffled = Object.fromEntries(Object.entries(envelope).reverse());
    expect(formatEnvelope(parseEnvelope(JSON.stringify(shuffled, null, 2)))).to.equal(text);
    expect(envelope).to.include({ version: 1, registry: DEPLOYMENT.registry.toLowerCase() });
    expect(envelopeMetadata(envelope)).to.deep.equal(salted);
  });

  it("show as much of the metadata as they are given", () => {
    const part = disclose({ ...salted, reveal: ["/title/**", "/documents/*/name"] });
    const shown = createEnvelope({ ...DEPLOYMENT, agreement, disclosure: part });
    expect(shown).to.deep.include({ disclosure: part, previous: null });
    expect(envelopeMetadata(shown)).to.equal(undefined);
    const silent = createEnvelope({ ...DEPLOYMENT, agreement });
    expect(silent.disclosure).to.equal(null);
    expect(envelopeMetadata(silent)).to.equal(undefined);
  });

  it("refuse what is not of the format, with its place", async () => {
    const act = await signedAct();
    const { key: _, ...keyless } = act;
    const { organisation: __, ...seatless } = act;
    const cases: [unknown, string, string][] = [
      [altered({ version: 2 }), "ENVELOPE_VERSION_UNKNOWN", "/version"],
      [altered({ version: "1" }), "ENVELOPE_INVALID", "/version"],
      [[], "ENVELOPE_INVALID", "/version"],
      [null, "ENVELOPE_INVALID", ""],
      [altered({ note: "hello" }), "ENVELOPE_INVALID", ""],
      [JSON.parse(`{"__proto__":1}`), "ENVELOPE_INVALID", "/__proto__"],
      [altered({ chainId: 0 }), "ENVELOPE_INVALID", "/chainId"],
      [altered({ registry: DEPLOYMENT.registry }), "ENVELOPE_INVALID", "/registry"],
      [altered({ acts: [keyless] }), "ENVELOPE_INVALID", "/acts/0/key"],
      [altered({ acts: [seatless] }), "ENVELOPE_INVALID", "/acts/0/organisation"],
      [altered({ acts: [{ ...act, seat: 1 }] }), "ENVELOPE_INVALID", "/acts/0"],
      [altered({ acts: [{ ...act, signature: "0x123" }] }), "ENVELOPE_INVALID", "/acts/0/signature"],
      [altered({ acts: [{ ...act, kind: "superseded" }] }), "ENVELOPE_INVALID", "/acts/0/kind"],
      [altered({ acts: [act, act] }), "ENVELOPE_INVALID", "/acts/1"],
      [altered({ acts: [{ ...act, key: digest(0).slice(0, 42) }] }), "ENVELOPE_ACT_INVALID", "/acts/0/key"],
      [altered({ acts: [{ ...act, statement: " a" }] }), "ENVELOPE_ACT_INVALID", "/acts/0/statement"],
      [altered({ acts: [{ ...act, validUntil: 0 }] }), "ENVELOPE_ACT_INVALID", "/acts/0/validUntil"],
      [
        altered({ certificates: [{ key: act.key, chain: ["AAAA"] }] }),
        "ENVELOPE_CERTIFICATE_UNRELATED",
        "/certificates/0",
      ],
      [
        altered({ acts: [act], certificates: [{ key: act.key, chain: ["A"] }] }),
        "ENVELOPE_INVALID",
        "/certificates/0/chain/0",
      ],
      [
        altered({ acts: [act], certificates: [{ key: act.key, chain: [] }] }),
        "ENVELOPE_INVALID",
        "/certificates/0/chain",
      ],
    ];
    for (const [value, code, path] of cases) fails(() => parseEnvelope(value), code, path);
    const doubled = formatEnvelope(envelope).replace('"version":1', '"version":1,"version":1');
    expect(() => parseEnvelope(doubled))
      .to.throw()
      .with.property("code", "JSON_DUPLICATE_KEY");
    expect(() => parseEnvelope(`${formatEnvelope(envelope)}{}`))
      .to.throw()
      .with.property("code", "JSON_TRAILING_DATA");
  });

  it("say what stands at the place and what belongs there", () => {
    for (const [value, message] of [
      [altered({ registry: "0x12" }), 'At "/registry" "0x12" stands where /^0x[0-9a-f]{40}$/ belongs.'],
      [altered({ chainId: "1" }), 'At "/chainId" "1" stands where number belongs.'],
      [{ version: 1 }, 'At "/chainId" nothing stands where "chainId" belongs.'],
      [
        altered({ disclosure: { skeleton: [], opened: {} } }),
        'At "/disclosure/skeleton" Array stands where Object belongs.',
      ],
    ] as const) {
      expect(() => parseEnvelope(value)).to.throw(EnvelopeError, message);
    }
  });

  it("refuse an agreement that breaks a rule, or that no one can read", () => {
    fails(
      () => parseEnvelope(altered({ agreement: { ...agreement, title: "a\u200bb" } })),
      "ENVELOPE_AGREEMENT_INVALID",
      "/agreement",
    );
    fails(
      () => parseEnvelope(altered({ agreement: toStruct(agreement) })),
      "ENVELOPE_AGREEMENT_INVALID",
      "/agreement",
    );
    fails(() => parseEnvelope(altered({ previous: agreement })), "ENVELOPE_PREVIOUS_MISMATCH", "/previous");
    fails(
      () => parseEnvelope(altered({ previous: { ...previous, parties: [AITA, AITA] } })),
      "ENVELOPE_AGREEMENT_INVALID",
      "/previous",
    );
    expect(parseEnvelope(altered({ previous: toStruct(previous) })).previous).to.deep.equal(
      toStruct(previous),
    );
  });

  it("refuse metadata that is not the agreement's", () => {
    const other = { ...salted, salts: createSalts(salted.metadata) };
    fails(
      () => createEnvelope({ ...DEPLOYMENT, agreement, metadata: other }),
      "ENVELOPE_METADATA_MISMATCH",
      "/disclosure",
    );
    // Committed to, and yet it says something else than the agreement.
    const retitled = { ...agreement, title: "Something else" };
    fails(
      () => createEnvelope({ ...DEPLOYMENT, agreement: retitled, metadata: salted }),
      "ENVELOPE_METADATA_MISMATCH",
      "/disclosure",
    );
    const changed = structuredClone(envelope.disclosure) as { opened: Record<string, { value: JsonValue }> };
    (changed.opened["/title/vi"] as { value: JsonValue }).value = "Khác";
    fails(() => parseEnvelope(altered({ disclosure: changed })), "ENVELOPE_METADATA_MISMATCH", "/disclosure");
  });
});

describe("addAct", () => {
  it("takes acts of every kind of key, by identifier or id, once", async () => {
    const account = await signedAct();
    const passkey = await signedAct(
      { organisation: KFIA },
      testPasskeySigner("envelope", VERIFIERS.webauthn),
    );
    const wallet = await ofWallet(WEF);
    let filled = envelope;
    for (const act of [wallet, passkey, account, account]) {
      filled = await addAct({ envelope: filled, act, verifiers: VERIFIERS });
    }
    expect(filled.acts).to.have.length(3).and.to.deep.include.members([account, passkey, wallet]);
    expect(envelope.acts).to.deep.equal([]);
    const byId = {
      ...account,
      organisation: toStruct(agreement).parties[agreement.parties.indexOf(AITA)] as string,
    };
    expect(await addAct({ envelope, act: byId })).to.deep.equal(await addAct({ envelope, act: account }));
    const upper = {
      ...account,
      signature: account.signature.toUpperCase().replace("0X", "0x") as `0x${string}`,
    };
    expect((await addAct({ envelope, act: upper })).acts).to.deep.equal([account]);
  });

  it("refuses what does not belong there", async () => {
    const add = async (parts: Partial<SignedAct>, code: string, path: string) =>
      rejects(
        addAct({ envelope, act: { ...(await signedAct()), ...parts }, verifiers: VERIFIERS }),
        code,
        path,
      );
    await add({ organisation: "did:web:stranger.example" }, "ENVELOPE_SEAT_UNKNOWN", "/act/organisation");
    await add({ organisation: undefined as unknown as string }, "ENVELOPE_SEAT_UNKNOWN", "/act/organisation");
    await add({ key: undefined as unknown as "0x" }, "ENVELOPE_ACT_INVALID", "/act/key");
    await add({ organisation: WEF, kind: "decline" }, "ENVELOPE_ROLE_WRONG", "/act/kind");
    await add({ statement: "a\nb" }, "ENVELOPE_ACT_INVALID", "/act/statement");
    const passkey = await signedAct({}, testPasskeySigner("envelope", VERIFIERS.webauthn));
    const foreign = { ...passkey, statement: "Someone else" };
    await rejects(
      addAct({ envelope, act: foreign, verifiers: VERIFIERS }),
      "ENVELOPE_SIGNATURE_INVALID",
      "/act/signature",
    );
    // Without the verifier's address nothing is known of the key.
    expect((await addAct({ envelope, act: foreign })).acts).to.have.length(1);
  });

  it("keeps certificates with the key that signed", async () => {
    const act = await signedAct({}, testRsaSigner(2048, VERIFIERS.rsa));
    const filled = await addAct({ envelope, act, certificates: ["MIIB", "MIIC"], verifiers: VERIFIERS });
    expect(filled.certificates).to.deep.equal([{ key: act.key, chain: ["MIIB", "MIIC"] }]);
    const again = await addAct({ envelope: filled, act, certificates: ["MIIB", "MIIC"] });
    expect(formatEnvelope(again)).to.equal(formatEnvelope(filled));
    const { acts } = await inspectEnvelope({ envelope: filled, now: 0, verifiers: VERIFIERS });
    expect(acts[0]).to.include({ check: "valid", certificates: 1 });
  });
});

describe("mergeEnvelopes", function () {
  this.timeout(60_000);
  /** Acts of several keys and seats; some rival others. */
  let acts: SignedAct[];
  before(async () => {
    acts = [
      await signedAct(),
      await signedAct({ validUntil: VALID_UNTIL + 1 }),
      await signedAct({ statement: "Wang Sung Ho" }, hashSigner("another of them")),
      await signedAct({ organisation: KFIA }, testPasskeySigner("envelope", VERIFIERS.webauthn)),
      await ofWallet(KFIA),
      await ofWallet(KFIA, "0x"),
      await ofWallet(WEF, "0x99"),
      await signedAct({ kind: "decline", organisation: KFIA }),
      await signedAct({ kind: "dispute" }),
    ];
  });
  const patterns = ["/title/**", "/documents/**", "/parties/*/names/**", "/term/**", "/**"];

  it("gives one file for any copies in any order, any number of times", async () => {
    const copy = fc.record({
      acts: fc.subarray([0, 1, 2, 3, 4, 5, 6, 7, 8]),
      certificates: fc.array(fc.constantFrom("AAAA", "BBBB", "CCCC"), { maxLength: 2 }),
      reveal: fc.option(fc.subarray(patterns), { nil: undefined }),
      previous: fc.constantFrom(null, previous, toStruct(previous)),
    });
    const make = async (of: typeof copy extends fc.Arbitrary<infer T> ? T : never): Promise<Envelope> => {
      const signed = of.acts.flatMap((index) => acts[index] ?? []);
      const key = signed[0]?.key;
      const made = createEnvelope({
        ...DEPLOYMENT,
        agreement,
        ...(of.reveal ? { disclosure: disclose({ ...salted, reveal: of.reveal }) } : {}),
        ...(of.previous ? { previous: of.previous } : {}),
      });
      const certificates = key && of.certificates.length > 0 ? [{ key, chain: of.certificates }] : [];
      return inOrder({ ...made, acts: signed, certificates });
    };
    await fc.assert(
      fc.asyncProperty(
        fc.array(copy, { minLength: 1, maxLength: 4 }),
        fc.infiniteStream(fc.nat()),
        async (drafts, order) => {
          const copies = await Promise.all(drafts.map(make));
          const merge = async (...envelopes: unknown[]) =>
            formatEnvelope(await mergeEnvelopes({ envelopes, verifiers: VERIFIERS }));
          const all = await merge(...copies);
          const shuffled = [...copies, ...copies]
            .map((value) => [order.next().value as number, value] as const)
            .sort(([a], [b]) => a - b)
            .map(([, value]) => value);
          expect(await merge(...shuffled)).to.equal(all);
          // One after another, from either end, and with what is merged already.
          let left = formatEnvelope(copies[0] as Envelope);
          for (const next of copies) left = await merge(left, next);
          let right = formatEnvelope(copies.at(-1) as Envelope);
          for (const next of [...copies].reverse()) right = await merge(next, right);
          expect([left, right, await merge(all, all)]).to.deep.equal([all, all, all]);
          // Nothing is lost.
          const merged = parseEnvelope(all);
          for (const { acts: some, certificates } of copies) {
            expect(merged.acts).to.deep.include.members([...some]);
            expect(merged.certificates).to.deep.include.members([...certificates]);
          }
          const opened = copies.flatMap(({ disclosure }) => Object.keys(disclosure?.opened ?? {}));
          expect(new Set(Object.keys(merged.disclosure?.opened ?? {}))).to.deep.equal(new Set(opened));
        },
      ),
      { numRuns: 10 },
    );
  });

  it("keeps the act that counts longest first", async () => {
    let filled = envelope;
    for (const act of acts) filled = await addAct({ envelope: filled, act });
    const attestations = filled.acts.filter(
      ({ kind, organisation }) => kind === "attest" && organisation === AITA,
    );
    expect(attestations).to.have.length(3);
    expect(attestations[0]).to.deep.equal(acts[1]);
    expect(filled.acts.map(({ kind }) => kind).slice(-2)).to.deep.equal(["decline", "dispute"]);
  });

  it("prefers the words of the amended agreement to their hashes", async () => {
    const hashed = parseEnvelope(altered({ previous: toStruct(previous) }));
    const unknown = parseEnvelope(altered({ previous: null }));
    for (const envelopes of [
      [hashed, envelope, unknown],
      [unknown, envelope, hashed],
    ]) {
      expect((await mergeEnvelopes({ envelopes })).previous).to.deep.equal(previous);
    }
    expect((await mergeEnvelopes({ envelopes: [unknown, hashed] })).previous).to.deep.equal(
      toStruct(previous),
    );
  });

  it("refuses what is no copy of the same, and names the copy", async () => {
    const merge = (other: unknown) =>
      mergeEnvelopes({ envelopes: [envelope, envelope, other], verifiers: VERIFIERS });
    const changed = createAgreement({ ...agreement, noticeDays: 30 });
    await rejects(
      merge(createEnvelope({ ...DEPLOYMENT, agreement: changed })),
      "ENVELOPE_AGREEMENT_OTHER",
      "/2/agreement/noticeDays",
    );
    await rejects(merge(altered({ chainId: 1 })), "ENVELOPE_REGISTRY_OTHER", "/2/chainId");
    await rejects(merge(altered({ registry: address(9) })), "ENVELOPE_REGISTRY_OTHER", "/2/registry");
    const stranger = await signedAct();
    await rejects(
      merge(altered({ acts: [{ ...stranger, organisation: "did:web:stranger.example" }] })),
      "ENVELOPE_SEAT_UNKNOWN",
      "/2/acts/0/organisation",
    );
    const { key: _, ...stripped } = stranger;
    await rejects(merge(altered({ acts: [stripped] })), "ENVELOPE_INVALID", "/2/acts/0/key");
    const passkey = acts[3] as SignedAct;
    await rejects(
      merge(altered({ acts: [{ ...passkey, organisation: AITA }] })),
      "ENVELOPE_SIGNATURE_INVALID",
      "/2/acts/0/signature",
    );
    const rsa = await signedAct({}, testRsaSigner(2048, VERIFIERS.rsa));
    await rejects(
      merge(altered({ acts: [{ ...rsa, validUntil: 1 }] })),
      "ENVELOPE_SIGNATURE_INVALID",
      "/2/acts/0/signature",
    );
    await rejects(merge("{"), "ENVELOPE_INVALID", "/2");
    // Whoever fills a copy to the limit drives nothing out of the others: without it they can be merged.
    const chains = (from: number, count: number) =>
      Array.from({ length: count }, (_, index) => ({
        key: rsa.key,
        chain: [Buffer.from(String(100 + from + index)).toString("base64")],
      })).sort((x, y) => (x.chain.join() < y.chain.join() ? -1 : 1));
    const holding = (certificates: unknown) => altered({ acts: [rsa], certificates });
    const [own, junk] = [holding(chains(0, 1)), holding(chains(1, 64))];
    const together = (...envelopes: unknown[]) => mergeEnvelopes({ envelopes, verifiers: VERIFIERS });
    await rejects(together(own, junk, own), "ENVELOPE_INVALID", "/1/certificates");
    expect((await together(own, own)).certificates).to.deep.equal(chains(0, 1));
    await rejects(mergeEnvelopes({ envelopes: [] }), "ENVELOPE_INVALID", "");
  });
});

describe("inspectEnvelope", () => {
  it("refuses a time in milliseconds, by which every act had run out", async () => {
    const refused = await inspectEnvelope({ envelope, now: VALID_UNTIL * 1000 }).catch((error) => error);
    expect(refused).to.be.instanceOf(ActError).and.to.include({
      code: "ACT_TIME_INVALID",
      remedy: "Give whole Unix seconds, not milliseconds.",
    });
  });

  it("says who has signed, who has not, and what could not be checked", async () => {
    let filled = parseEnvelope(altered({ previous: null }));
    expect((await inspectEnvelope({ envelope: filled, now: 0 })).missing).to.deep.equal([
      { kind: "acts" },
      { kind: "previous", id: agreementId(previous) },
      ...agreement.parties.map((organisation, seat) => ({ kind: "attestation", seat, organisation })),
    ]);
    filled = await addAct({ envelope: filled, act: await signedAct() });
    filled = await addAct({ envelope: filled, act: await ofWallet(KFIA) });
    const found = await inspectEnvelope({ envelope: filled, now: VALID_UNTIL - 1 });
    expect(found).to.deep.include({
      id: agreementId(agreement),
      metadata: "whole",
      missing: [{ kind: "previous", id: agreementId(previous) }],
    });
    const states = Object.fromEntries(
      found.seats.map(({ identifier, attestation }) => [identifier, attestation]),
    );
    expect(states).to.deep.equal({ [AITA]: "checked", [KFIA]: "unchecked", [WEF]: "missing" });
    expect(new Map(found.acts.map(({ organisation, check }) => [organisation, check]))).to.deep.equal(
      new Map([
        [AITA, "valid"],
        [KFIA, "unknown"],
      ]),
    );
    const late = await inspectEnvelope({ envelope: filled, now: VALID_UNTIL });
    expect(late.acts.map(({ expired }) => expired)).to.deep.equal([true, true]);
    expect(late.missing.filter(({ kind }) => kind === "attestation")).to.have.length(2);
    expect(late.missing.filter(({ kind }) => kind === "expired")).to.have.length(2);
  });

  it("names a signature that is none, which a file can hold", async () => {
    const passkey = await signedAct({}, testPasskeySigner("envelope", VERIFIERS.webauthn));
    const forged = parseEnvelope(altered({ acts: [{ ...passkey, validUntil: 7 }] }));
    const found = await inspectEnvelope({ envelope: forged, now: 0, verifiers: VERIFIERS });
    expect(found.acts[0]?.check).to.equal("invalid");
    expect(found.missing).to.deep.include({ kind: "signature", position: 0, organisation: AITA });
    expect(found.missing.filter(({ kind }) => kind === "attestation")).to.have.length(2);
  });

  it("says how much of the metadata is shown", async () => {
    const part = disclose({ ...salted, reveal: ["/title/**"] });
    for (const [disclosure, metadata] of [
      [null, "none"],
      [part, "part"],
    ] as const) {
      const shown = parseEnvelope(altered({ disclosure }));
      expect(await inspectEnvelope({ envelope: shown, now: 0 })).to.include({ metadata });
    }
  });
});

describe("describeAct", () => {
  const act = { kind: "attest", organisation: AITA, statement: STATEMENT, validUntil: VALID_UNTIL } as const;

  for (const language of ["en", "vi"] as const) {
    it(`shows all that is signed, in ${language}`, () => {
      const text = describeAct({ ...act, envelope, language });
      const signed = [
        agreement.title,
        ...agreement.documents,
        agreement.metadata,
        ...agreement.parties,
        ...agreement.witnesses,
        agreement.supersedes,
        previous.title,
        agreementId(agreement),
        STATEMENT,
        AITA,
        "2027-02-14 08:00:00 UTC",
        "2025-09-30 17:00:00 UTC",
        "2030-09-30 17:00:00 UTC",
        "90",
        "31337",
        DEPLOYMENT.registry,
        "ban-ghi-nho.pdf",
        "giấy ủy quyền.pdf",
        "Nguyễn Khắc Lịch",
        "Phạm Minh Chính",
      ];
      for (const words of signed) expect(text).to.contain(words);
      expect(text.normalize("NFC")).to.equal(text);
      expect(text).to.contain(language === "vi" ? "Nội dung bạn ký" : "What you sign");
      expect(text).not.to.contain("undefined");
    });
  }

  it("says what each kind of act does", () => {
    const says = (
      kind: "attest" | "decline" | "terminate" | "dispute" | "withdrawDispute",
      organisation = AITA,
      of = envelope,
    ) => describeAct({ ...act, kind, organisation, envelope: of, language: "en" });
    expect(says("attest")).to.contain("concludes the agreement");
    expect(says("attest", WEF)).to.contain("witnesses the agreement");
    expect(says("decline")).to.contain("declines");
    expect(says("terminate")).to.contain("ends 90 days after");
    const joint = createAgreement({ ...agreement, anyPartyCanEnd: false, noticeDays: 0 });
    expect(says("terminate", AITA, createEnvelope({ ...DEPLOYMENT, agreement: joint }))).to.contain(
      "Consent to the end",
    );
    const prompt = createAgreement({ ...agreement, noticeDays: 0 });
    expect(says("terminate", AITA, createEnvelope({ ...DEPLOYMENT, agreement: prompt }))).to.contain(
      "ends when",
    );
    expect(says("attest")).to.contain("In which capacity: ");
    expect(says("dispute")).to.contain("contests").and.contain("Reason: ");
    expect(says("withdrawDispute")).to.contain("no longer contests").and.contain("Reason: ");
    fails(() => says("decline", WEF), "ENVELOPE_ROLE_WRONG", "/act/kind");
    fails(() => says("attest", "did:web:stranger.example"), "ENVELOPE_SEAT_UNKNOWN", "/act/organisation");
  });

  it("names what is signed without being shown", () => {
    const plain = createEnvelope({ ...DEPLOYMENT, agreement });
    expect(describeAct({ ...act, envelope: plain, language: "en" }))
      .to.contain("none of it is shown")
      .and.to.contain("name not shown");
    const disclosure = disclose({ ...salted, reveal: ["/documents/0/**"] });
    const part = createEnvelope({ ...DEPLOYMENT, agreement, disclosure });
    const text = describeAct({ ...act, envelope: part, language: "en" });
    expect(text)
      .to.match(/\d+ of its values are not shown/)
      .and.to.contain("ban-ghi-nho.pdf");
    expect(text).to.contain("its words are not in this file");
  });

  it("warns of what can be taken for something else", () => {
    // The first letter is Cyrillic.
    const title = "Вiên bản ghi nhớ";
    const disguised = createEnvelope({ ...DEPLOYMENT, agreement: createAgreement({ ...agreement, title }) });
    const text = describeAct({ ...act, envelope: disguised, language: "en" });
    expect(text)
      .to.contain("Look closely")
      .and.to.contain("U+0412")
      .and.to.contain('can be taken for "Biên"');
    expect(describeAct({ ...act, envelope, language: "en" })).not.to.contain("Look closely");
  });

  it("speaks no other language", () => {
    expect(() => describeAct({ ...act, envelope, language: "fr" as "en" }))
      .to.throw(EnvelopeError)
      .with.property("code", "ENVELOPE_LANGUAGE_UNKNOWN");
  });
});
