import { expect } from "chai";
import { printable } from "./printable.js";
import { utcTime } from "./utcTime.js";

describe("printable", () => {
  it("shows characters that a reader does not see as what they are", () => {
    expect(printable("a\u202eb\u200b\n\u00a0\u115f\ufe0f\u2800")).to.equal(
      "a\\u{202e}b\\u{200b}\\u{a}\\u{a0}\\u{115f}\\u{fe0f}\\u{2800}",
    );
  });

  it("writes out the marks that no letter has, which take hours to put in order", () => {
    const most = `a${"\u0301\u0323".repeat(15)}`;
    expect(printable(most)).to.equal(most);
    expect(printable(`${most}\u0301\u0323b`)).to.equal(`${most}\\u{301}\\u{323}b`);
  });

  it("leaves what a reader sees", () => {
    const text = "Biên bản ghi nhớ – 한국 · “Đà Nẵng” / 1.000 €";
    expect(printable(text)).to.equal(text);
  });
});

describe("utcTime", () => {
  it("shows any time until which an act can count", () => {
    expect(utcTime(1_758_162_600)).to.equal("2025-09-18 02:30:00 UTC");
    expect(utcTime(2 ** 40 - 1)).to.equal("+036812-02-20 00:36:15 UTC");
  });
});
