import * as v from "valibot";
import type { Address, Hex } from "viem";
import { describe, jsonObject } from "../json/schemaParts.js";

// What the schemas of several files of this project are made of.

export const hex = <T extends string>(pattern: RegExp, description: string, limit = 132) =>
  // The length comes first: no pattern is tried on what is too long.
  v.pipe(
    v.string(),
    v.maxLength(limit),
    v.regex(pattern),
    v.description(description),
  ) as unknown as v.GenericSchema<T>;

export const word = hex<Hex>(/^0x[0-9a-f]{64}$/, "32 bytes: 0x and 64 lower-case hexadecimal digits.");
export const address = hex<Address>(/^0x[0-9a-f]{40}$/, "20 bytes: 0x and 40 lower-case hexadecimal digits.");
const salt = hex<Hex>(/^0x[0-9a-f]{32}$/, "16 random bytes: 0x and 32 lower-case hexadecimal digits.");

/** What the JSON Schemas name once and refer to. */
export const fileDefinitions = { Word: word, Address: address, Salt: salt };

export const disclosure = v.strictObject({
  skeleton: describe(jsonObject, "The metadata document with a hash in place of each value."),
  opened: describe(
    v.pipe(
      jsonObject,
      v.record(
        v.string(),
        v.strictObject({ salt, value: v.union([v.string(), v.number(), v.boolean(), v.null()]) }),
      ),
    ),
    "The values that are shown, by RFC 6901 pointer.",
  ),
});
