import canonicalize from "canonicalize";
import { JsonError } from "../../errors/json.js";
import { shown } from "../../errors/shown.js";
import type { JsonValue } from "./JsonValue.js";
import { appendPointer, MAX_POINTERS } from "./pointer.js";

/** Deeper values are refused rather than risk the call stack; no format of this project comes near. */
const MAX_DEPTH = 128;

/**
 * Checks that a value is JSON and nothing else, so that serialising it loses nothing.
 *
 * @param value any value
 * @throws {JsonError} `JSON_VALUE_INVALID` or `JSON_LONE_SURROGATE` with `values.path` (RFC 6901) for undefined, bigint, functions,
 *   symbols, NaN, infinities, class instances such as Date, sparse arrays, cycles, and strings or keys with lone surrogates;
 *   `JSON_TOO_LARGE` for more values, or longer keys above them, than any reader can name
 */
export function assertJson(value: unknown): asserts value is JsonValue {
  check(value, "", 0, { pointers: 0 });
}

/**
 * Canonical JSON text of a value, by the JSON Canonicalization Scheme: equal values give equal texts.
 *
 * @param value a JSON value
 * @returns the text; its UTF-8 bytes are what is hashed
 * @throws {JsonError} as `assertJson`
 * @see RFC 8785
 */
export function canonicalJson(value: JsonValue): string {
  assertJson(value);
  return canonicalize(value) as string;
}

function check(value: unknown, path: string, depth: number, so: { pointers: number }): void {
  so.pointers += path.length;
  if (so.pointers > MAX_POINTERS) {
    throw new JsonError({
      code: "JSON_TOO_LARGE",
      message: `The value at ${shown(path)} is one too many, or the keys above it are too long.`,
      remedy: "Check that this is the right value.",
      values: { path },
    });
  }
  if (value === null || typeof value === "boolean") return;
  if (typeof value === "number" && Number.isFinite(value)) return;
  if (typeof value === "string") {
    checkString(value, path);
    return;
  }
  if (depth > MAX_DEPTH) throw invalid("nesting without end", path);
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++)
      check(value[index], appendPointer(path, index), depth + 1, so);
    return;
  }
  if (typeof value !== "object")
    throw invalid(typeof value === "number" ? String(value) : typeof value, path);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    throw invalid(Object.prototype.toString.call(value), path);
  }
  for (const [key, member] of Object.entries(value)) {
    const place = appendPointer(path, key);
    checkString(key, place);
    check(member, place, depth + 1, so);
  }
}

function checkString(text: string, path: string): void {
  if (!/\p{Cs}/u.test(text)) return;
  throw new JsonError({
    code: "JSON_LONE_SURROGATE",
    message: `The value at ${JSON.stringify(path)} holds half a character (a lone surrogate).`,
    remedy: "Write the whole character.",
    values: { path },
  });
}

function invalid(found: string, path: string): JsonError {
  return new JsonError({
    code: "JSON_VALUE_INVALID",
    message: `The value at ${JSON.stringify(path)} is not JSON: ${found}.`,
    remedy: "Use only strings, finite numbers, booleans, null, arrays and plain objects.",
    values: { path, found },
  });
}
