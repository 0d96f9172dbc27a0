import { JsonError, type JsonErrorCode } from "../../errors/json.js";
import { shortened, shown } from "../../errors/shown.js";
import type { JsonValue } from "./JsonValue.js";
import { appendPointer, MAX_POINTERS } from "./pointer.js";

export type ParseJsonStrictParameters = {
  /** Largest size in bytes of UTF-8. Default: 4 MiB. */
  maxBytes?: number;
  /** Largest number of objects and arrays inside each other. Default: 32. */
  maxDepth?: number;
};

/** A double never needs more than 25 characters; longer numerals only cost time. */
const LONGEST_NUMERAL = 64;

const CR = 0x0d;
const LF = 0x0a;

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

/**
 * Parses a JSON text that every conforming reader reads the same way, and refuses any other.
 *
 * Refused beside what RFC 8259 refuses: duplicate keys, numbers that a double does not hold exactly as written, integers beyond
 * 2^53 − 1, −0, lone surrogates, a byte order mark, invalid UTF-8, and texts that are too large, nested too deep, or of too many values.
 *
 * @param input JSON text, or its bytes in UTF-8
 * @param parameters limits
 * @returns the value; its objects have no prototype, so a key such as `__proto__` is an ordinary one
 * @throws {JsonError} with `values` `line`, `column` (both from 1, columns in characters) and `path` (RFC 6901)
 * @see RFC 8259, RFC 7493 (I-JSON)
 */
export function parseJsonStrict(
  input: string | Uint8Array,
  parameters: ParseJsonStrictParameters = {},
): JsonValue {
  const { maxBytes = 4 * 1024 * 1024, maxDepth = 32 } = parameters;
  if (typeof input !== "string" && !(input instanceof Uint8Array)) {
    throw new JsonError({
      code: "JSON_VALUE_INVALID",
      message: `${shown(input)} is no JSON text.`,
      remedy: "Give the text, or its bytes in UTF-8.",
      values: { path: "" },
    });
  }
  const size = typeof input === "string" ? utf8Length(input) : input.length;
  if (size > maxBytes) {
    throw new JsonError({
      code: "JSON_TOO_LARGE",
      message: `The JSON text has ${size} bytes; ${maxBytes} are allowed.`,
      remedy: "Check that this is the right file.",
      values: { size, maxBytes, path: "", line: 1, column: 1 },
    });
  }
  return new Parser(typeof input === "string" ? input : decode(input), maxDepth).document();
}

class Parser {
  private readonly text: string;
  private readonly maxDepth: number;
  private at = 0;
  private depth = 0;
  /** Characters of the pointers of all values so far. */
  private pointers = 0;

  constructor(text: string, maxDepth: number) {
    this.text = text;
    this.maxDepth = maxDepth;
  }

  document(): JsonValue {
    if (this.text.startsWith("\uFEFF")) {
      this.fail("JSON_BYTE_ORDER_MARK", "a byte order mark", "Save the file as UTF-8 without BOM.", "");
    }
    const value = this.value("");
    this.skipSpace();
    if (this.at < this.text.length) {
      this.fail("JSON_TRAILING_DATA", "more data after the JSON value", "Keep one value in a text.", "");
    }
    return value;
  }

  private value(path: string): JsonValue {
    this.skipSpace();
    this.pointers += path.length;
    if (this.pointers > MAX_POINTERS) {
      this.fail(
        "JSON_TOO_LARGE",
        "too many values, or too long keys above them",
        "Check that this is the right file.",
        path,
      );
    }
    const character = this.text[this.at];
    if (character === "{") return this.nested(path, () => this.object(path));
    if (character === "[") return this.nested(path, () => this.array(path));
    if (character === '"') return this.string(path);
    const word = this.match(/true|false|null/y);
    if (word !== undefined) return word === "null" ? null : word === "true";
    return this.number(path);
  }

  private nested(path: string, parse: () => JsonValue): JsonValue {
    if (this.depth === this.maxDepth) {
      this.fail(
        "JSON_TOO_DEEP",
        `more than ${this.maxDepth} levels`,
        "No format of this project nests so deep.",
        path,
      );
    }
    this.depth++;
    this.at++;
    const value = parse();
    this.depth--;
    return value;
  }

  private object(path: string): JsonValue {
    const object: Record<string, JsonValue> = Object.create(null);
    this.skipSpace();
    if (this.take("}")) return object;
    do {
      this.skipSpace();
      const start = this.at;
      if (this.text[start] !== '"') this.syntax("a key in double quotes", path);
      const key = this.string(path);
      const member = appendPointer(path, key);
      if (key in object) {
        this.at = start;
        this.fail("JSON_DUPLICATE_KEY", `the key ${shown(key)} again`, "Keep one of them.", member, {
          key,
        });
      }
      this.skipSpace();
      if (!this.take(":")) this.syntax("a colon", member);
      object[key] = this.value(member);
      this.skipSpace();
    } while (this.take(","));
    if (!this.take("}")) this.syntax('"," or "}"', path);
    return object;
  }

