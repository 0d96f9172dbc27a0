import { expect } from "chai";
import { isJsonText } from "./isJsonText.js";

describe("isJsonText", () => {
  const bytes = (text: string, encoding: BufferEncoding = "utf8") =>
    new Uint8Array(Buffer.from(text, encoding));

  it("knows JSON by where it begins, and leaves doubts to the parser", () => {
    for (const text of ["{}", "\n\t [1", "\ufeff{}", "", "  ", "{broken"])
      expect(isJsonText(bytes(text)), text).to.equal(true);
    expect(isJsonText(bytes("\ufeff{}", "utf16le"))).to.equal(true);
  });

  it("takes no PDF, archive, number or text for it", () => {
    for (const text of ["%PDF-1.7\n{}", "PK\u0003\u0004", "7", "Biên bản", '"{}"'])
      expect(isJsonText(bytes(text)), text).to.equal(false);
    expect(isJsonText(new Uint8Array([0x30, 0x82, 0x0a]))).to.equal(false);
  });
});
