import { expect } from "chai";
import fc from "fast-check";
import { TextError, type TextErrorCode } from "../../errors/text.js";
import { assertText } from "./assertText.js";
import { codePoints } from "./codePoints.js";

/** All 134 letters that Vietnamese adds to or shares with ASCII under its tones: 12 vowels × 6 tones, đ, both cases. */
function vietnameseLetters(): string[] {
  const vowels = ["a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y"];
  const tones = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"];
  const lower = vowels.flatMap((vowel) => tones.map((tone) => (vowel + tone).normalize("NFC"))).concat("đ");
  return [...lower, ...lower.map((letter) => letter.toUpperCase())];
}

function refusal(text: string, parameters = {}): TextError {
  try {
    assertText(text, parameters);
  } catch (error) {
    if (error instanceof TextError) return error;
    throw error;
  }
  throw new Error(`accepted: ${JSON.stringify(text)}`);
}

describe("assertText", () => {
  it("accepts every Vietnamese letter in NFC as one code point, and the rest of ASCII", () => {
    const letters = vietnameseLetters();
    expect(new Set(letters).size).to.equal(146);
    for (const letter of letters) {
      expect(Array.from(letter)).to.have.length(1);
      assertText(letter);
    }
    assertText("Cộng hòa xã hội chủ nghĩa Việt Nam – Độc lập / Independence (2025) & “AI”, 50 %");
    for (const name of [
      "Nguyễn Khắc Lịch",
      "왕성호",
      "王成浩",
      "Müller & Söhne",
      "Ελλάδα",
      "Россия",
      "ประเทศไทย",
    ]) {
      assertText(name);
    }
  });

  it("refuses each Vietnamese name in NFD and in the two mixed forms, and names the code points and the NFC form", () => {
    // The same name in several encodings has one hash or is refused.
    for (const name of ["Phạm Minh Chính", "Trần Lưu Quang", "Nguyễn Khắc Lịch", "Đà Nẵng", "Sở Tài chính"]) {
      assertText(name);
      const half = name.replace(/[ạầễẵở]/, (letter) => letter.normalize("NFD"));
      for (const other of [name.normalize("NFD"), half]) {
        const error = refusal(other, { path: "/parties/0/names/vi" });
        expect(error.code).to.equal("TEXT_NOT_NFC");
        expect(error.values).to.include({ nfc: name, path: "/parties/0/names/vi", text: other });
      }
    }
    const error = refusal("Việt".normalize("NFD"));
    expect(error.values.codePoints).to.deep.equal(["U+0065", "U+0323", "U+0302"]);
    expect(error.message).to.include("U+0065 U+0323 U+0302").and.to.include("Việt");
  });

  it("refuses the deprecated tone marks, singletons and conjoining jamo that NFC replaces", () => {
    for (const text of ["a\u0340", "a\u0341", "\u212B", "\u1112\u1161\u11AB", "\uAC00\u11A8", "\u0344"]) {
      expect(refusal(text).code, text).to.equal("TEXT_NOT_NFC");
    }
  });

  it("keeps either tone placement as it is written", () => {
    assertText("hòa");
    assertText("hoà");
  });

  const refused: [string, TextErrorCode, string][] = [
    ["", "TEXT_EMPTY", ""],
    ["a\uD800b", "TEXT_NOT_WELL_FORMED", "U+D800"],
    ["\uDC00", "TEXT_NOT_WELL_FORMED", "U+DC00"],
    ["a\u0000b", "TEXT_CHARACTER_FORBIDDEN", "U+0000"],
    ["a\nb", "TEXT_CHARACTER_FORBIDDEN", "U+000A"],
    ["a\tb", "TEXT_CHARACTER_FORBIDDEN", "U+0009"],
    ["a\u0085b", "TEXT_CHARACTER_FORBIDDEN", "U+0085"],
    ["a\u2028b", "TEXT_CHARACTER_FORBIDDEN", "U+2028"],
    ["mou\u202Efdp", "TEXT_CHARACTER_FORBIDDEN", "U+202E"],
    ["a\u2066b", "TEXT_CHARACTER_FORBIDDEN", "U+2066"],
    ["a\u200Fb", "TEXT_CHARACTER_FORBIDDEN", "U+200F"],
    ["Bi\u200Bnance", "TEXT_CHARACTER_FORBIDDEN", "U+200B"],
    ["Bi\u200Dnance", "TEXT_CHARACTER_FORBIDDEN", "U+200D"],
    ["Bi\u00ADnance", "TEXT_CHARACTER_FORBIDDEN", "U+00AD"],
    ["\uFEFFBinance", "TEXT_CHARACTER_FORBIDDEN", "U+FEFF"],
    ["a\u2060b", "TEXT_CHARACTER_FORBIDDEN", "U+2060"],
    ["a\uFE0F", "TEXT_CHARACTER_FORBIDDEN", "U+FE0F"],
    ["a\u{E0041}", "TEXT_CHARACTER_FORBIDDEN", "U+E0041"],
    ["a\u3164", "TEXT_CHARACTER_FORBIDDEN", "U+3164"],
    ["a\u2800", "TEXT_CHARACTER_FORBIDDEN", "U+2800"],
    ["a\u180E", "TEXT_CHARACTER_FORBIDDEN", "U+180E"],
    ["a\uFFFDb", "TEXT_CHARACTER_FORBIDDEN", "U+FFFD"],
    ["a\uE000b", "TEXT_CHARACTER_FORBIDDEN", "U+E000"],
    ["a\uFFFF", "TEXT_CHARACTER_FORBIDDEN", "U+FFFF"],
    ["TP.\u00A0HCM", "TEXT_CHARACTER_FORBIDDEN", "U+00A0"],
    ["a\u3000b", "TEXT_CHARACTER_FORBIDDEN", "U+3000"],
    [" a", "TEXT_SPACING", "U+0020"],
    ["a ", "TEXT_SPACING", "U+0020"],
    ["a  b", "TEXT_SPACING", "U+0020"],
    [" ", "TEXT_SPACING", "U+0020"],
  ];
  for (const [text, code, point] of refused) {
    it(`refuses ${codePoints(text).join(" ") || "the empty text"} with ${code} ${point}`, () => {
      const error = refusal(text, { path: "/title/vi" });
      expect(error.code).to.equal(code);
      expect(error.values.path).to.equal("/title/vi");
      expect((error.values.codePoints as string[])[0] ?? "").to.equal(point);
      expect(error.message).to.include("/title/vi");
      // The message itself has to be safe to show.
      expect(error.message).to.not.match(/[\p{Cc}\p{Cs}\p{Bidi_Control}\u200B]/u);
    });
  }

  it("names the kind of character, since a bidirectional control is an attack and a line break is not", () => {
    const marks = `ề${"\u0315".repeat(31)}`;
    const kinds = ["a\nb", "a\u202Eb", "a\u200Bb", "a\uFFFDb", "a\uE000b", "a\u00A0b", marks].map(
      (text) => refusal(text).values.kind,
    );
    expect(kinds).to.deep.equal([
      "control",
      "bidirectional control",
      "invisible",
      "replacement",
      "private-use or unassigned",
      "space other than U+0020",
      "mark after 30 others",
    ]);
    assertText(marks.slice(0, -1));
  });

  it("counts the limit in UTF-8 bytes and takes the empty text only where it may stand", () => {
    assertText("ề".repeat(66), { maxBytes: 200 });
    expect(refusal("ề".repeat(67), { maxBytes: 200 }).values).to.include({ bytes: 201, maxBytes: 200 });
    assertText("", { allowEmpty: true });
  });

  it("accepts a text only if it is its own NFC form, and of the forms of one text at most one", () => {
    const piece = fc.constantFrom(
      ...vietnameseLetters(),
      "e\u0323",
      "e\u0302",
      "u\u031B",
      "\u0301",
      " ",
      "n",
      "가",
      "ﬁ",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const forms = new Set(
          ["NFC", "NFD", "NFKC"].map((form) => pieces.join("").normalize(form)).concat(pieces.join("")),
        );
        const accepted = [...forms].filter((form) => {
          try {
            assertText(form);
            return true;
          } catch (error) {
            if (error instanceof TextError) return false;
            throw error;
          }
        });
        expect(new Set(accepted.map((form) => form.normalize("NFC"))).size).to.equal(accepted.length);
        for (const form of accepted) expect(form).to.equal(form.normalize("NFC"));
      }),
      { numRuns: 2000 },
    );
  });

  it("throws nothing but its own errors on any string", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        try {
          assertText(text);
        } catch (error) {
          expect(error).to.be.instanceOf(TextError);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
