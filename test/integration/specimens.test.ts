import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFPage,
  PDFRawStream,
  PDFStream,
} from "@cantoo/pdf-lib";
import fontkit from "@pdf-lib/fontkit";
import { expect } from "chai";
import {
  type Facts,
  FactsError,
  type Instrument,
  loadFacts,
  parseFacts,
} from "../../scripts/specimens/facts.js";
import { specimenIdentifiers } from "../../scripts/specimens/identifiers.js";
import { COLOUR, lineWidth, PAGE, type Style, type Weight, wrap } from "../../scripts/specimens/paper.js";
import { makeSpecimen, makeTamperedSpecimen } from "../../scripts/specimens/pdf.js";
import {
  country,
  instrumentTitle,
  place,
  remark,
  STATEMENT,
  topic,
} from "../../scripts/specimens/wording.js";

const FACTS_FILE = new URL("../../scripts/specimens/alliance-facts.json", import.meta.url);
const VOWELS = [
  "aàảãáạ",
  "ăằẳẵắặ",
  "âầẩẫấậ",
  "eèẻẽéẹ",
  "êềểễếệ",
  "iìỉĩíị",
  "oòỏõóọ",
  "ôồổỗốộ",
  "ơờởỡớợ",
  "uùủũúụ",
  "ưừửữứự",
  "yỳỷỹýỵ",
].join("");
const LETTERS = `${VOWELS}đbcdfghjklmnpqrstvwxz`.normalize("NFC");
const ALPHABET = LETTERS + LETTERS.toUpperCase();

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const contentsOf = (stream: PDFStream) =>
  stream instanceof PDFRawStream ? decodePDFRawStream(stream).decode() : stream.getContents();
const asText = (stream: PDFStream) => Buffer.from(contentsOf(stream)).toString("latin1");

/** A text shown on a page: its characters by the file's own ToUnicode maps, its glyphs, font and place. */
interface Shown {
  readonly text: string;
  readonly glyphs: readonly number[];
  readonly font: PDFDict;
  readonly style: Pick<Style, "weight" | "size">;
  readonly upright: boolean;
  readonly x: number;
  readonly y: number;
}

function toUnicode(font: PDFDict): Map<number, string> {
  const found = new Map<number, string>();
  for (const [, code, units] of asText(font.lookup(PDFName.of("ToUnicode"), PDFStream)).matchAll(
    /^<([0-9A-F]{4})> <([0-9A-F]+)>$/gim,
  )) {
    found.set(
      Number.parseInt(code ?? "", 16),
      Buffer.from(units ?? "", "hex")
        .swap16()
        .toString("utf16le"),
    );
  }
  return found;
}

/** Reads what a page shows out of its content streams (PDF 32000-1, 9.4 and 9.10). */
function shownOn(page: PDFPage): Shown[] {
  const { Contents, Font } = page.node.normalizedEntries();
  const contents = Contents instanceof PDFArray ? Contents : PDFArray.withContext(page.doc.context);
  const content = Array.from({ length: contents.size() }, (_, index) =>
    asText(contents.lookup(index, PDFStream)),
  ).join("\n");
  const shown: Shown[] = [];
  for (const [, name = "", size, matrix = "", codes = ""] of content.matchAll(
    /\/(\S+) ([\d.]+) Tf\s+(\S+ \S+ \S+ \S+ \S+ \S+) Tm\s+<([0-9A-F]*)> Tj/gi,
  )) {
    const font = Font.lookup(PDFName.of(name), PDFDict);
    const unicode = toUnicode(font);
    const glyphs = (codes.match(/.{4}/g) ?? []).map((code) => Number.parseInt(code, 16));
    const text = glyphs.map((glyph) => unicode.get(glyph) ?? "\uFFFD").join("");
    const [a = 0, , , , x = 0, y = 0] = matrix.split(" ").map(Number);
    const style = { weight: name as Weight, size: Number(size) };
    shown.push({ text, glyphs, font, style, upright: a === 1, x, y });
  }
  expect(shown.length).to.equal(content.split(" Tj").length - 1);
  return shown;
}

async function readPages(bytes: Uint8Array): Promise<Shown[][]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  return document.getPages().map(shownOn);
}

/** The texts of a page as one, so that what was broken into lines is found again. */
const joined = (page: readonly Shown[]) => page.map(({ text }) => text).join(" ");

