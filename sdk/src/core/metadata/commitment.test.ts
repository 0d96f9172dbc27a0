import { expect } from "chai";
import fc from "fast-check";
import { type Hex, keccak256, stringToHex } from "viem";
import { MinhUocError } from "../../errors/MinhUocError.js";
import { canonicalJson } from "../json/canonicalJson.js";
import type { JsonValue } from "../json/JsonValue.js";
import { parseJsonStrict } from "../json/parseJsonStrict.js";
import { commitJson } from "./commitJson.js";
import { commitMetadata } from "./commitMetadata.js";
import { type Disclosure, disclose } from "./disclose.js";
import type { Metadata } from "./metadataSchema.js";
import { HiddenValue, openDisclosure } from "./openDisclosure.js";
import { parseSaltedMetadata } from "./saltedMetadata.js";
import { createSalts, type Salts, scalarsOf } from "./salts.js";
import { arbitraryMetadata, sampleMetadata } from "./samples.behavior.js";

const hash = (text: string) => keccak256(stringToHex(text));

/** The same salt for the same pointer, whatever the document: an attacker chooses salts freely. */
const saltsByPath = (document: JsonValue): Salts =>
  Object.fromEntries([...scalarsOf(document).keys()].map((path) => [path, hash(path).slice(0, 34) as Hex]));

const commit = (document: JsonValue) => commitJson({ document, salts: saltsByPath(document) }).commitment;

function refusal(run: () => unknown): MinhUocError {
  try {
    run();
  } catch (error) {
    if (error instanceof MinhUocError) return error;
    throw error;
  }
  throw new Error("accepted");
}

type Changeable = { skeleton: Record<string, unknown>; opened: Record<string, Record<string, unknown>> };

