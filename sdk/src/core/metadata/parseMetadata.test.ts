import { readFileSync } from "node:fs";
import { expect } from "chai";
import * as z from "zod";
import { MinhUocError } from "../../errors/MinhUocError.js";
import type { JsonValue } from "../json/JsonValue.js";
import { parseJsonStrict } from "../json/parseJsonStrict.js";
import { agreementDocuments } from "./agreementDocuments.js";
import { metadataTitle } from "./metadataTitle.js";
import { checkMetadata, parseMetadata } from "./parseMetadata.js";
import { reviewMetadata } from "./reviewMetadata.js";
import { digest, sampleMetadata } from "./samples.behavior.js";

type Loose = Record<string, JsonValue | undefined>;

/** The sample with the value at an RFC 6901 pointer replaced, or removed where the value is undefined. */
function sampleWith(path: string, value: JsonValue | undefined): unknown {
  const document = structuredClone(sampleMetadata()) as unknown as Loose;
  const keys = path.split("/").slice(1);
  const last = keys.pop() ?? "";
  const place = keys.reduce((parent, key) => parent[key] as Loose, document);
  if (value === undefined) delete place[last];
  else Object.defineProperty(place, last, { value, enumerable: true, configurable: true, writable: true });
  return document;
}

function refusal(input: unknown): MinhUocError {
  try {
    parseMetadata(input);
  } catch (error) {
    if (error instanceof MinhUocError) return error;
    throw error;
  }
  throw new Error("accepted");
}

const party = (identifier: string) => ({
  identifier,
  names: { en: "A" },
  country: null,
  representatives: [],
});
const paper = (number: number, role: string) => ({
  name: "a.pdf",
  languages: ["en"],
  mediaType: "application/pdf",
  size: 1,
  sha256: digest(number),
  role,
});
const parties = (count: number) =>
  Array.from({ length: count }, (_, index) => party(`did:web:p${index}.example`));

