import { expect } from "chai";
import fc from "fast-check";
import { pdfRevisions } from "./pdfRevisions.js";

const bytes = (text: string) => new TextEncoder().encode(text);

const FIRST = "%PDF-1.7\n1 0 obj\nstartxref\n9\n%%EOF";

describe("pdfRevisions", () => {
  it("finds no earlier revision in a file that was saved once, whatever ends its last line", () => {
    for (const end of ["", "\n", "\r", "\r\n", "\n\n", " \r\n", "\0"]) {
      expect(pdfRevisions(bytes(FIRST + end))).to.deep.equal([]);
    }
  });

  it("finds where each earlier revision may have ended, with and without the end of its line", () => {
    const n = FIRST.length;
    const update = "2 0 obj\nstartxref\n99\n%%EOF\n";
    expect(pdfRevisions(bytes(`${FIRST}\n${update}`))).to.deep.equal([n, n + 1]);
    expect(pdfRevisions(bytes(`${FIRST}\r${update}`))).to.deep.equal([n, n + 1]);
    expect(pdfRevisions(bytes(`${FIRST}\r\n${update}`))).to.deep.equal([n, n + 1, n + 2]);
    expect(pdfRevisions(bytes(`${FIRST}${update}`))).to.deep.equal([n]);
    const two = `${FIRST}\n${update}`;
    expect(pdfRevisions(bytes(`${two}3 0 obj %%EOF`))).to.deep.equal([n, n + 1, two.length - 1, two.length]);
  });

  it("takes only files with a PDF header where readers look for it", () => {
    expect(pdfRevisions(bytes("%%EOF\nmore"))).to.deep.equal([]);
    expect(pdfRevisions(bytes(`${" ".repeat(1019)}%PDF-%%EOF\nmore`))).to.deep.equal([1029, 1030]);
    expect(pdfRevisions(bytes(`${" ".repeat(1020)}%PDF-%%EOF\nmore`))).to.deep.equal([]);
    expect(pdfRevisions(new Uint8Array(0))).to.deep.equal([]);
  });

  it("returns 32 lengths at most, the earliest, and stays fast on hostile files", () => {
    const many = pdfRevisions(bytes(`%PDF-${"%%EOF\r\n".repeat(100_000)}x`));
    expect(many).to.have.length(32);
    expect(many.slice(0, 3)).to.deep.equal([10, 11, 12]);
    expect(pdfRevisions(bytes(`%PDF-${"%".repeat(5_000_000)}`))).to.deep.equal([]);
  });

  it("gives lengths of real prefixes that end as a revision does, ascending, for any bytes (fuzz)", () => {
    const piece = fc.oneof(
      fc.constantFrom("%%EOF", "%%EO", "%PDF-", "\r", "\n", "\r\n", "%", "x", " ", "\0"),
      fc.string({ maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.boolean(), (pieces, header) => {
        const file = bytes((header ? "%PDF-" : "") + pieces.join(""));
        const lengths = pdfRevisions(file);
        expect(lengths.length).to.be.at.most(32);
        expect([...new Set(lengths)].sort((a, b) => a - b)).to.deep.equal(lengths);
        for (const length of lengths) {
          const prefix = Buffer.from(file.subarray(0, length)).toString("latin1");
          expect(prefix).to.match(/%%EOF(\r\n|\r|\n)?$/);
          expect(Buffer.from(file.subarray(length)).toString("latin1")).to.match(/[^\0\t\n\f\r ]/);
        }
      }),
      { numRuns: 5000 },
    );
  });

  it("finds every revision that was really appended to (property)", () => {
    const ending = fc.constantFrom("", "\n", "\r", "\r\n");
    const body = fc.string({ unit: fc.constantFrom("a", "\n", "%", "0", " "), maxLength: 20 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(body, ending), { minLength: 1, maxLength: 6 }),
        body,
        (revisions, last) => {
          let file = "%PDF-1.7\n";
          const ends = revisions.map(([content, end]) => {
            file += `${content}%%EOF${end}`;
            return file.length;
          });
          expect(pdfRevisions(bytes(`${file}x${last}%%EOF\n`))).to.include.members(ends);
        },
      ),
      { numRuns: 500 },
    );
  });
});