describe("commitment to metadata", () => {
  it("hashes exactly the bytes of the protocol", () => {
    const salts: Salts = {
      "/a/0": "0x00000000000000000000000000000001",
      "/a/1": "0x00000000000000000000000000000002",
      "/b~1c": "0x00000000000000000000000000000003",
      "/d/~0": "0x00000000000000000000000000000004",
    };
    const document = { d: { "~": null }, "b/c": "ề", a: [1000, true], empty: {}, none: [] };
    const leaves = [
      hash('["0x00000000000000000000000000000001","/a/0",1000]'),
      hash('["0x00000000000000000000000000000002","/a/1",true]'),
      hash('["0x00000000000000000000000000000003","/b~1c","ề"]'),
      hash('["0x00000000000000000000000000000004","/d/~0",null]'),
    ];
    const skeleton = `{"a":["${leaves[0]}","${leaves[1]}"],"b/c":"${leaves[2]}","d":{"~":"${leaves[3]}"},"empty":{},"none":[]}`;
    const result = commitJson({ document, salts });
    expect(canonicalJson(result.skeleton)).to.equal(skeleton);
    expect(result.commitment).to.equal(hash(skeleton));
  });

  it("gives the same commitment whatever the order of members, and another with other salts", () => {
    const metadata = sampleMetadata();
    const salts = createSalts(metadata);
    const reordered = Object.fromEntries(Object.entries(metadata).reverse()) as Metadata;
    const { commitment } = commitMetadata({ metadata, salts });
    expect(commitMetadata({ metadata: reordered, salts }).commitment).to.equal(commitment);
    expect(commitMetadata({ metadata, salts: createSalts(metadata) }).commitment).to.not.equal(commitment);
  });

  it('binds types and structure (1000 is not "1000")', () => {
    const pairs: [JsonValue, JsonValue][] = [
      [{ a: 1000 }, { a: "1000" }],
      [{ a: true }, { a: "true" }],
      [{ a: null }, { a: "null" }],
      [{ a: null }, {}],
      [{ a: {} }, { a: [] }],
      [{ a: [] }, {}],
      [{ a: [1] }, { a: { 0: 1 } }],
      [{ "a/b": 1 }, { a: { b: 1 } }],
      [{ "a~1b": 1 }, { "a/b": 1 }],
      [
        ["a", "b"],
        ["b", "a"],
      ],
    ];
    for (const [one, two] of pairs) expect(commit(one), canonicalJson([one, two])).to.not.equal(commit(two));
    const document = { a: 1 };
    const { skeleton, commitment } = commitJson({ document, salts: saltsByPath(document) });
    expect(commit(skeleton)).to.not.equal(commitment);
  });

  it("is the commitment of one document only: two documents with one commitment are one document (property)", () => {
    const { tree } = fc.letrec<{ tree: JsonValue }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom<JsonValue>(0, 1, "0", "1", true, "true", null, "null", "", "ề"),
        fc.array(tie("tree"), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom("a", "b", "a/b", "0", "1", "~", "~1", "__proto__", ""), tie("tree"), {
          maxKeys: 3,
          noNullPrototype: true,
        }),
      ),
    }));
    let equal = 0;
    fc.assert(
      fc.property(tree, tree, (one, two) => {
        const same = canonicalJson(one) === canonicalJson(two);
        if (same) equal++;
        expect(commit(one) === commit(two)).to.equal(same);
      }),
      { numRuns: 3000 },
    );
    expect(equal).to.be.greaterThan(20);
  });

  it("cannot be guessed: no name of a dictionary is found in the leaves without its salt", () => {
    const metadata = sampleMetadata();
    const salts = createSalts(metadata);
    const leaves = new Set<unknown>(scalarsOf(commitMetadata({ metadata, salts }).skeleton).values());
    const path = "/witnesses/0/name";
    const dictionary = ["Phạm", "Nguyễn", "Trần"].flatMap((family) =>
      ["Minh Chính", "Lưu Quang", "Khắc Lịch"].map((name) => `${family} ${name}`),
    );
    const candidates = [...dictionary, 90, 1000, "1000", true, false, null, 1];
    const guess = (preimage: JsonValue) => leaves.has(hash(canonicalJson(preimage)));
    const zero = `0x${"0".repeat(32)}`;
    for (const candidate of candidates) {
      for (const place of scalarsOf(metadata).keys()) {
        expect(
          guess([zero, place, candidate]) || guess(["", place, candidate]) || guess([place, candidate]),
        ).to.equal(false);
      }
      expect(guess(candidate) || guess([candidate]) || leaves.has(hash(String(candidate)))).to.equal(false);
    }
    // The same attack finds the name at once where the salt is known: it is the salt that hides.
    const found = dictionary.filter((name) => guess([salts[path] as Hex, path, name]));
    expect(found).to.deep.equal(["Phạm Minh Chính"]);
    // A salt that was disclosed for one value says nothing of another.
    expect(
      candidates.some((candidate) => guess([salts["/witnesses/0/capacity/vi"] as Hex, path, candidate])),
    ).to.equal(false);
  });

  it("never commits to a document that the schema refuses", () => {
    const metadata = sampleMetadata();
    metadata.title.vi = "Bie\u0302n ba\u0309n";
    const salts = createSalts(metadata);
    expect(refusal(() => commitMetadata({ metadata, salts })).code).to.equal("TEXT_NOT_NFC");
    expect(refusal(() => disclose({ metadata, salts, reveal: ["/**"] })).code).to.equal("TEXT_NOT_NFC");
  });
});

