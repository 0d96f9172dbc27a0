import { expect } from "chai";
import { id, TypedDataEncoder } from "ethers";
import fc from "fast-check";
import type { Hex } from "viem";
import { AgreementError } from "../../errors/agreement.js";
import { OrganisationError } from "../../errors/organisation.js";
import { TextError } from "../../errors/text.js";
import { AGREEMENT_TYPE, type Agreement, type AgreementStruct, agreementMembers } from "./agreement.js";
import { agreementId, toStruct } from "./agreementId.js";
import { checkAgreement } from "./checkAgreement.js";
import { type CreateAgreementParameters, createAgreement } from "./createAgreement.js";
import { seatOf, seats } from "./seats.js";

const word = (value: number): Hex => `0x${value.toString(16).padStart(64, "0")}`;
const FPT = "did:web:fpt.com.vn";
const VIFC = "did:web:vifc-hcm.example";
const KFIA = "https://kfia.example/En";
const encoder = TypedDataEncoder.from({ Agreement: agreementMembers.map((member) => ({ ...member })) });

const input: CreateAgreementParameters = {
  title: "Biên bản ghi nhớ / Memorandum of understanding",
  documents: [word(2), word(1)],
  metadata: word(3),
  parties: [VIFC, FPT],
  witnesses: [KFIA],
  effectiveAt: 1_800_000_000,
  expiresAt: 1_900_000_000,
  anyPartyCanEnd: true,
  noticeDays: 30,
};
const agreement = createAgreement(input);

const fails = (run: () => unknown, code: string, value?: unknown) => {
  const error = expect(run).to.throw(AgreementError).with.property("code", code);
  if (value !== undefined)
    expect(run).to.throw(AgreementError).with.nested.property("values.value").that.deep.equals(value);
  return error;
};

const names = fc.uniqueArray(fc.stringMatching(/^[a-z0-9]{1,12}$/), { minLength: 2, maxLength: 32 });
const digest = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => `0x${Buffer.from(bytes).toString("hex")}` as Hex);
const anyInput: fc.Arbitrary<CreateAgreementParameters> = fc
  .record({
    names,
    split: fc.nat(),
    documents: fc.uniqueArray(digest, { minLength: 1, maxLength: 8 }),
    metadata: digest,
    effectiveAt: fc.integer({ min: 0, max: 2 ** 35 }),
    term: fc.integer({ min: 0, max: 2 ** 35 - 1 }),
    anyPartyCanEnd: fc.boolean(),
    noticeDays: fc.integer({ min: 0, max: 65_535 }),
    supersedes: digest,
  })
  .map(({ names, split, term, ...rest }) => {
    const organisations = names.map((name) => `did:web:${name}.example`);
    const parties = 2 + (split % (organisations.length - 1));
    return {
      ...rest,
      title: `Thỏa thuận / Agreement ${names[0]}`,
      parties: organisations.slice(0, parties),
      witnesses: organisations.slice(parties),
      expiresAt: term === 0 ? 0 : rest.effectiveAt + term,
      noticeDays: rest.anyPartyCanEnd ? rest.noticeDays : 0,
    };
  });

