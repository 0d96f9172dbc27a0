import type { JsonValue } from "./JsonValue.js";

/** Whether a value is an object, which a list is not. */
export function isObject(value: JsonValue | undefined): value is { readonly [key: string]: JsonValue };
export function isObject(value: unknown): value is Record<string, unknown>;
export function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