describe("salts", () => {
  it("are 128 random bits for every scalar, from the given source", () => {
    const metadata = sampleMetadata();
    const salts = createSalts(metadata);
    expect(Object.keys(salts)).to.deep.equal([...scalarsOf(metadata).keys()]);
    expect(new Set(Object.values(salts)).size).to.equal(Object.keys(salts).length);
    for (const salt of Object.values(salts)) expect(salt).to.match(/^0x[0-9a-f]{32}$/);
    let next = 0;
    const counted = createSalts({ a: 1, b: [2] }, (bytes) => bytes.fill(++next));
    expect(counted).to.deep.equal({ "/a": `0x${"01".repeat(16)}`, "/b/0": `0x${"02".repeat(16)}` });
  });

  const wrong: [string, (salts: Record<string, unknown>) => void, string][] = [
    ["SALT_MISSING", (salts) => delete salts["/kind"], "/kind"],
    ["SALT_UNEXPECTED", (salts) => Object.assign(salts, { "/secret": `0x${"a".repeat(32)}` }), "/secret"],
    ["SALT_UNEXPECTED", (salts) => Object.assign(salts, { "/parties": `0x${"a".repeat(32)}` }), "/parties"],
    ["SALT_REUSED", (salts) => Object.assign(salts, { "/date": salts["/kind"] }), "/date"],
    ["SALT_INVALID", (salts) => Object.assign(salts, { "/kind": `0x${"A".repeat(32)}` }), "/kind"],
    ["SALT_INVALID", (salts) => Object.assign(salts, { "/kind": "0x" }), "/kind"],
    ["SALT_INVALID", (salts) => Object.assign(salts, { "/kind": 1 }), "/kind"],
  ];
  for (const [code, change, path] of wrong) {
    it(`refuses ${code} at ${path}`, () => {
      const metadata = sampleMetadata();
      const salts: Record<string, unknown> = { ...createSalts(metadata) };
      const whole = JSON.stringify({ metadata, salts });
      expect(parseSaltedMetadata(parseJsonStrict(whole))).to.deep.equal({ metadata, salts });
      change(salts);
      const error = refusal(() => parseSaltedMetadata({ metadata, salts }));
      expect(error.code).to.equal(code);
      expect(error.values.path).to.equal(path);
      expect(error.message).to.not.match(/0x[0-9a-f]{32}/);
      expect(refusal(() => commitMetadata({ metadata, salts: salts as Salts })).code).to.equal(code);
    });
  }

  it("belong to a document: nothing but exactly metadata and salts is a salted document", () => {
    const metadata = sampleMetadata();
    const salts = createSalts(metadata);
    for (const input of [
      metadata,
      { metadata },
      { metadata, salts, extra: 1 },
      { metadata, salts: [] },
      [],
      null,
      "x",
    ]) {
      expect(refusal(() => parseSaltedMetadata(input)).code).to.equal("SALTED_METADATA_INVALID");
    }
    expect(refusal(() => parseSaltedMetadata({ metadata: {}, salts })).code).to.equal(
      "METADATA_FIELD_MISSING",
    );
  });
});

