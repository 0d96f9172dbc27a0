import type { JsonScalar, JsonValue } from "./JsonValue.js";
import { appendPointer } from "./pointer.js";

/**
 * Every value inside a JSON value, itself first, each before what it contains.
 *
 * @param value a JSON value
 * @param path RFC 6901 pointer of `value`
 * @returns pairs of pointer and value
 */
export function* walkJson(value: JsonValue, path = ""): Generator<[path: string, value: JsonValue]> {
  yield [path, value];
  if (value === null || typeof value !== "object") return;
  for (const [key, member] of Object.entries(value)) yield* walkJson(member, appendPointer(path, key));
}

/** True for a string, number, boolean or null. */
export function isScalar(value: unknown): value is JsonScalar {
  return value === null || ["string", "number", "boolean"].includes(typeof value);
}

/**
 * The same JSON value with every scalar replaced; objects, arrays and their order stay.
 *
 * @param value a JSON value
 * @param replace gives the replacement for the scalar at an RFC 6901 pointer
 * @returns a new value; keys such as `__proto__` are ordinary ones
 */
export function mapScalars<T>(
  value: JsonValue,
  replace: (scalar: JsonScalar, path: string) => T,
  path = "",
): JsonTree<T> {
  if (isScalar(value)) return replace(value, path);
  if (Array.isArray(value)) {
    return value.map((member: JsonValue, index) => mapScalars(member, replace, appendPointer(path, index)));
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      mapScalars(member, replace, appendPointer(path, key)),
    ]),
  );
}

/** The shape of JSON with other leaves. */
export type JsonTree<T> = T | readonly JsonTree<T>[] | { readonly [key: string]: JsonTree<T> };
