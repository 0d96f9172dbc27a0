import { readFileSync } from "node:fs";
import { expect } from "chai";
import * as sdk from "minhuoc";
import { describeError } from "../frame/describeError.js";
import { sdkErrorTexts } from "./sdkErrors.vi.js";
import { sdkRemedies } from "./sdkRemedies.en.js";

describe("the SDK's errors in Vietnamese", () => {
  // The index of errors is made from the SDK's sources, so it has every code.
  const index = readFileSync(new URL("../../../docs/errors.md", import.meta.url), "utf8");
  const rows = [...index.matchAll(/^\| `([A-Z][A-Z_0-9]+)` \|(.*)$/gm)];

  it("have a text for every code, and no other", () => {
    const codes = [...new Set(rows.map(([, code]) => code))].filter((code) => !code?.startsWith("CLI_"));
    expect(codes).to.have.length.greaterThan(150);
    expect(Object.keys(sdkErrorTexts)).to.have.members(codes);
  });

  it("have places for no values but the contract's own", () => {
    for (const [code, texts] of Object.entries(sdkErrorTexts)) {
      const known = rows
        .filter(([, one]) => one === code)
        .flatMap(([, , text = ""]) => [...text.matchAll(/\*(\w+)\*/g)].map(([, name]) => name));
      for (const [, name] of texts.join(" ").matchAll(/\{(\w+)\}/g)) expect(known, code).to.include(name);
    }
  });

  it("name an act by its position in the list that was given, and times by their date, as the English does", async () => {
    const values = { index: 0, act: 3, validUntil: 1_798_761_600 };
    const error = new sdk.ContractError({
      code: "ACT_EXPIRED",
      error: "ActExpired",
      message: "Act 3 has expired.",
      remedy: "Ask.",
      values,
    });
    const [en, vi] = await Promise.all([describeError(error, "en"), describeError(error, "vi")]);
    expect(vi.message).to.match(/^Hành vi 3 .* trước 2027-01-01 00:00:00 UTC,/);
    expect(en.message).to.match(/^Act 3 .* before 2027-01-01 00:00:00 UTC,/);
    expect(en.values).to.deep.equal(values);
  });

  it("point at nothing that is not shown", async () => {
    for (const [code, [, next]] of Object.entries(sdkErrorTexts))
      expect(next, code).to.not.match(/được nêu|chỉ dẫn|trong danh sách/);
    const error = new sdk.TextError({
      code: "TEXT_CHARACTER_FORBIDDEN",
      message: "The text holds U+200B. Remove this character.",
      remedy: "Remove this character.",
      values: { path: "/title/vi", codePoints: ["U+200B", "U+200D"] },
    });
    const { message, remedy } = await describeError(error, "vi");
    expect(message).to.match(/ \(path: \/title\/vi, codePoints: U\+200B U\+200D\)$/);
    expect(remedy).to.contain("codePoints");
  });

  it("are in NFC", () => {
    for (const texts of Object.values(sdkErrorTexts))
      for (const text of texts) expect(text).to.equal(text.normalize("NFC"));
  });
});

describe("what a person at the command line can do about the SDK's errors", () => {
  const index = readFileSync(new URL("../../../docs/errors.md", import.meta.url), "utf8");
  const rows = [...index.matchAll(/^\| `([A-Z][A-Z_0-9]+)` \|.*\| (.*) \|$/gm)];
  const names = Object.keys(sdk).filter((name) => /^[a-z]+[A-Z]/.test(name));
  const namesFunctions = (text: string) => names.some((name) => new RegExp(`\\b${name}\\b`).test(text));

  it("names the command wherever the SDK names a function", () => {
    const codes = rows.flatMap(([, code = "", remedy = ""]) => (namesFunctions(remedy) ? [code] : []));
    expect(codes).to.include("ACT_KEY_UNAUTHORIZED").and.include("AUTHORIZATION_INVALID");
    expect(Object.keys(sdkRemedies)).to.include.members(codes);
    for (const [code, remedy] of Object.entries(sdkRemedies)) {
      expect(namesFunctions(remedy), code).to.equal(false);
      expect(namesFunctions(sdkErrorTexts[code]?.[1] ?? names.join()), code).to.equal(false);
    }
  });
});