/** The facts file as JSON with the value at a pointer replaced, or removed when it is undefined. */
function spoilt(pointer: string, value: unknown): unknown {
  const json: unknown = JSON.parse(readFileSync(FACTS_FILE, "utf8"));
  const keys = pointer.split("/").slice(1);
  const last = keys.pop() ?? "";
  const holder = keys.reduce<unknown>((at, key) => Reflect.get(at as object, key), json) as object;
  if (value === undefined) Reflect.deleteProperty(holder, last);
  else Reflect.set(holder, last, value);
  return json;
}

function refusal(read: () => unknown): FactsError {
  try {
    read();
  } catch (error) {
    if (error instanceof FactsError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("specimens", () => {
  let facts: Facts;
  const find = (key: string): Instrument => {
    const instrument = facts.instruments.find((candidate) => candidate.key === key);
    if (!instrument) throw new Error(`no instrument ${key}`);
    return instrument;
  };

  before(() => {
    facts = loadFacts();
  });

  describe("facts", () => {
    it("holds 36 organisations, 18 instruments and 5 sources, each reference resolved", () => {
      expect(facts.organisations.size).to.equal(36);
      expect(facts.instruments.map(({ key }) => key)).to.deep.equal(
        Array.from({ length: 18 }, (_, index) => `M${String(index + 1).padStart(2, "0")}`),
      );
      expect([...facts.sources.keys()]).to.deep.equal(["S1", "S2", "S3", "S4", "S5"]);
      const { parties, signatories, sources } = find("M17");
      expect(parties[0]).to.equal(facts.organisations.get("aita"));
      expect(signatories.map(({ organisation }) => organisation)).to.deep.equal(parties);
      expect(sources).to.deep.equal([facts.sources.get("S5")]);
      expect(facts.alliance.runBy).to.equal(facts.organisations.get("vifc-hcm"));
    });

    it("keeps partial dates partial, and what is unknown unknown", () => {
      expect(find("M18").date).to.equal("2025-11");
      expect(find("M18").until).to.equal("2035");
      expect(find("M13").date).to.equal("2026-01");
      expect(find("M09").subject).to.equal(null);
      expect(find("M01")).to.not.have.property("place");
      expect(facts.organisations.get("tether")).to.not.have.property("country");
    });

    const nfd = "Ủy ban nhân dân TP. Hồ Chí Minh".normalize("NFD");
    const outsider = { organisation: "fpt", name: "A", capacity: { vi: "b", en: "c" } };
    const cases: [what: string, code: string, at: string, value: unknown, path?: string][] = [
      ["a party that is not there", "FACTS_DANGLING_REFERENCE", "/instruments/0/parties/1", "nobody"],
      ["a party named like a method", "FACTS_DANGLING_REFERENCE", "/instruments/0/parties/1", "constructor"],
      ["a source that is not there", "FACTS_DANGLING_REFERENCE", "/instruments/12/sources/0", "S9"],
      ["a member that is not there", "FACTS_DANGLING_REFERENCE", "/alliance/named_members/0", "nobody"],
      ["an operator that is not there", "FACTS_DANGLING_REFERENCE", "/alliance/run_by", "nobody"],
      [
        "a signatory of an organisation that is not there",
        "FACTS_DANGLING_REFERENCE",
        "/instruments/16/signatories/0/organisation",
        "nobody",
      ],
      [
        "a signatory of an organisation that is no party",
        "FACTS_BAD_VALUE",
        "/instruments/16/signatories/1",
        outsider,
        "/instruments/16/signatories/1/organisation",
      ],
      ["a name in NFD", "FACTS_NOT_NFC", "/organisations/hcmc-pc/vi", nfd],
      ["a zero-width space", "FACTS_INVISIBLE_CHARACTER", "/organisations/fpt/en", "FPT\u200B Corporation"],
      ["a no-break space", "FACTS_INVISIBLE_CHARACTER", "/organisations/fpt/en", "FPT\u00A0Corporation"],
      ["a day that no calendar has", "FACTS_BAD_VALUE", "/instruments/0/date", "2025-02-30"],
      ["a date in another notation", "FACTS_BAD_VALUE", "/instruments/0/date", "25/11/2025"],
      ["an empty text", "FACTS_BAD_VALUE", "/organisations/fpt/vi", ""],
      ["an unknown kind", "FACTS_BAD_VALUE", "/instruments/0/kind", "treaty"],
      ["an address that is not https", "FACTS_BAD_VALUE", "/sources/2/url", "javascript:alert(1)"],
      ["a number where a text belongs", "FACTS_WRONG_TYPE", "/instruments/0/date", 2025],
      ["a list where an object belongs", "FACTS_WRONG_TYPE", "/organisations", []],
      ["a missing property", "FACTS_WRONG_TYPE", "/instruments/0/kind", undefined],
      ["an unknown property", "FACTS_UNKNOWN_PROPERTY", "/instruments/0/signed", true],
      ["an instrument of one party", "FACTS_BAD_VALUE", "/instruments/0/parties", ["binance"]],
      ["a party named twice", "FACTS_DUPLICATE", "/instruments/0/parties/1", "binance"],
      ["a key used twice", "FACTS_DUPLICATE", "/instruments/1/key", "M01", "/instruments/1"],
      [
        "a key that is no DNS label",
        "FACTS_BAD_VALUE",
        "/organisations/FPT.",
        { vi: "F", en: "F", kind: "company" },
      ],
    ];
    for (const [what, code, at, value, path = at] of cases) {
      it(`refuses ${what}`, () => {
        const error = refusal(() => parseFacts(spoilt(at, value)));
        expect([error.code, error.path]).to.deep.equal([code, path]);
        expect(error.message).to.include(code).and.include(path);
      });
    }

    it("refuses a file that is missing, is not UTF-8 or is not JSON", () => {
      const folder = mkdtempSync(join(tmpdir(), "facts-"));
      try {
        const file = join(folder, "facts.json");
        expect(refusal(() => loadFacts(file)).code).to.equal("FACTS_UNREADABLE");
        writeFileSync(file, Buffer.from([0x22, 0xff, 0x22]));
        expect(refusal(() => loadFacts(file)).code).to.equal("FACTS_UNREADABLE");
        writeFileSync(file, "{");
        expect(refusal(() => loadFacts(file)).code).to.equal("FACTS_NOT_JSON");
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  });

  describe("identifiers", () => {
    it("gives each organisation its own, valid on chain and in a namespace nobody can register", () => {
      const identifiers = specimenIdentifiers(facts);
      expect([...identifiers.keys()]).to.deep.equal([...facts.organisations.keys()]);
      expect(new Set(identifiers.values()).size).to.equal(36);
      for (const identifier of identifiers.values()) {
        expect(identifier).to.match(/^did:web:[a-z0-9-]+\.specimen\.example$/);
        expect(identifier.length).to.be.at.most(128);
      }
      expect(identifiers.get("hcmc-pc")).to.equal("did:web:hcmc-pc.specimen.example");
    });
  });

  describe("documents", function () {
    this.timeout(30_000);
    const made = new Map<string, Uint8Array>();
    const bytesOf = (key: string) => made.get(key) ?? expect.fail(`${key} was not made`);

    before(async () => {
      for (const instrument of facts.instruments)
        made.set(instrument.key, await makeSpecimen(instrument, facts));
    });

    for (let index = 1; index <= 18; index++) {
      const key = `M${String(index).padStart(2, "0")}`;

      it(`${key} says what the facts say, in both languages`, async () => {
        const instrument = find(key);
        const pages = await readPages(bytesOf(key));
        const whole = pages.map(joined).join(" ");
        expect(whole).to.equal(whole.normalize("NFC")).and.not.include("\uFFFD");
        const title = instrumentTitle(instrument);
        const expected = [title.vi, title.en, instrument.date];
        for (const party of instrument.parties) {
          expected.push(party.name.vi, party.name.en);
          expected.push(
            party.country ? country(party.country).vi : "quốc gia không được nêu / country not given",
          );
          if (party.doubt) expected.push(`Nghi vấn: ${remark(party.doubt).vi}`, `Doubt: ${party.doubt}`);
        }
        const subject = instrument.subject ?? {
          vi: "Bản tin không nêu nội dung.",
          en: "The report gives no subject.",
        };
        expected.push(subject.vi, subject.en);
        for (const value of instrument.topics) expected.push(topic(value).vi, topic(value).en);
        if (instrument.place) expected.push(place(instrument.place).vi, place(instrument.place).en);
        for (const { name, capacity } of instrument.signatories)
          expected.push(name, capacity.vi, capacity.en);
        if (instrument.signatories.length === 0) expected.push("The reports name no signatory.");
        for (const source of instrument.sources) {
          expected.push(`${source.id} · ${source.reported}`, remark(source.about).vi, source.about);
        }
        if (instrument.doubt)
          expected.push(`Nghi vấn: ${remark(instrument.doubt).vi}`, `Doubt: ${instrument.doubt}`);
        for (const text of expected) expect(whole).to.include(text);
      });

      it(`${key} is stamped on every page as a specimen that is not the signed agreement`, async () => {
        const pages = await readPages(bytesOf(key));
        pages.forEach((page, at) => {
          const texts = page.map(({ text }) => text);
          expect(texts).to.include.members(["BẢN MẪU", "SPECIMEN", STATEMENT.vi, STATEMENT.en, key]);
          expect(texts).to.include.members([
            `Trang ${at + 1}/${pages.length}`,
            `Page ${at + 1} of ${pages.length}`,
          ]);
        });
      });

      it(`${key} has an outline in the embedded font for each glyph shown, and is small`, async () => {
        const bytes = bytesOf(key);
        expect(bytes.length).to.be.below(100_000);
        const outlines = new Map<PDFDict, Set<number>>();
        for (const { font, glyphs, text } of (await readPages(bytes)).flat()) {
          const drawn = outlines.get(font) ?? new Set();
          glyphs.forEach((glyph, at) => {
            if ([...text][at] !== " ") drawn.add(glyph);
          });
          outlines.set(font, drawn);
        }
        expect(outlines.size).to.equal(3);
        for (const [font, glyphs] of outlines) {
          const descendant = font.lookup(PDFName.of("DescendantFonts"), PDFArray).lookup(0, PDFDict);
          const descriptor = descendant.lookup(PDFName.of("FontDescriptor"), PDFDict);
          const program = descriptor.lookup(PDFName.of("FontFile2"), PDFStream);
          const embedded = fontkit.create(contentsOf(program));
          expect([...glyphs]).to.not.include(0);
          for (const glyph of glyphs) {
            const { bbox } = embedded.getGlyph(glyph).path;
            expect(bbox.maxX - bbox.minX, `glyph ${glyph}`).to.be.above(0);
          }
        }
      });
    }

    it("names the founding's witnesses as present, for what was announced with it and nothing else", async () => {
      for (const { key, sources } of facts.instruments) {
        const whole = (await readPages(bytesOf(key))).map(joined).join(" ");
        const announced = sources.some(({ id }) => id === "S1");
        for (const { name } of facts.alliance.witnesses)
          expect(whole.includes(name), key).to.equal(announced);
        expect(whole.includes("not as witnesses of this instrument"), key).to.equal(announced);
      }
    });

    it("does not complete a partial date, in print or in the file's own data", async () => {
      const whole = (await readPages(bytesOf("M18"))).map(joined).join(" ");
      expect(whole)
        .to.include("tháng 11 năm 2025 (không rõ ngày)")
        .and.include("November 2025 (day not known)");
      expect(whole).to.not.match(/2025-11-|ngày \d+ tháng 11/);
      const document = await PDFDocument.load(bytesOf("M18"), { updateMetadata: false });
      const info = document.context.lookup(document.context.trailerInfo.Info);
      if (!(info instanceof PDFDict)) return expect.fail("no document information");
      expect(String(info.get(PDFName.of("CreationDate")))).to.equal("(D:202601)");
      expect(String(info.get(PDFName.of("ModDate")))).to.equal("(D:202601)");
    });

    it("carries title, language and author", async () => {
      const document = await PDFDocument.load(bytesOf("M01"), { updateMetadata: false });
      const title = instrumentTitle(find("M01"));
      expect(document.getTitle()).to.include(title.vi).and.include(title.en).and.include("SPECIMEN");
      expect(document.getAuthor()).to.equal("specimen");
      expect(document.getLanguage()).to.equal("vi");
    });

    it("gives the same bytes again, in another order and in another process", async () => {
      for (const instrument of facts.instruments.toReversed()) {
        expect(sha256(await makeSpecimen(instrument, facts)), instrument.key).to.equal(
          sha256(bytesOf(instrument.key)),
        );
      }
      const at = (file: string) =>
        JSON.stringify(new URL(`../../scripts/specimens/${file}`, import.meta.url).href);
      const script = `
        import { loadFacts } from ${at("facts.ts")};
        import { makeSpecimen } from ${at("pdf.ts")};
        const facts = loadFacts();
        process.stdout.write(Buffer.from(await makeSpecimen(facts.instruments[15], facts)).toString("base64"));`;
      const { stdout } = await promisify(execFile)(
        process.execPath,
        ["--import", "tsx", "--input-type=module", "--eval", script],
        { cwd: new URL("../../", import.meta.url), maxBuffer: 1 << 24 },
      );
      expect(sha256(Buffer.from(stdout, "base64"))).to.equal(sha256(bytesOf("M16")));
    });

    it("prints every Vietnamese letter in each of its faces", async () => {
      const instrument = { ...find("M03"), subject: { vi: ALPHABET, en: ALPHABET } };
      const [page = []] = await readPages(await makeSpecimen(instrument, facts));
      const faces = new Map<PDFDict, Set<string>>();
      for (const { font, text } of page) faces.set(font, new Set([...(faces.get(font) ?? []), ...text]));
      expect(faces.size).to.equal(3);
      for (const letters of faces.values()) expect([...letters]).to.include.members([...ALPHABET]);
    });

    it("refuses a character the font has no glyph for, and a text it has no rendering of", async () => {
      const code = (instrument: Instrument) =>
        makeSpecimen(instrument, facts).then(
          () => expect.fail("it was made"),
          (error: { code: string; value: string }) => [error.code, error.value],
        );
      const instrument = find("M01");
      expect(await code({ ...instrument, subject: { vi: "協定", en: "x" } })).to.deep.equal([
        "SPECIMEN_GLYPH_MISSING",
        "協",
      ]);
      expect(await code({ ...instrument, doubt: "a new doubt" })).to.deep.equal([
        "SPECIMEN_WORDING_MISSING",
        "a new doubt",
      ]);
    });

    it("keeps every line within the margins", async () => {
      for (const { key } of facts.instruments) {
        for (const { text, style, upright, x, y } of (await readPages(bytesOf(key))).flat()) {
          if (!upright) continue;
          const right = x + lineWidth(text, { ...style, colour: COLOUR.ink });
          expect(x, text).to.be.at.least(PAGE.left);
          expect(right, text).to.be.at.most(PAGE.width - PAGE.right + 0.01);
          expect(y, text).to.be.within(30, PAGE.height - 40);
        }
      }
    });

    it("breaks long texts at spaces, a word only when it is wider than the line, and loses nothing", () => {
      const style: Style = { weight: "regular", size: 10, colour: COLOUR.ink };
      const text = "Thỏa thuận hợp tác về đổi mới sáng tạo ".repeat(20).trim();
      const lines = wrap(text, style, 200);
      expect(lines.length).to.be.above(10);
      expect(lines.join(" ")).to.equal(text);
      const word = "ố".repeat(300);
      const pieces = wrap(`x ${word} y`, style, 200);
      expect(pieces.join("").replace(/[ xy]/g, "")).to.equal(word);
      for (const line of [...lines, ...pieces]) expect(lineWidth(line, style)).to.be.at.most(200);
    });

    it("goes on to further pages, and refuses a single text that no page can hold", async () => {
      const instrument = find("M17");
      const [signatory] = instrument.signatories;
      const signatories = Array.from({ length: 60 }, () => signatory ?? expect.fail("M17 has no signatory"));
      const pages = await readPages(await makeSpecimen({ ...instrument, signatories }, facts));
      expect(pages.length).to.be.above(4);
      expect(pages.flat().filter(({ text }) => text === signatory?.name)).to.have.length(60);
      const subject = { vi: "dài ".repeat(4_000).trim(), en: "long" };
      const error = await makeSpecimen({ ...instrument, subject }, facts).catch((reason: unknown) => reason);
      expect(error).to.have.property("code", "SPECIMEN_TOO_TALL");
    });

    it("makes a tampered one that opens and differs from the specimen in its date alone", async () => {
      for (const [key, iso] of [
        ["M01", "2025-11-24"],
        ["M18", "2025-10"],
        ["M13", "2026-02"],
      ] as const) {
        const tampered = await makeTamperedSpecimen(find(key), facts);
        expect(sha256(tampered)).to.not.equal(sha256(bytesOf(key)));
        const texts = (await readPages(tampered)).flat().map(({ text }) => text);
        const original = (await readPages(bytesOf(key))).flat().map(({ text }) => text);
        expect(texts.length).to.equal(original.length);
        const changed = texts.filter((text, at) => text !== original[at]);
        expect(changed).to.have.length(3).and.include(iso);
      }
    });
  });
});