/** Every one of these leads to exactly this code at exactly this place. `schema` says whether JSON Schema alone refuses it too. */
const refused: [path: string, value: JsonValue | undefined, code: string, at: string, schema: boolean][] = [
  ["/version", 2, "METADATA_VERSION_UNKNOWN", "/version", true],
  ["/version", "1", "METADATA_VERSION_UNKNOWN", "/version", true],
  ["/version", undefined, "METADATA_FIELD_MISSING", "/version", true],
  ["/kind", "treaty", "METADATA_VALUE_INVALID", "/kind", true],
  ["/kind", undefined, "METADATA_FIELD_MISSING", "/kind", true],
  ["/binding", undefined, "METADATA_FIELD_MISSING", "/binding", true],
  ["/binding", "false", "METADATA_TYPE_WRONG", "/binding", true],
  ["/secret", 1, "METADATA_FIELD_UNKNOWN", "/secret", true],
  ["/term/timezone", "Asia/Seoul", "METADATA_FIELD_UNKNOWN", "/term/timezone", true],
  ["/parties/0/a~b", 1, "METADATA_FIELD_UNKNOWN", "/parties/0/a~0b", true],
  ["/__proto__", { a: 1 }, "METADATA_FIELD_UNKNOWN", "/__proto__", true],
  ["/title/__proto__", "x", "METADATA_FIELD_UNKNOWN", "/title/__proto__", false],
  ["/title/__proto__", {}, "METADATA_FIELD_UNKNOWN", "/title/__proto__", false],
  ["/title/constructor", "x", "METADATA_FIELD_UNKNOWN", "/title/constructor", true],
  ["/title/prototype", "x", "METADATA_FIELD_UNKNOWN", "/title/prototype", true],
  ["/title", "Biên bản", "METADATA_TYPE_WRONG", "/title", true],
  ["/title", {}, "METADATA_LENGTH_WRONG", "/title", true],
  ["/title", null, "METADATA_TYPE_WRONG", "/title", true],
  ["/title/VI", "x", "METADATA_VALUE_INVALID", "/title/VI", true],
  ["/title/en-x-secret", "x", "METADATA_VALUE_INVALID", "/title/en-x-secret", true],
  ["/title/vi", "Bie\u0302n ba\u0309n", "TEXT_NOT_NFC", "/title/vi", false],
  ["/title/vi", "", "TEXT_EMPTY", "/title/vi", true],
  ["/title/vi", "ề".repeat(60), "METADATA_TITLE_TOO_LONG", "/title", false],
  ["/subject", {}, "METADATA_LENGTH_WRONG", "/subject", true],
  ["/subject/en", "a\u202Eb", "TEXT_CHARACTER_FORBIDDEN", "/subject/en", false],
  ["/subject/en", "a".repeat(4001), "METADATA_LENGTH_WRONG", "/subject/en", true],
  ["/doubts/0", {}, "METADATA_LENGTH_WRONG", "/doubts/0", true],
  ["/doubts/0/en", " a", "TEXT_SPACING", "/doubts/0/en", false],
  ["/parties", [party("did:web:a.example")], "METADATA_LENGTH_WRONG", "/parties", true],
  ["/parties", parties(33), "METADATA_LENGTH_WRONG", "/parties", true],
  ["/parties", parties(32), "METADATA_SEATS_INVALID", "/witnesses", false],
  ["/parties/1/identifier", "did:web:aita.example.vn", "METADATA_DUPLICATE", "/parties/1/identifier", false],
  ["/parties/1/identifier", "did:web:Fpt.com.vn", "METADATA_VALUE_INVALID", "/parties/1/identifier", false],
  ["/parties/1/identifier", "fpt", "METADATA_VALUE_INVALID", "/parties/1/identifier", true],
  ["/parties/1/identifier", "did:web:đ", "METADATA_VALUE_INVALID", "/parties/1/identifier", true],
  ["/parties/1/country", "kr", "METADATA_VALUE_INVALID", "/parties/1/country", true],
  ["/parties/1/names", {}, "METADATA_LENGTH_WRONG", "/parties/1/names", true],
  [
    "/parties/1/representatives/0/capacity",
    {},
    "METADATA_LENGTH_WRONG",
    "/parties/1/representatives/0/capacity",
    true,
  ],
  [
    "/parties/1/representatives/0/authority",
    digest(8),
    "METADATA_REFERENCE_UNKNOWN",
    "/parties/1/representatives/0/authority",
    false,
  ],
  [
    "/parties/1/representatives/0/authority",
    digest(2),
    "METADATA_REFERENCE_UNKNOWN",
    "/parties/1/representatives/0/authority",
    false,
  ],
  [
    "/witnesses/1/identifier",
    "did:web:aita.example.vn",
    "METADATA_DUPLICATE",
    "/witnesses/1/identifier",
    false,
  ],
  ["/witnesses/0/kind", "ghost", "METADATA_VALUE_INVALID", "/witnesses/0/kind", true],
  ["/witnesses/0/kind", undefined, "METADATA_FIELD_MISSING", "/witnesses/0/kind", true],
  ["/witnesses/0/identifier", "did:web:a.example", "METADATA_FIELD_UNKNOWN", "/witnesses/0/identifier", true],
  ["/witnesses/0/name", "Pha\u0323m", "TEXT_NOT_NFC", "/witnesses/0/name", false],
  ["/date", "2025-02-29", "METADATA_DATE_INVALID", "/date", false],
  ["/date", "2025-13", "METADATA_DATE_INVALID", "/date", false],
  ["/date", "0000", "METADATA_DATE_INVALID", "/date", false],
  ["/date", "2025-00-10", "METADATA_DATE_INVALID", "/date", false],
  ["/date", "25/11/2025", "METADATA_VALUE_INVALID", "/date", true],
  ["/date", "2025-1-2", "METADATA_VALUE_INVALID", "/date", true],
  ["/date", 2025, "METADATA_TYPE_WRONG", "/date", true],
  ["/sources/0/published", "1900-02-29", "METADATA_DATE_INVALID", "/sources/0/published", false],
  ["/sources/0/url", "javascript:alert(1)", "METADATA_VALUE_INVALID", "/sources/0/url", true],
  ["/topics/1", "policy", "METADATA_DUPLICATE", "/topics/1", false],
  ["/topics/1", "R&D", "METADATA_VALUE_INVALID", "/topics/1", true],
  ["/term/effectiveAt", "2025-10-01T00:00:00", "METADATA_VALUE_INVALID", "/term/effectiveAt", true],
  ["/term/effectiveAt", "2025-10-01T00:00:00.5+07:00", "METADATA_VALUE_INVALID", "/term/effectiveAt", true],
  ["/term/effectiveAt", "2025-02-30T00:00:00+07:00", "METADATA_TIME_INVALID", "/term/effectiveAt", false],
  ["/term/effectiveAt", "2025-10-01T24:00:00+07:00", "METADATA_TIME_INVALID", "/term/effectiveAt", false],
  ["/term/effectiveAt", "2016-12-31T23:59:60Z", "METADATA_TIME_INVALID", "/term/effectiveAt", false],
  ["/term/effectiveAt", "2025-10-01T00:00:00-00:00", "METADATA_TIME_INVALID", "/term/effectiveAt", false],
  ["/term/effectiveAt", "2025-10-01T00:00:00+24:00", "METADATA_TIME_INVALID", "/term/effectiveAt", false],
  ["/term/effectiveAt", "1970-01-01T07:00:00+07:00", "METADATA_TIME_INVALID", "/term/effectiveAt", false],
  ["/term/expiresAt", "4147-08-20T07:32:16Z", "METADATA_TIME_INVALID", "/term/expiresAt", false],
  ["/term/expiresAt", "2025-10-01T00:00:00+07:00", "METADATA_TERM_INVALID", "/term/expiresAt", false],
  ["/term/expiresAt", "2025-09-30T17:00:00Z", "METADATA_TERM_INVALID", "/term/expiresAt", false],
  ["/term/anyPartyCanEnd", false, "METADATA_TERM_INVALID", "/term/noticeDays", false],
  ["/term/noticeDays", 65_536, "METADATA_VALUE_INVALID", "/term/noticeDays", true],
  ["/term/noticeDays", -1, "METADATA_VALUE_INVALID", "/term/noticeDays", true],
  ["/term/noticeDays", 1.5, "METADATA_TYPE_WRONG", "/term/noticeDays", true],
  ["/term/timeZone", "Asia/Saigonn", "METADATA_VALUE_INVALID", "/term/timeZone", false],
  ["/term/timeZone", "+07:00", "METADATA_VALUE_INVALID", "/term/timeZone", true],
  ["/documents", [], "METADATA_LENGTH_WRONG", "/documents", true],
  ["/documents", [paper(9, "authority")], "METADATA_DOCUMENTS_INVALID", "/documents", false],
  [
    "/documents",
    [paper(9, "authority"), ...Array.from({ length: 9 }, (_, index) => paper(index + 20, "counterpart"))],
    "METADATA_DOCUMENTS_INVALID",
    "/documents",
    false,
  ],
  ["/documents/3/sha256", digest(2), "METADATA_DUPLICATE", "/documents/3/sha256", false],
  ["/documents/0/sha256", digest(0), "METADATA_VALUE_INVALID", "/documents/0/sha256", true],
  ["/documents/0/sha256", digest(171).toUpperCase(), "METADATA_VALUE_INVALID", "/documents/0/sha256", true],
  ["/documents/0/size", 0, "METADATA_VALUE_INVALID", "/documents/0/size", true],
  ["/documents/0/size", "1000", "METADATA_TYPE_WRONG", "/documents/0/size", true],
  ["/documents/0/size", 2 ** 53, "METADATA_VALUE_INVALID", "/documents/0/size", true],
  ["/documents/0/name", "../a.pdf", "METADATA_VALUE_INVALID", "/documents/0/name", true],
  ["/documents/0/name", "..", "METADATA_VALUE_INVALID", "/documents/0/name", true],
  ["/documents/0/mediaType", "pdf", "METADATA_VALUE_INVALID", "/documents/0/mediaType", true],
  ["/documents/0/languages", [], "METADATA_LENGTH_WRONG", "/documents/0/languages", true],
  ["/documents/0/role", "copy", "METADATA_VALUE_INVALID", "/documents/0/role", true],
  ["/supersedes", digest(0), "METADATA_VALUE_INVALID", "/supersedes", true],
];