  private array(path: string): JsonValue {
    const array: JsonValue[] = [];
    this.skipSpace();
    if (this.take("]")) return array;
    do {
      array.push(this.value(appendPointer(path, array.length)));
      this.skipSpace();
    } while (this.take(","));
    if (!this.take("]")) this.syntax('"," or "]"', path);
    return array;
  }

  private string(path: string): string {
    const start = this.at++;
    let value = "";
    for (;;) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 8259 forbids exactly these in a string.
      value += this.match(/[^"\\\u0000-\u001F]+/y) ?? "";
      if (this.take('"')) break;
      if (!this.take("\\"))
        this.syntax('the closing quote (a control character has to be written as "\\u00XX")', path);
      const hex = this.match(/u[0-9A-Fa-f]{4}/y);
      const escaped = hex
        ? String.fromCharCode(Number.parseInt(hex.slice(1), 16))
        : ESCAPES[this.text[this.at] ?? ""];
      if (escaped === undefined) this.syntax("an escape of RFC 8259", path);
      if (!hex) this.at++;
      value += escaped;
    }
    if (/\p{Cs}/u.test(value)) {
      this.at = start;
      this.fail(
        "JSON_LONE_SURROGATE",
        "half a character (a lone surrogate)",
        "Write the whole character.",
        path,
      );
    }
    return value;
  }

  private number(path: string): number {
    const start = this.at;
    const token = this.match(/-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y);
    if (token === undefined) this.syntax("a JSON value", path);
    const number = Number(token);
    const kept =
      token.length <= LONGEST_NUMERAL &&
      Number.isFinite(number) &&
      decimal(token) === decimal(String(number));
    if (!kept || Object.is(number, -0) || Math.abs(number) > Number.MAX_SAFE_INTEGER) {
      this.at = start;
      const remedy =
        "Write it as a string, or as an exact number within ±(2^53 − 1), and zero without a sign.";
      this.fail(
        "JSON_NUMBER_INEXACT",
        `the number ${shortened(token, 40)}, which readers may round`,
        remedy,
        path,
        {
          token,
        },
      );
    }
    return number;
  }

  private skipSpace(): void {
    this.match(/[ \t\n\r]+/y);
  }

  private take(character: string): boolean {
    if (this.text[this.at] !== character) return false;
    this.at++;
    return true;
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    this.at += found?.length ?? 0;
    return found;
  }

  private syntax(expected: string, path: string): never {
    const character = Array.from(this.text.slice(this.at, this.at + 2))[0];
    const found = character === undefined ? "the end of the text" : JSON.stringify(character);
    this.fail(
      "JSON_SYNTAX",
      `${found} where ${expected} is expected`,
      "Correct the text; RFC 8259 is the rule.",
      path,
    );
  }

  private fail(code: JsonErrorCode, found: string, remedy: string, path: string, values = {}): never {
    const position = positionAt(this.text, this.at);
    const { line, column } = position;
    const place = `line ${line}, column ${column}${path === "" ? "" : ` (${shortened(path)})`}`;
    throw new JsonError({
      code,
      message: `The JSON text has ${found}, at ${place}.`,
      remedy,
      values: { path, ...position, ...values },
    });
  }
}

/** Significant digits and exponent of a decimal without its sign: two numerals are equal exactly if these are. */
function decimal(numeral: string): string {
  const [mantissa = "", exponent = "0"] = numeral.replace(/^-/, "").toLowerCase().split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  const digits = `${whole}${fraction}`.replace(/^0+/, "");
  const significant = digits.replace(/0+$/, "");
  if (significant === "") return "0";
  return `${significant}e${Number(exponent) - fraction.length + digits.length - significant.length}`;
}

/** In one pass that keeps nothing: a text may be one line, or nothing but ends of lines. */
function positionAt(text: string, index: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let at = 0; at < index; at++) {
    const unit = text.charCodeAt(at);
    if (unit === LF || (unit === CR && !(at + 1 < index && text.charCodeAt(at + 1) === LF))) {
      line++;
      start = at + 1;
    }
  }
  let column = 1;
  for (let at = start; at < index; column++) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return { line, column };
}

function decode(bytes: Uint8Array): string {
  const decodePrefix = (length: number): string | undefined => {
    try {
      // A stream accepts a character that is cut off at the end, and keeps a byte order mark for the parser to refuse.
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, length), {
        stream: true,
      });
    } catch {
      return undefined;
    }
  };
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    let valid = 0;
    let invalid = bytes.length + 1;
    while (invalid - valid > 1) {
      const middle = (valid + invalid) >> 1;
      if (middle <= bytes.length && decodePrefix(middle) !== undefined) valid = middle;
      else invalid = middle;
    }
    const prefix = decodePrefix(valid) ?? "";
    const position = positionAt(prefix, prefix.length);
    throw new JsonError({
      code: "JSON_NOT_UTF8",
      message: `The JSON text is not UTF-8 from line ${position.line}, column ${position.column} on.`,
      remedy: "Save the file as UTF-8.",
      values: { path: "", ...position, offset: new TextEncoder().encode(prefix).length },
      cause,
    });
  }
}

function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}