describe("createAgreement", () => {
  it("sorts documents by value, and organisations by id", () => {
    expect(agreement).to.deep.equal({
      ...input,
      documents: [word(1), word(2)],
      parties: [FPT, VIFC],
      supersedes: word(0),
    });
  });

  it("fills in what is left out", () => {
    const { title, documents, metadata, parties } = input;
    expect(createAgreement({ title, documents, metadata, parties })).to.deep.equal({
      title,
      documents: [word(1), word(2)],
      metadata,
      parties: [FPT, VIFC],
      witnesses: [],
      effectiveAt: 0,
      expiresAt: 0,
      anyPartyCanEnd: false,
      noticeDays: 0,
      supersedes: word(0),
    });
  });

  it("gives one agreement for every order and case of the input, and leaves the input alone", () => {
    fc.assert(
      fc.property(anyInput, (given) => {
        const before = structuredClone(given);
        const reversed = {
          ...given,
          documents: given.documents.map((hex) => hex.toUpperCase().replace("0X", "0x") as Hex).reverse(),
          parties: [...given.parties].reverse(),
          witnesses: [...(given.witnesses ?? [])].reverse(),
        };
        expect(createAgreement(reversed)).to.deep.equal(createAgreement(given));
        expect(given).to.deep.equal(before);
      }),
      { numRuns: 30 },
    );
  });

  it("refuses what is no agreement at all", () => {
    for (const none of [null, undefined, "M01", 1]) {
      fails(() => checkAgreement(none as never), "AGREEMENT_INVALID");
      fails(() => agreementId(none as never), "AGREEMENT_INVALID");
    }
  });

  it("refuses members that an agreement has not", () => {
    fails(
      () => createAgreement({ ...input, expireAt: 1 } as CreateAgreementParameters),
      "AGREEMENT_MEMBER_UNKNOWN",
    );
  });

  it("refuses a title that is empty, longer than 200 bytes, or not what a reader sees", () => {
    const title = (text: string) => () => createAgreement({ ...input, title: text });
    title(`${"ệ".repeat(66)}ab`)();
    for (const [text, code] of [
      ["", "TEXT_EMPTY"],
      [`${"ệ".repeat(66)}abc`, "TEXT_TOO_LONG"],
      ["Thỏa thuận".normalize("NFD"), "TEXT_NOT_NFC"],
      ["Thỏa\u200b thuận", "TEXT_CHARACTER_FORBIDDEN"],
      ["Thỏa thuận\n", "TEXT_CHARACTER_FORBIDDEN"],
      ["\ud800", "TEXT_NOT_WELL_FORMED"],
    ] as const) {
      expect(title(text)).to.throw(TextError).with.property("code", code);
      expect(title(text)).to.throw(TextError).with.nested.property("values.path", "/title");
    }
    fails(title(7 as unknown as string), "AGREEMENT_TITLE_INVALID", 7);
  });

  it("refuses an identifier that the registry would not admit", () => {
    expect(() => createAgreement({ ...input, parties: [FPT, "did:web:VIFC.example"] }))
      .to.throw(OrganisationError)
      .with.nested.property("values.identifier", "did:web:VIFC.example");
  });

  it("names the rule and the value where the input breaks one", () => {
    const many = (count: number) => Array.from({ length: count }, (_, n) => `did:web:n${n}.example`);
    const rows: [change: object, code: string, value?: unknown][] = [
      [{ documents: [] }, "AGREEMENT_DOCUMENT_COUNT", []],
      [{ documents: Array.from({ length: 9 }, (_, n) => word(n + 1)) }, "AGREEMENT_DOCUMENT_COUNT"],
      [{ documents: word(1) }, "AGREEMENT_DOCUMENT_COUNT", word(1)],
      [{ documents: undefined }, "AGREEMENT_DOCUMENT_COUNT"],
      [{ documents: ["0x12"] }, "AGREEMENT_DOCUMENT_INVALID", "0x12"],
      [{ documents: [7] }, "AGREEMENT_DOCUMENT_INVALID", 7],
      [{ documents: [word(0)] }, "AGREEMENT_DOCUMENT_INVALID", word(0)],
      [
        { documents: [word(10), word(10).toUpperCase().replace("0X", "0x")] },
        "AGREEMENT_DOCUMENT_REPEATED",
        word(10),
      ],
      [{ metadata: word(0) }, "AGREEMENT_METADATA_INVALID", word(0)],
      [{ metadata: undefined }, "AGREEMENT_METADATA_INVALID"],
      [{ parties: [FPT] }, "AGREEMENT_SEAT_COUNT", { parties: 1, witnesses: 1 }],
      [{ parties: FPT }, "AGREEMENT_SEAT_COUNT"],
      [{ parties: many(33), witnesses: [] }, "AGREEMENT_SEAT_COUNT", { parties: 33, witnesses: 0 }],
      [{ parties: many(32) }, "AGREEMENT_SEAT_COUNT", { parties: 32, witnesses: 1 }],
      [{ parties: [FPT, VIFC, FPT] }, "AGREEMENT_ORGANISATION_REPEATED", FPT],
      [{ witnesses: [KFIA, KFIA] }, "AGREEMENT_ORGANISATION_REPEATED", KFIA],
      [{ witnesses: [VIFC] }, "AGREEMENT_WITNESS_IS_PARTY", VIFC],
      [{ effectiveAt: 1_800_000_000_000 }, "AGREEMENT_TIME_INVALID", 1_800_000_000_000],
      [{ effectiveAt: 2 ** 36, expiresAt: 0 }, "AGREEMENT_TIME_INVALID", 2 ** 36],
      [{ expiresAt: -1 }, "AGREEMENT_TIME_INVALID", -1],
      [{ expiresAt: 1.5 }, "AGREEMENT_TIME_INVALID", 1.5],
      [{ expiresAt: "2026-01-01" }, "AGREEMENT_TIME_INVALID", "2026-01-01"],
      [{ expiresAt: 1_800_000_000 }, "AGREEMENT_TERM_EMPTY"],
      [{ expiresAt: 1 }, "AGREEMENT_TERM_EMPTY"],
      [{ anyPartyCanEnd: 1 }, "AGREEMENT_RIGHT_INVALID", 1],
      [{ noticeDays: 65_536 }, "AGREEMENT_NOTICE_INVALID", 65_536],
      [{ noticeDays: -1 }, "AGREEMENT_NOTICE_INVALID", -1],
      [{ noticeDays: 0.5 }, "AGREEMENT_NOTICE_INVALID", 0.5],
      [{ anyPartyCanEnd: false }, "AGREEMENT_NOTICE_WITHOUT_RIGHT", 30],
      [{ supersedes: "M01" }, "AGREEMENT_SUPERSEDES_INVALID", "m01"],
    ];
    for (const [change, code, value] of rows) {
      fails(() => createAgreement({ ...input, ...change } as CreateAgreementParameters), code, value);
    }
  });
});