describe("parseMetadata", () => {
  it("accepts a document with every member, also as text, and changes nothing", () => {
    const sample = sampleMetadata();
    expect(parseMetadata(sample)).to.deep.equal(sample);
    expect(parseMetadata(parseJsonStrict(JSON.stringify(sample)))).to.deep.equal(sample);
    expect(checkMetadata(sample)).to.deep.equal([]);
  });

  it("accepts what is unknown as null and what is not there as an empty list", () => {
    const unknown = [
      "/date",
      "/place",
      "/subject",
      "/binding",
      "/supersedes",
      "/term/effectiveAt",
      "/term/expiresAt",
    ];
    for (const path of unknown) parseMetadata(sampleWith(path, null));
    for (const path of ["/witnesses", "/topics", "/sources", "/doubts"]) parseMetadata(sampleWith(path, []));
    for (const date of ["2025", "2025-11", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"]) {
      parseMetadata(sampleWith("/date", date));
    }
    for (const tag of ["zh-Hant-TW", "es-419", "sl-rozaj", "fil"])
      parseMetadata(sampleWith(`/subject/${tag}`, "x"));
  });

  for (const [path, value, code, at] of refused) {
    const shown =
      JSON.stringify(value)
        ?.replace(/[^\x20-\x7e]/g, "?")
        .slice(0, 40) ?? "nothing";
    it(`refuses ${path} = ${shown} with ${code} at ${at}`, () => {
      const error = refusal(sampleWith(path, value));
      expect(error.code).to.equal(code);
      expect(error.values.path).to.equal(at);
      expect(error.message).to.include(at);
      expect(error.remedy).to.match(/^[A-Z].*\.$/);
      expect(error.message).to.not.include("Invalid input");
    });
  }

  it("refuses what is no metadata at all, and what is no JSON", () => {
    for (const value of [null, 1, "x", [], true]) expect(refusal(value).code).to.equal("METADATA_TYPE_WRONG");
    expect(refusal({}).code).to.equal("METADATA_FIELD_MISSING");
    expect(refusal(undefined).code).to.equal("JSON_VALUE_INVALID");
    expect(refusal({ ...sampleMetadata(), date: new Date(0) }).code).to.equal("JSON_VALUE_INVALID");
    expect(refusal({ ...sampleMetadata(), date: undefined }).values.path).to.equal("/date");
  });

  it("lists all problems, each with its place", () => {
    const input = sampleMetadata() as unknown as Record<string, unknown>;
    Object.assign(input, { kind: "x", date: "25/11", extra: 1, place: { en: "a\u200Bb" } });
    const found = checkMetadata(input).map(({ code, values }) => `${code} ${values.path}`);
    expect(found).to.have.members([
      "TEXT_CHARACTER_FORBIDDEN /place/en",
      "METADATA_VALUE_INVALID /kind",
      "METADATA_VALUE_INVALID /date",
      "METADATA_FIELD_UNKNOWN /extra",
    ]);
    expect(checkMetadata(sampleWith("/term/noticeDays", "x"))).to.have.length(1);
  });

  it("takes exactly the title, seats and documents that fit the agreement's struct", () => {
    parseMetadata({ ...sampleMetadata(), title: { vi: "ề".repeat(65), en: "ab" } });
    expect(refusal({ ...sampleMetadata(), title: { vi: "ề".repeat(65), en: "abc" } }).values.path).to.equal(
      "/title",
    );
    parseMetadata({ ...sampleMetadata(), parties: parties(31) });
  });
});

describe("the metadata document's JSON Schema", () => {
  const file = readFileSync(new URL("../../../schema/metadata-v1.schema.json", import.meta.url), "utf8");
  const published = JSON.parse(file);
  const schema = z.fromJSONSchema(published);

  it("accepts what parseMetadata accepts and refuses what a schema can refuse", () => {
    expect(schema.safeParse(sampleMetadata()).success).to.equal(true);
    for (const [path, value, , , bySchema] of refused) {
      if (path.endsWith("__proto__")) continue;
      expect(schema.safeParse(sampleWith(path, value)).success, `${path} ${JSON.stringify(value)}`).to.equal(
        !bySchema,
      );
    }
  });

  it("describes every member", () => {
    const { properties, required, additionalProperties } = published;
    expect(Object.keys(properties)).to.deep.equal(Object.keys(sampleMetadata()));
    expect(required).to.deep.equal(Object.keys(sampleMetadata()));
    expect(additionalProperties).to.equal(false);
  });
});

describe("metadataTitle", () => {
  it("joins the languages: Vietnamese, English, then the others by tag, whatever their order", () => {
    expect(metadataTitle({ title: { ko: "K", en: "E", "zh-Hant": "Z", de: "D", vi: "V" } })).to.equal(
      "V / E / D / K / Z",
    );
    expect(metadataTitle({ title: { ko: "K", en: "E" } })).to.equal("E / K");
    expect(metadataTitle({ title: { vi: "V" } })).to.equal("V");
  });
});

describe("agreementDocuments", () => {
  it("takes principals and counterparts, ascending, and nothing else", () => {
    expect(agreementDocuments(sampleMetadata())).to.deep.equal([digest(1), digest(2)]);
  });
});

describe("reviewMetadata", () => {
  it("finds nothing in the sample", () => {
    expect(reviewMetadata(sampleMetadata())).to.deep.equal([]);
  });

  it("reports look-alikes in names and titles, with their places, and lets them pass", () => {
    const sample = sampleMetadata();
    sample.title.vi = "Hợp tác với Ðà Nẵng";
    Object.assign(sample.parties[0]?.names ?? {}, { en: "Binаnce" });
    Object.assign(sample.witnesses[0] ?? {}, { name: "Trần Ɖức" });
    sample.subject = { en: "Ðà Nẵng" };
    parseMetadata(sample);
    expect(reviewMetadata(sample).map(({ path, kind }) => `${kind} ${path}`)).to.have.members([
      "look-alike /title/vi",
      "mixed-script /parties/0/names/en",
      "look-alike /witnesses/0/name",
    ]);
  });

  it("reports a time whose offset is not that of the time zone", () => {
    const sample = sampleMetadata();
    sample.term.effectiveAt = "2025-10-01T00:00:00+08:00";
    expect(reviewMetadata(sample)).to.deep.equal([
      {
        kind: "offset-differs",
        path: "/term/effectiveAt",
        text: "2025-10-01T00:00:00+08:00",
        local: "2025-09-30T23:00:00",
      },
    ]);
    sample.term = {
      ...sample.term,
      effectiveAt: "2025-10-01T00:00:00Z",
      timeZone: "Etc/UTC",
      expiresAt: null,
    };
    expect(reviewMetadata(sample)).to.deep.equal([]);
  });
});
