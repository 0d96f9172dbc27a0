import * as v from "valibot";
import type { MetadataError, MetadataErrorCode } from "../../errors/metadata.js";
import type { JsonValue } from "../json/JsonValue.js";
import { toPointer } from "../json/pointer.js";
import { metadataError, unknownField } from "./metadataProblem.js";
import { type Metadata, metadataSchema } from "./metadataSchema.js";

/**
 * Checks members, types and forms of a metadata document by its schema.
 *
 * @param input a JSON value
 * @returns the typed copy, or what is wrong
 */
export function checkStructure(input: JsonValue): { metadata?: Metadata; problems: MetadataError[] } {
  const parsed = v.safeParse(metadataSchema, input, { abortPipeEarly: true });
  if (parsed.success) return { metadata: parsed.output, problems: [] };
  return { problems: parsed.issues.map((issue) => fromIssue(issue, input)) };
}

function fromIssue(issue: v.BaseIssue<unknown>, input: JsonValue): MetadataError {
  const keys = (issue.path ?? []).map(({ key }) => key as string | number);
  const parent = keys.slice(0, -1).reduce<JsonValue | undefined>(member, input);
  // The schema library takes an array for an object that lacks its members.
  if (issue.type === "strict_object" && Array.isArray(parent))
    return wrongType(keys.slice(0, -1), parent, "object");
  const path = toPointer(keys);
  const found = keys.reduce<JsonValue | undefined>(member, input);
  const wrong = (code: MetadataErrorCode, problem: string, remedy: string) =>
    metadataError(code, path, found, problem, remedy);
  if (found === undefined) {
    return wrong(
      "METADATA_FIELD_MISSING",
      "is missing",
      "Every member is always there: give null or [] for what is unknown or none.",
    );
  }
  const { type, message, expected, requirement } = issue;
  // In a record the message tells what is wrong with the key.
  if (issue.path?.at(-1)?.origin === "key") {
    return type === "strict_object"
      ? unknownField(path)
      : wrong("METADATA_VALUE_INVALID", "has a wrong key", message);
  }
  switch (type) {
    case "literal":
      if (path === "/version")
        return wrong(
          "METADATA_VERSION_UNKNOWN",
          "is no known version",
          "Use a release that knows this version, or write version 1.",
        );
      break;
    case "picklist":
    case "variant":
      return wrong("METADATA_VALUE_INVALID", "is none of the known values", `Use one of: ${expected}.`);
    case "min_length":
      return wrong("METADATA_LENGTH_WRONG", "is too short", `Give ${requirement} or more.`);
    case "max_length":
      return wrong("METADATA_LENGTH_WRONG", "is too long", `Give ${requirement} at most.`);
    case "min_entries":
      return wrong("METADATA_LENGTH_WRONG", "has no language", message);
    case "min_value":
      return wrong("METADATA_VALUE_INVALID", "is too small", `Give ${requirement} or more.`);
    case "max_value":
      return wrong("METADATA_VALUE_INVALID", "is too large", `Give ${requirement} at most.`);
    case "regex":
      return wrong("METADATA_VALUE_INVALID", "is not of the right form", message);
  }
  return wrongType(keys, found, type === "strict_object" || type === "custom" ? "object" : type);
}

function wrongType(keys: readonly (string | number)[], found: JsonValue, type: string): MetadataError {
  return metadataError(
    "METADATA_TYPE_WRONG",
    toPointer(keys),
    found,
    `is not of type ${type}`,
    `Give a value of type ${type}.`,
  );
}

function member(value: JsonValue | undefined, key: PropertyKey): JsonValue | undefined {
  if (value === null || typeof value !== "object" || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<PropertyKey, JsonValue>)[key];
}