describe("disclosure", () => {
  const metadata = sampleMetadata();
  const salts = createSalts(metadata);
  const { commitment } = commitMetadata({ metadata, salts });
  const scalars = scalarsOf(metadata);

  it("opens what the patterns name, and marks the rest as hidden", () => {
    const cases: [string[], number | string[]][] = [
      [["/title/vi"], ["/title/vi"]],
      [["/title/*"], ["/title/en", "/title/vi"]],
      [["/parties/*/names/**"], 5],
      [
        ["/parties/*/identifier", "/parties/0/identifier"],
        ["/parties/0/identifier", "/parties/1/identifier"],
      ],
      [["/date/**"], ["/date"]],
      [["/documents/*/sha256", "/kind"], 6],
      [["/**"], scalars.size],
      [[], 0],
    ];
    for (const [reveal, expected] of cases) {
      const disclosure = disclose({ metadata, salts, reveal });
      const paths = Object.keys(disclosure.opened);
      if (typeof expected === "number") expect(paths).to.have.length(expected);
      else expect(paths.sort()).to.deep.equal(expected);

      const { revealed, hidden, ...opened } = openDisclosure(disclosure, { commitment });
      expect(opened.commitment).to.equal(commitment);
      expect(hidden.length + paths.length).to.equal(scalars.size);
      // Nothing that is hidden stands anywhere in what is given away.
      const given = JSON.stringify(disclosure);
      for (const path of hidden) expect(given).to.not.include(salts[path] as string);
      if (reveal[0] === "/**") expect(revealed).to.deep.equal(metadata);
      if (reveal[0] === "/title/vi") {
        const { title, kind } = revealed as unknown as { title: Record<string, unknown>; kind: unknown };
        expect(title.vi).to.equal(metadata.title.vi);
        expect(title.en).to.be.instanceOf(HiddenValue);
        expect(kind).to.be.instanceOf(HiddenValue);
        expect(JSON.parse(JSON.stringify(kind))).to.have.keys("hidden");
      }
    }
  });

  it("refuses patterns that are no pointers or open nothing", () => {
    for (const pattern of [
      "",
      "title",
      "/title/",
      "/titel/vi",
      "/title",
      "/parties/*/name",
      "/parties/2/**",
      "/TITLE/vi",
      "/title/v.",
      "/a~1b",
    ]) {
      expect(refusal(() => disclose({ metadata, salts, reveal: [pattern] })).code, pattern).to.be.oneOf([
        "DISCLOSURE_PATTERN_UNMATCHED",
        "DISCLOSURE_PATTERN_INVALID",
      ]);
    }
    for (const pattern of ["", "title", "/a~2", "/**/vi", "/a~"]) {
      expect(refusal(() => disclose({ metadata, salts, reveal: [pattern] })).code, pattern).to.equal(
        "DISCLOSURE_PATTERN_INVALID",
      );
    }
  });

  it("of any subset of any document gives the same commitment and exactly that subset (property)", () => {
    fc.assert(
      fc.property(arbitraryMetadata(), fc.infiniteStream(fc.boolean()), (document, choices) => {
        const drawn = createSalts(document);
        const reveal = [...scalarsOf(document).keys()].filter(() => choices.next().value);
        // It travels as text.
        const text = JSON.stringify(disclose({ metadata: document, salts: drawn, reveal }));
        const disclosure = parseJsonStrict(text) as unknown as Disclosure;
        const opened = openDisclosure(disclosure, commitMetadata({ metadata: document, salts: drawn }));
        const values = new Map([...scalarsOf(document)].filter(([path]) => reveal.includes(path)));
        expect(
          new Map(Object.entries(disclosure.opened).map(([path, { value }]) => [path, value])),
        ).to.deep.equal(values);
        expect(opened.hidden).to.have.length(scalarsOf(document).size - reveal.length);
      }),
      { numRuns: 100 },
    );
  });

  const attacks: [string, (disclosure: Changeable) => void, string][] = [
    [
      "another value",
      ({ opened }) => Object.assign(opened["/kind"] ?? {}, { value: "other" }),
      "DISCLOSURE_LEAF_MISMATCH",
    ],
    [
      "another type",
      ({ opened }) => Object.assign(opened["/documents/0/size"] ?? {}, { value: "1000" }),
      "DISCLOSURE_LEAF_MISMATCH",
    ],
    [
      "another salt",
      ({ opened }) => Object.assign(opened["/kind"] ?? {}, { salt: `0x${"a".repeat(32)}` }),
      "DISCLOSURE_LEAF_MISMATCH",
    ],
    [
      "an opened value moved to another place",
      ({ opened }) => {
        opened["/title/en"] = opened["/title/vi"] ?? {};
        delete opened["/title/vi"];
      },
      "DISCLOSURE_LEAF_MISMATCH",
    ],
    [
      "an opened value and its leaf moved to another place",
      ({ opened, skeleton }) => {
        const title = skeleton.title as Record<string, unknown>;
        skeleton.title = { vi: title.en, en: title.vi };
        opened["/title/en"] = opened["/title/vi"] ?? {};
        delete opened["/title/vi"];
      },
      "DISCLOSURE_LEAF_MISMATCH",
    ],
    [
      "one value opened at two places",
      ({ opened }) => Object.assign(opened, { "/title/en": opened["/title/vi"] }),
      "SALT_REUSED",
    ],
    [
      "a leaf doubled in the skeleton",
      ({ skeleton }) =>
        Object.assign(skeleton, { place: { vi: (skeleton.title as Record<string, unknown>).vi } }),
      "DISCLOSURE_LEAF_DUPLICATE",
    ],
    [
      "a member taken out of the skeleton",
      ({ skeleton }) => delete skeleton.doubts,
      "DISCLOSURE_COMMITMENT_MISMATCH",
    ],
    [
      "a list emptied",
      ({ skeleton }) => Object.assign(skeleton, { doubts: [] }),
      "DISCLOSURE_COMMITMENT_MISMATCH",
    ],
    [
      "an empty member added",
      ({ skeleton }) => Object.assign(skeleton, { extra: {} }),
      "DISCLOSURE_COMMITMENT_MISMATCH",
    ],
    [
      "a leaf added",
      ({ skeleton }) => Object.assign(skeleton, { extra: hash("x") }),
      "DISCLOSURE_COMMITMENT_MISMATCH",
    ],
    [
      "hidden leaves swapped",
      ({ skeleton }) => Object.assign(skeleton, { date: skeleton.binding, binding: skeleton.date }),
      "DISCLOSURE_COMMITMENT_MISMATCH",
    ],
    [
      "a member renamed",
      ({ skeleton }) => {
        skeleton.Doubts = skeleton.doubts;
        delete skeleton.doubts;
      },
      "DISCLOSURE_COMMITMENT_MISMATCH",
    ],
    [
      "a list turned into an object",
      ({ skeleton }) => Object.assign(skeleton, { topics: { ...(skeleton.topics as object) } }),
      "DISCLOSURE_COMMITMENT_MISMATCH",
    ],
    ["an opened leaf taken out", ({ skeleton }) => delete skeleton.kind, "DISCLOSURE_PATH_UNKNOWN"],
    [
      "a value that the document never had",
      ({ opened }) => Object.assign(opened, { "/x": { salt: `0x${"a".repeat(32)}`, value: 1 } }),
      "DISCLOSURE_PATH_UNKNOWN",
    ],
    [
      "a whole object opened",
      ({ opened }) => Object.assign(opened, { "/title": { salt: `0x${"a".repeat(32)}`, value: {} } }),
      "DISCLOSURE_VALUE_INVALID",
    ],
    [
      "an opening with more in it",
      ({ opened }) => Object.assign(opened["/kind"] ?? {}, { note: 1 }),
      "DISCLOSURE_VALUE_INVALID",
    ],
    ["an opening without a value", ({ opened }) => delete opened["/kind"]?.value, "DISCLOSURE_VALUE_INVALID"],
    ["a short salt", ({ opened }) => Object.assign(opened["/kind"] ?? {}, { salt: "0x00" }), "SALT_INVALID"],
    [
      "a plain value in the skeleton",
      ({ skeleton }) => Object.assign(skeleton, { kind: "mou" }),
      "DISCLOSURE_SKELETON_INVALID",
    ],
    [
      "null in the skeleton",
      ({ skeleton }) => Object.assign(skeleton, { event: null }),
      "DISCLOSURE_SKELETON_INVALID",
    ],
    [
      "a leaf in capitals",
      ({ skeleton }) => Object.assign(skeleton, { date: (skeleton.date as string).toUpperCase() }),
      "DISCLOSURE_SKELETON_INVALID",
    ],
    [
      "a member beside skeleton and opened",
      (disclosure) => Object.assign(disclosure, { note: 1 }),
      "DISCLOSURE_INVALID",
    ],
    [
      "no list of what is opened",
      (disclosure) => Object.assign(disclosure, { opened: [] }),
      "DISCLOSURE_INVALID",
    ],
    [
      "something that is no JSON",
      ({ opened }) => Object.assign(opened["/kind"] ?? {}, { value: undefined }),
      "JSON_VALUE_INVALID",
    ],
  ];
  for (const [name, attack, code] of attacks) {
    it(`refuses ${name} with ${code}`, () => {
      const reveal = ["/title/vi", "/kind", "/documents/0/size"];
      const disclosure = structuredClone(disclose({ metadata, salts, reveal })) as unknown as Changeable;
      openDisclosure(disclosure as unknown as Disclosure, { commitment });
      attack(disclosure);
      const error = refusal(() => openDisclosure(disclosure as unknown as Disclosure, { commitment }));
      expect(error.code).to.equal(code);
      expect(error.values).to.have.property("path");
    });
  }

  it("shows in the returned commitment what only the commitment can show", () => {
    const disclosure = structuredClone(
      disclose({ metadata, salts, reveal: ["/kind"] }),
    ) as unknown as Changeable;
    delete disclosure.skeleton.doubts;
    expect(openDisclosure(disclosure as unknown as Disclosure).commitment).to.not.equal(commitment);
  });

  it("shows no text that a metadata document cannot hold, even if its leaf is right", () => {
    const document = { title: { vi: "mou\u202Efdp" } };
    const drawn = createSalts(document);
    const { skeleton } = commitJson({ document, salts: drawn });
    const opened = { "/title/vi": { salt: drawn["/title/vi"] as Hex, value: document.title.vi } };
    expect(refusal(() => openDisclosure({ skeleton, opened })).code).to.equal("TEXT_CHARACTER_FORBIDDEN");
  });

  it("changed in any one place is refused or gives another commitment (property)", () => {
    const reveal = ["/title/**", "/kind", "/parties/*/names/**", "/documents/0/**"];
    const text = JSON.stringify(disclose({ metadata, salts, reveal }));
    fc.assert(
      fc.property(
        fc.nat(text.length - 1),
        fc.constantFrom("0", "1", "a", "f", '"', ",", "{", "x", ""),
        (at, piece) => {
          const changed = text.slice(0, at) + piece + text.slice(at + 1);
          fc.pre(changed !== text);
          const error = refusal(() =>
            openDisclosure(parseJsonStrict(changed) as unknown as Disclosure, { commitment }),
          );
          expect(error.code).to.match(/^(JSON|DISCLOSURE|SALT)_/);
        },
      ),
      { numRuns: 500 },
    );
  });
});
