import { expect } from "chai";
import fc from "fast-check";
import type { Hex } from "viem";
import { AgreementError } from "../../errors/agreement.js";
import { disclose } from "../metadata/disclose.js";
import type { Metadata } from "../metadata/metadataSchema.js";
import { openDisclosure } from "../metadata/openDisclosure.js";
import { parseMetadata } from "../metadata/parseMetadata.js";
import { createSalts, scalarsOf } from "../metadata/salts.js";
import type { Agreement } from "./agreement.js";
import { agreementFromMetadata, checkAgreementMatchesMetadata } from "./agreementFromMetadata.js";
import { toStruct } from "./agreementId.js";
import { checkOpenedMembers } from "./checkOpenedMembers.js";
import { createAgreement } from "./createAgreement.js";

const word = (value: number): Hex => `0x${value.toString(16).padStart(64, "0")}`;
const organisation = (identifier: string) => ({
  identifier,
  names: { vi: "Tổ chức", en: "Organisation" },
  country: "VN",
  representatives: [],
});
const document = (sha256: Hex, role: Metadata["documents"][number]["role"]) => ({
  name: `${role}.pdf`,
  languages: ["vi"],
  mediaType: "application/pdf",
  size: 1000,
  sha256,
  role,
});
const metadata = parseMetadata({
  version: 1,
  kind: "mou",
  title: { en: "Memorandum of understanding", vi: "Biên bản ghi nhớ" },
  parties: [organisation("did:web:vifc-hcm.example"), organisation("did:web:fpt.com.vn")],
  witnesses: [
    { kind: "person", name: "Phạm Minh Chính", capacity: { vi: "Thủ tướng Chính phủ" } },
    { kind: "organisation", ...organisation("https://kfia.example/En") },
  ],
  date: "2025-11-25",
  place: null,
  event: null,
  subject: null,
  topics: [],
  term: {
    effectiveAt: "2027-01-15T15:00:00+07:00",
    expiresAt: "2030-03-17T17:46:40Z",
    timeZone: "Asia/Ho_Chi_Minh",
    anyPartyCanEnd: true,
    noticeDays: 30,
  },
  governingLaw: null,
  binding: null,
  documents: [
    document(word(9), "principal"),
    document(word(1), "translation"),
    document(word(4), "counterpart"),
    document(word(2), "annex"),
    document(word(3), "authority"),
  ],
  supersedes: word(7),
  sources: [],
  doubts: [],
});
const commitment = word(5);
const expected: Agreement = {
  title: "Biên bản ghi nhớ / Memorandum of understanding",
  documents: [word(4), word(9)],
  metadata: commitment,
  parties: ["did:web:fpt.com.vn", "did:web:vifc-hcm.example"],
  witnesses: ["https://kfia.example/En"],
  effectiveAt: 1_800_000_000,
  expiresAt: 1_900_000_000,
  anyPartyCanEnd: true,
  noticeDays: 30,
  supersedes: word(7),
};

describe("agreementFromMetadata", () => {
  it("takes texts of equal force, organisations with seats, and the term in seconds", () => {
    expect(agreementFromMetadata({ metadata, commitment })).to.deep.equal(expected);
  });

  it("takes null for none", () => {
    const term = { ...metadata.term, effectiveAt: null, expiresAt: null };
    expect(
      agreementFromMetadata({ metadata: { ...metadata, term, supersedes: null }, commitment }),
    ).to.deep.equal({
      ...expected,
      effectiveAt: 0,
      expiresAt: 0,
      supersedes: word(0),
    });
  });
});

describe("checkAgreementMatchesMetadata", () => {
  it("accepts the agreement that the metadata describes, from strings and from hashes", () => {
    checkAgreementMatchesMetadata(expected, metadata, commitment);
    checkAgreementMatchesMetadata(toStruct(expected), metadata, commitment);
  });

  const changes: Partial<Agreement>[] = [
    { title: "Memorandum of understanding / Biên bản ghi nhớ" },
    { documents: [word(9)] },
    { metadata: word(6) },
    { parties: ["did:web:fpt.com.vn", "did:web:ssi.example"] },
    { witnesses: [] },
    { effectiveAt: 1_800_000_001 },
    { expiresAt: 0 },
    { anyPartyCanEnd: false, noticeDays: 0 },
    { noticeDays: 31 },
    { supersedes: word(0) },
  ];
  const pointers: Record<string, string> = {
    title: "/title/*",
    documents: "/documents/*/*",
    parties: "/parties/*/identifier",
    witnesses: "/witnesses/*/identifier",
    supersedes: "/supersedes",
  };
  const revealed = (reveal: readonly string[]) =>
    openDisclosure(disclose({ metadata, salts: createSalts(metadata), reveal })).revealed;

  for (const change of changes) {
    const [member = ""] = Object.keys(change);
    it(`names ${member} where it differs`, () => {
      const other = createAgreement({ ...expected, ...change });
      for (const agreement of [other, toStruct(other)]) {
        expect(() => checkAgreementMatchesMetadata(agreement, metadata, commitment))
          .to.throw(AgreementError)
          .that.deep.includes({ code: "AGREEMENT_METADATA_MISMATCH" })
          .with.nested.property("values.member", member);
      }
    });
  }

  for (const change of changes) {
    const [member = ""] = Object.keys(change);
    // The commitment is compared for itself.
    if (member === "metadata") continue;
    it(`names ${member} where it differs and all else is hidden`, () => {
      const struct = toStruct(createAgreement({ ...expected, ...change }));
      const pattern = pointers[member] ?? `/term/${member}`;
      expect(() => checkOpenedMembers(struct, revealed([pattern])))
        .to.throw(AgreementError)
        .that.deep.includes({ code: "AGREEMENT_METADATA_MISMATCH" })
        .with.nested.property("values.member", member);
      checkOpenedMembers(struct, revealed(["/kind"]));
    });
  }

  it("finds nothing in whatever is shown of the right document (property)", () => {
    const all = [...scalarsOf(metadata).keys()];
    fc.assert(
      fc.property(fc.subarray(all), (reveal) => checkOpenedMembers(toStruct(expected), revealed(reveal))),
      { numRuns: 100 },
    );
  });
});
