import { expect } from "chai";
import fc from "fast-check";
import { JsonError } from "../../errors/json.js";
import { canonicalJson } from "./canonicalJson.js";
import type { JsonValue } from "./JsonValue.js";
import { parseJsonStrict } from "./parseJsonStrict.js";

function refusal(value: unknown): JsonError {
  try {
    canonicalJson(value as JsonValue);
  } catch (error) {
    if (error instanceof JsonError) return error;
    throw error;
  }
  throw new Error("accepted");
}

describe("canonicalJson", () => {
  it("gives the texts of RFC 8785, sections 3.2.2 and 3.2.3", () => {
    const sample = JSON.parse(
      `{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],` +
        String.raw`"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`,
    );
    expect(canonicalJson(sample)).to.equal(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        String.raw`"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );

    const sorting = JSON.parse(
      String.raw`{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One",` +
        String.raw`"\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}`,
    );
    expect(
      canonicalJson(sorting)
        .match(/:"[^"]*"/g)
        ?.map((value) => value.slice(2, -1)),
    ).to.deep.equal([
      "Carriage Return",
      "One",
      "Control",
      "Latin Small Letter O With Diaeresis",
      "Euro Sign",
      "Emoji: Grinning Face",
      "Hebrew Letter Dalet With Dagesh",
    ]);
  });

  it("gives the numbers of RFC 8785, appendix B", () => {
    const double = (hex: string) =>
      new DataView(Uint8Array.from(hex.match(/../g) ?? [], (b) => Number.parseInt(b, 16)).buffer).getFloat64(
        0,
      );
    const vectors: [string, string][] = [
      ["0000000000000000", "0"],
      ["8000000000000000", "0"],
      ["0000000000000001", "5e-324"],
      ["8000000000000001", "-5e-324"],
      ["7fefffffffffffff", "1.7976931348623157e+308"],
      ["ffefffffffffffff", "-1.7976931348623157e+308"],
      ["4340000000000000", "9007199254740992"],
      ["c340000000000000", "-9007199254740992"],
      ["4430000000000000", "295147905179352830000"],
      ["44b52d02c7e14af5", "9.999999999999997e+22"],
      ["44b52d02c7e14af6", "1e+23"],
      ["44b52d02c7e14af7", "1.0000000000000001e+23"],
      ["444b1ae4d6e2ef4e", "999999999999999700000"],
      ["444b1ae4d6e2ef4f", "999999999999999900000"],
      ["444b1ae4d6e2ef50", "1e+21"],
      ["3eb0c6f7a0b5ed8c", "9.999999999999997e-7"],
      ["3eb0c6f7a0b5ed8d", "0.000001"],
      ["41b3de4355555553", "333333333.3333332"],
      ["41b3de4355555554", "333333333.33333325"],
      ["41b3de4355555555", "333333333.3333333"],
      ["41b3de4355555556", "333333333.3333334"],
      ["41b3de4355555557", "333333333.33333343"],
      ["becbf647612f3696", "-0.0000033333333333333333"],
      ["43143ff3c1cb0959", "1424953923781206.2"],
    ];
    for (const [hex, text] of vectors) expect(canonicalJson(double(hex)), hex).to.equal(text);
    for (const hex of ["7fffffffffffffff", "7ff0000000000000"]) {
      expect(refusal(double(hex)).code).to.equal("JSON_VALUE_INVALID");
    }
  });

  it("refuses what is not JSON instead of dropping or changing it, and says where", () => {
    const cycle: Record<string, unknown> = {};
    cycle.again = cycle;
    const cases: [unknown, string][] = [
      [{ a: undefined }, "/a"],
      [new Array(1), "/0"],
      [{ a: [{ b: 1n }] }, "/a/0/b"],
      [{ "a/b": () => 1 }, "/a~1b"],
      [{ a: Symbol("a") }, "/a"],
      [{ a: Number.NaN }, "/a"],
      [{ a: new Date(0) }, "/a"],
      [{ a: new Map() }, "/a"],
      [new Uint8Array(2), ""],
      [undefined, ""],
    ];
    for (const [value, path] of cases) {
      const error = refusal(value);
      expect(error.code).to.equal("JSON_VALUE_INVALID");
      expect(error.values.path).to.equal(path);
    }
    expect(refusal(cycle).code).to.equal("JSON_VALUE_INVALID");
    expect(refusal({ a: "\uD800" }).code).to.equal("JSON_LONE_SURROGATE");
    expect(refusal({ "\uDC00": 1 }).code).to.equal("JSON_LONE_SURROGATE");
    expect(refusal({ "\uDC00": 1 }).message).to.not.match(/\p{Cs}/u);
  });

  it("does not depend on the order of keys and reads back as the same value (property)", () => {
    const value = fc.jsonValue({ maxDepth: 4 });
    fc.assert(
      fc.property(fc.dictionary(fc.string(), value), (object) => {
        const reversed = Object.fromEntries(Object.entries(object).reverse());
        const text = canonicalJson(object as JsonValue);
        expect(canonicalJson(reversed as JsonValue)).to.equal(text);
        expect(canonicalJson(JSON.parse(text))).to.equal(text);
        if (!/\d{16}|e\+/.test(text)) expect(canonicalJson(parseJsonStrict(text))).to.equal(text);
      }),
      { numRuns: 500 },
    );
  });
});