describe("checkAgreement", () => {
  it("refuses what is out of order, since another order is another id", () => {
    fails(
      () => checkAgreement({ ...agreement, documents: [word(2), word(1)] }),
      "AGREEMENT_DOCUMENTS_UNORDERED",
      word(1),
    );
    fails(
      () => checkAgreement({ ...agreement, parties: [VIFC, FPT] }),
      "AGREEMENT_ORGANISATIONS_UNORDERED",
      FPT,
    );
    const struct = toStruct(agreement);
    const parties = [...struct.parties].reverse();
    fails(() => checkAgreement({ ...struct, parties }), "AGREEMENT_ORGANISATIONS_UNORDERED", parties[1]);
  });

  it("refuses hex in upper case, and strings mixed with hashes", () => {
    const upper = `0x${"AB".repeat(32)}` as Hex;
    fails(() => checkAgreement({ ...agreement, documents: [upper] }), "AGREEMENT_DOCUMENT_INVALID", upper);
    const struct = toStruct(agreement);
    fails(
      () => checkAgreement({ ...struct, title: agreement.title as Hex }),
      "AGREEMENT_TITLE_INVALID",
      agreement.title,
    );
    const mixed = { ...struct, parties: [struct.parties[0], VIFC] } as AgreementStruct;
    fails(() => checkAgreement(mixed), "AGREEMENT_ORGANISATION_INVALID", VIFC);
  });
});

describe("agreementId", () => {
  it("is the EIP-712 struct hash, from strings and from hashes", () => {
    const expected = "0x226b5a1476a481ae02f93da1325ed28fe2ee83cdee488d8de0c8a7087d652f73";
    expect(agreementId(agreement)).to.equal(expected);
    expect(agreementId(toStruct(agreement))).to.equal(expected);
    expect(toStruct(agreement)).to.deep.include({
      title: "0x8c72e9dfce6e00f0c5784930749288528cb2a678b40bfd3331b30040de851df4",
      parties: [
        "0x0db7a35e64b381beea066c440d8e26b1a995b9402bebcd7946133874baf8ea7c",
        "0x207fd3de6fe8372e74456b4bc3f06a112b9e8b41607c448c556114bee1f6a314",
      ],
      witnesses: ["0xaa3ee320efb947d2a6b66270592fb9a209f4eb69291cf46ffa5beffcdf049c4b"],
    });
  });

  it("agrees with ethers for any agreement", () => {
    expect(encoder.encodeType("Agreement")).to.equal(AGREEMENT_TYPE);
    fc.assert(
      fc.property(anyInput, (given) => {
        const made = createAgreement(given);
        expect(agreementId(made)).to.equal(encoder.hash(made));
        expect(agreementId(toStruct(made))).to.equal(encoder.hash(made));
      }),
      { numRuns: 50 },
    );
  });

  it("changes with every member", () => {
    const changes: Partial<Agreement>[] = [
      { title: "Biên bản ghi nhớ / Memorandum of Understanding" },
      { documents: [word(1)] },
      { metadata: word(4) },
      { parties: [FPT, "did:web:ssi.example"] },
      { witnesses: [] },
      { effectiveAt: 1_800_000_001 },
      { expiresAt: 1_900_000_001 },
      { anyPartyCanEnd: false, noticeDays: 0 },
      { noticeDays: 31 },
      { supersedes: word(1) },
    ];
    const ids = changes.map((change) => agreementId(createAgreement({ ...input, ...change })));
    expect(new Set([agreementId(agreement), ...ids])).to.have.property("size", changes.length + 1);
  });

  it("takes a title that looks like a hash for a title", () => {
    const title = word(1);
    expect(agreementId(createAgreement({ ...input, title }))).to.equal(encoder.hash({ ...agreement, title }));
  });
});

describe("seats", () => {
  it("are parties, then witnesses", () => {
    expect(seats(agreement)).to.deep.equal([
      { seat: 0, role: "party", organisation: id(FPT), identifier: FPT },
      { seat: 1, role: "party", organisation: id(VIFC), identifier: VIFC },
      { seat: 2, role: "witness", organisation: id(KFIA), identifier: KFIA },
    ]);
    expect(seats(toStruct(agreement))[2]).to.deep.equal({
      seat: 2,
      role: "witness",
      organisation: id(KFIA),
      identifier: undefined,
    });
  });

  it("are found by identifier and by id", () => {
    expect([FPT, VIFC, KFIA].map((name) => seatOf(agreement, name))).to.deep.equal([0, 1, 2]);
    expect(seatOf(agreement, id(VIFC))).to.equal(1);
    expect(seatOf(toStruct(agreement), VIFC)).to.equal(1);
    fails(() => seatOf(agreement, "did:web:ssi.example"), "AGREEMENT_SEAT_UNKNOWN");
    expect(() => seatOf(agreement, "FPT")).to.throw(OrganisationError);
  });
});
