import { domainToASCII, domainToUnicode } from "node:url";
import { expect } from "chai";
import fc from "fast-check";
import { decodePunycode } from "./decodePunycode.js";

const points = (text: string) =>
  String.fromCodePoint(...text.split(" ").map((point) => Number.parseInt(point, 16)));

describe("decodePunycode", () => {
  // RFC 3492, section 7.1; the letters in brackets are its own.
  const samples: [name: string, input: string, output: string][] = [
    ["(A) Arabic", "egbpdaj6bu4bxfgehfvwxn", points("644 64A 647 645 627 628 62A 643 644 645 648 634 639 631 628 64A 61F")],
    ["(B) Chinese, simplified", "ihqwcrb4cv8a8dqg056pqjye", points("4ED6 4EEC 4E3A 4EC0 4E48 4E0D 8BF4 4E2D 6587")],
    ["(C) Chinese, traditional", "ihqwctvzc91f659drss3x8bo0yb", points("4ED6 5011 7232 4EC0 9EBD 4E0D 8AAA 4E2D 6587")],
    ["(D) Czech", "Proprostnemluvesky-uyb24dma41a", "Pro\u010Dprost\u011Bnemluv\u00ED\u010Desky"],
    ["(I) Russian", "b1abfaaepdrnnbgefbaDotcwatmq2g4l", "почемужеонинеговорятпорусски"],
    ["(J) Spanish", "PorqunopuedensimplementehablarenEspaol-fmd56a", "PorquénopuedensimplementehablarenEspañol"],
    ["(K) Vietnamese", "TisaohkhngthchnitingVit-kjcr8268qyxafd2f1b9g", "TạisaohọkhôngthểchỉnóitiếngViệt"],
    ["(L) Japanese", "3B-ww4c5e180e575a65lsy2b", points("33 5E74 42 7D44 91D1 516B 5148 751F")],
    ["(P) Japanese", "MajiKoi5-783gue6qz075azm5e", points("4D 61 6A 69 3067 4B 6F 69 3059 308B 35 79D2 524D")],
    ["(R) Japanese", "d9juau41awczczp", points("305D 306E 30B9 30D4 30FC 30C9 3067")],
    ["(S) ASCII", "-> $1.00 <--", "-> $1.00 <-"],
  ]; // biome-ignore format: one line each
  for (const [name, input, output] of samples) {
    it(`decodes the RFC's sample ${name}`, () => {
      expect(decodePunycode(input)).to.equal(output);
    });
  }

  it("decodes what Node encodes", () => {
    const letter = fc.oneof(
      fc.constantFrom(...Array.from("abcxyz019-ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ")),
      fc.integer({ min: 0x80, max: 0x2fa1d }).map((point) => String.fromCodePoint(point)),
    );
    let encoded = 0;
    fc.assert(
      fc.property(fc.string({ unit: letter, minLength: 1, maxLength: 12 }), (text) => {
        const label = domainToASCII(text);
        if (!label.startsWith("xn--") || label.includes(".")) return;
        encoded++;
        expect(decodePunycode(label.slice(4))).to.equal(domainToUnicode(label));
      }),
      { numRuns: 2_000 },
    );
    expect(encoded).to.be.greaterThan(300);
  });

  it("gives a text or nothing for any input, and never more characters than it was given", () => {
    const ascii = fc.string({
      unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz0123456789-9z"),
      maxLength: 63,
    });
    const outcomes = { text: 0, nothing: 0 };
    fc.assert(
      fc.property(fc.oneof(ascii, fc.string({ unit: "binary" })), (input) => {
        const text = decodePunycode(input);
        outcomes[text === undefined ? "nothing" : "text"]++;
        if (text === undefined) return;
        expect(Array.from(text).length).to.be.at.most(input.length);
        expect(text).to.not.match(/\p{Cs}/u);
      }),
      { numRuns: 5_000 },
    );
    expect(outcomes.text).to.be.greaterThan(50);
    expect(outcomes.nothing).to.be.greaterThan(50);
  });

  it("gives nothing for what breaks off, overflows, or is not ASCII", () => {
    for (const input of ["z", "99999999", "a-z", "99999a", "ạ-kjcr", "a_", `${"9".repeat(400)}a`]) {
      expect(decodePunycode(input), input).to.equal(undefined);
    }
  });
});
