import { expect } from "chai";
import fc from "fast-check";
import { JsonError, type JsonErrorCode } from "../../errors/json.js";
import { canonicalJson } from "./canonicalJson.js";
import { parseJsonStrict } from "./parseJsonStrict.js";

function refusal(input: string | Uint8Array, parameters = {}): JsonError {
  try {
    parseJsonStrict(input, parameters);
  } catch (error) {
    if (error instanceof JsonError) return error;
    throw error;
  }
  throw new Error(`accepted: ${String(input)}`);
}

/** The value with every key twice where JSON.parse would keep the last: the two parsers must agree on all that is accepted. */
const same = (text: string) =>
  expect(canonicalJson(parseJsonStrict(text))).to.equal(canonicalJson(JSON.parse(text)));

describe("parseJsonStrict", () => {
  it("reads what RFC 8259 allows", () => {
    for (const text of [
      "null",
      " true ",
      "[]",
      "{}",
      "\t\r\n[1 , -2,0.5,1e2,1.0,0e5,9007199254740991,-9007199254740991,1E+2,100e-2,5e-324]",
      '{"":1,"a":{"a":[{}]},"b~/":null}',
      '"\\"\\\\\\/\\b\\f\\n\\r\\t\\u1EA1\\uD83D\\uDE00 Hồ Chí Minh \u007f\u2028"',
    ]) {
      same(text);
      expect(canonicalJson(parseJsonStrict(new TextEncoder().encode(text)))).to.equal(
        canonicalJson(JSON.parse(text)),
      );
    }
  });

  const refused: [string, JsonErrorCode, path: string, line: number, column: number][] = [
    ['{"a":1,"a":2}', "JSON_DUPLICATE_KEY", "/a", 1, 8],
    ['{"a":1,\n "\\u0061":2}', "JSON_DUPLICATE_KEY", "/a", 2, 2],
    ['{"x":[{"__proto__":1,"__proto__":2}]}', "JSON_DUPLICATE_KEY", "/x/0/__proto__", 1, 22],
    ['{"b/~":[0,9007199254740992]}', "JSON_NUMBER_INEXACT", "/b~1~0/1", 1, 11],
    ["-9007199254740993", "JSON_NUMBER_INEXACT", "", 1, 1],
    ["1e16", "JSON_NUMBER_INEXACT", "", 1, 1],
    ["1e400", "JSON_NUMBER_INEXACT", "", 1, 1],
    ["1e-400", "JSON_NUMBER_INEXACT", "", 1, 1],
    ["0.1000000000000000055511151231257827", "JSON_NUMBER_INEXACT", "", 1, 1],
    ["1.00000000000000001e0", "JSON_NUMBER_INEXACT", "", 1, 1],
    [`0.${"0".repeat(70)}`, "JSON_NUMBER_INEXACT", "", 1, 1],
    ["-0", "JSON_NUMBER_INEXACT", "", 1, 1],
    ["-0.0e7", "JSON_NUMBER_INEXACT", "", 1, 1],
    ['"\\uD800"', "JSON_LONE_SURROGATE", "", 1, 1],
    ['"\\uDE00\\uD83D"', "JSON_LONE_SURROGATE", "", 1, 1],
    ['["ề", "\uD800"]', "JSON_LONE_SURROGATE", "/1", 1, 7],
    ['{"\\uDFFF":1}', "JSON_LONE_SURROGATE", "", 1, 2],
    ["\uFEFF{}", "JSON_BYTE_ORDER_MARK", "", 1, 1],
    ["{}\r\n{}", "JSON_TRAILING_DATA", "", 2, 1],
    ["1 2", "JSON_TRAILING_DATA", "", 1, 3],
    ["01", "JSON_TRAILING_DATA", "", 1, 2],
    ["[].", "JSON_TRAILING_DATA", "", 1, 3],
    ["[[[[1]]]]", "JSON_TOO_DEEP", "/0/0/0", 1, 4],
    ["", "JSON_SYNTAX", "", 1, 1],
    ["[1,]", "JSON_SYNTAX", "/1", 1, 4],
    ['{"a":1,}', "JSON_SYNTAX", "", 1, 8],
    ["{a:1}", "JSON_SYNTAX", "", 1, 2],
    ["{'a':1}", "JSON_SYNTAX", "", 1, 2],
    ['{"a" 1}', "JSON_SYNTAX", "/a", 1, 6],
    ['{"a":', "JSON_SYNTAX", "/a", 1, 6],
    ["[1 2]", "JSON_SYNTAX", "", 1, 4],
    ['"a\nb"', "JSON_SYNTAX", "", 1, 3],
    ['"a\u0000"', "JSON_SYNTAX", "", 1, 3],
    ['"\\x41"', "JSON_SYNTAX", "", 1, 3],
    ['"\\u00G0"', "JSON_SYNTAX", "", 1, 3],
    ['"abc', "JSON_SYNTAX", "", 1, 5],
    ["[", "JSON_SYNTAX", "/0", 1, 2],
    ["+1", "JSON_SYNTAX", "", 1, 1],
    [".5", "JSON_SYNTAX", "", 1, 1],
    ["1.", "JSON_TRAILING_DATA", "", 1, 2],
    ["-", "JSON_SYNTAX", "", 1, 1],
    ["NaN", "JSON_SYNTAX", "", 1, 1],
    ["Infinity", "JSON_SYNTAX", "", 1, 1],
    ["0x10", "JSON_TRAILING_DATA", "", 1, 2],
    ["// a\n1", "JSON_SYNTAX", "", 1, 1],
    ["\u00A01", "JSON_SYNTAX", "", 1, 1],
    ["tru", "JSON_SYNTAX", "", 1, 1],
    ["nulll", "JSON_TRAILING_DATA", "", 1, 5],
  ];
  for (const [text, code, path, line, column] of refused) {
    it(`refuses ${JSON.stringify(text).slice(0, 60)} with ${code} at ${line}:${column}`, () => {
      const error = refusal(text, { maxDepth: 3 });
      expect(error.code).to.equal(code);
      expect(error.values).to.include({ path, line, column });
      expect(error.remedy).to.not.equal("");
    });
  }

  it("takes 32 levels and no more, and no text over the size limit", () => {
    const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
    parseJsonStrict(nested(32));
    parseJsonStrict(`[${Array(40).fill("[{}]").join()}]`);
    expect(refusal(nested(33)).code).to.equal("JSON_TOO_DEEP");
    expect(refusal("[".repeat(100_000)).code).to.equal("JSON_TOO_DEEP");
    parseJsonStrict('"ề"', { maxBytes: 5 });
    expect(refusal('"ề"', { maxBytes: 4 }).values).to.include({ size: 5, maxBytes: 4 });
    expect(refusal(new TextEncoder().encode('"ề"'), { maxBytes: 4 }).code).to.equal("JSON_TOO_LARGE");
  });

  it("refuses bytes that are not UTF-8 and says where they begin", () => {
    const bytes = (...parts: (string | number[])[]) =>
      Uint8Array.from(
        parts.flatMap((part) => (typeof part === "string" ? [...new TextEncoder().encode(part)] : part)),
      );
    const cases: [Uint8Array, line: number, column: number, offset: number][] = [
      [bytes('["ề",\n "', [0xff], '"]'), 2, 3, 10],
      [bytes('"', [0xc0, 0x80], '"'), 1, 2, 1],
      [bytes('"', [0xed, 0xa0, 0x80], '"'), 1, 2, 1],
      [bytes('"a', [0xe1, 0xbb]), 1, 3, 2],
      [bytes('"', [0xf4, 0x90, 0x80, 0x80], '"'), 1, 2, 1],
    ];
    for (const [input, line, column, offset] of cases) {
      const error = refusal(input);
      expect(error.code).to.equal("JSON_NOT_UTF8");
      expect(error.values).to.include({ line, column, offset });
    }
    expect(refusal(bytes([0xef, 0xbb, 0xbf], "{}")).code).to.equal("JSON_BYTE_ORDER_MARK");
    expect(refusal(bytes([0xff, 0xfe, 0x7b, 0x00])).code).to.equal("JSON_NOT_UTF8");
  });

  it("makes objects that no key can pollute", () => {
    const value = parseJsonStrict('{"__proto__":{"admin":true},"constructor":1,"toString":2}') as Record<
      string,
      unknown
    >;
    expect(Object.getPrototypeOf(value)).to.equal(null);
    expect(Object.keys(value)).to.deep.equal(["__proto__", "constructor", "toString"]);
    expect("admin" in value).to.equal(false);
    expect(({} as Record<string, unknown>).admin).to.equal(undefined);
    expect(canonicalJson(parseJsonStrict('{"__proto__":1}'))).to.equal('{"__proto__":1}');
  });

  it("reads back every JSON value that it should (property)", () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ noUnicodeString: false, maxDepth: 5 }),
        fc.constantFrom(0, 1, 2),
        (value, indent) => {
          const text = JSON.stringify(value, undefined, indent);
          try {
            same(text);
          } catch (error) {
            if (!(error instanceof JsonError)) throw error;
            // Only doubles beyond the safe integers and lone surrogates are JSON that is refused here.
            expect(error.code).to.be.oneOf(["JSON_NUMBER_INEXACT", "JSON_LONE_SURROGATE"]);
            if (error.code === "JSON_NUMBER_INEXACT")
              expect(Math.abs(Number(error.values.token))).to.be.gte(2 ** 53);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("keeps every double within the safe range as it is written by JavaScript (property)", () => {
    fc.assert(
      fc.property(fc.double({ min: -(2 ** 53) + 1, max: 2 ** 53 - 1, noNaN: true }), (number) => {
        fc.pre(!Object.is(number, -0));
        expect(parseJsonStrict(String(number))).to.equal(number);
      }),
      { numRuns: 2000 },
    );
  });

  it("accepts nothing that JSON.parse refuses, agrees with it on all else, and throws only its own errors (fuzz, 40,000)", () => {
    const seeds = refused
      .map(([text]) => text)
      .concat([
        '{"version":1,"title":{"vi":"Biên bản ghi nhớ","en":"Memorandum"},"n":[1,2.5,-3e2],"b":[true,false,null]}',
        '[{"a":"\\u1ea1\\n"},{"a":[[],{}]},"😀",12345678901234567890,1.5e300]',
      ]);
    const pieces = [
      '"',
      "\\",
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      "0",
      "-",
      "e",
      ".",
      "\\u",
      "d800",
      "null",
      "\uFEFF",
      "\uDC00",
      " ",
      "\n",
      "\u0000",
    ];
    // A fixed generator (mulberry32): a failure can be repeated.
    let state = 0x5eed;
    const random = (below: number) => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
    };
    let accepted = 0;
    for (let run = 0; run < 40_000; run++) {
      let text = run % 4 === 0 ? "" : (seeds[random(seeds.length)] ?? "");
      for (let edits = 1 + random(run % 4 === 0 ? 12 : 3); edits > 0; edits--) {
        const at = random(text.length + 1);
        text =
          text.slice(0, at) +
          (random(4) > 0 ? pieces[random(pieces.length)] : "") +
          text.slice(at + random(3));
      }
      let value: ReturnType<typeof parseJsonStrict>;
      try {
        value = parseJsonStrict(text);
      } catch (error) {
        if (!(error instanceof JsonError)) throw error;
        continue;
      }
      accepted++;
      expect(canonicalJson(value)).to.equal(canonicalJson(JSON.parse(text)));
    }
    expect(accepted).to.be.greaterThan(1000);
  });

  it("throws only its own errors on any bytes (fuzz)", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        try {
          parseJsonStrict(bytes);
        } catch (error) {
          expect(error).to.be.instanceOf(JsonError);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
