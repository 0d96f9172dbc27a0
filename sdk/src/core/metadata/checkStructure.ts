import * as z from "zod/mini";
import type { MetadataError, MetadataErrorCode } from "../../errors/metadata.js";
import type { JsonValue } from "../json/JsonValue.js";
import { appendPointer, toPointer } from "../json/pointer.js";
import { metadataError, unknownField } from "./metadataProblem.js";
import { type Metadata, metadataSchema } from "./metadataSchema.js";

/**
 * Checks members, types and forms of a metadata document by its schema.
 *
 * @param input a JSON value
 * @returns the typed copy, or what is wrong
 */
export function checkStructure(input: JsonValue): { metadata?: Metadata; problems: MetadataError[] } {
  const parsed = z.safeParse(metadataSchema, input);
  if (parsed.success) return { metadata: parsed.data, problems: [] };
  return { problems: parsed.error.issues.flatMap((issue) => fromIssue(issue, input)) };
}

function fromIssue(issue: z.core.$ZodIssue, input: JsonValue): MetadataError[] {
  const path = toPointer(issue.path);
  const found = issue.path.reduce<JsonValue | undefined>(member, input);
  const wrong = (code: MetadataErrorCode, problem: string, remedy: string) => [
    metadataError(code, path, found, problem, remedy),
  ];
  if (found === undefined) {
    return wrong(
      "METADATA_FIELD_MISSING",
      "is missing",
      "Every member is always there: give null or [] for what is unknown or none.",
    );
  }
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownField(appendPointer(path, key)));
    case "invalid_type":
      return wrong(
        "METADATA_TYPE_WRONG",
        `is not of type ${issue.expected}`,
        `Give a value of type ${issue.expected}.`,
      );
    case "invalid_value":
      return path === "/version"
        ? wrong(
            "METADATA_VERSION_UNKNOWN",
            "is no known version",
            "Use a release that knows this version, or write version 1.",
          )
        : wrong(
            "METADATA_VALUE_INVALID",
            "is none of the known values",
            `Use one of: ${issue.values.join(", ")}.`,
          );
    case "invalid_union":
      return wrong(
        "METADATA_VALUE_INVALID",
        "is none of the known values",
        "Use one of: organisation, person.",
      );
    case "invalid_key":
      return wrong(
        "METADATA_VALUE_INVALID",
        "has a wrong key",
        issue.issues[0]?.message ?? "Correct the key.",
      );
    case "too_small":
      return issue.origin === "string" || issue.origin === "array"
        ? wrong("METADATA_LENGTH_WRONG", "is too short", `Give ${issue.minimum} or more.`)
        : wrong("METADATA_VALUE_INVALID", "is too small", `Give ${issue.minimum} or more.`);
    case "too_big":
      return issue.origin === "string" || issue.origin === "array"
        ? wrong("METADATA_LENGTH_WRONG", "is too long", `Give ${issue.maximum} at most.`)
        : wrong("METADATA_VALUE_INVALID", "is too large", `Give ${issue.maximum} at most.`);
    default:
      return wrong("METADATA_VALUE_INVALID", "is not of the right form", issue.message);
  }
}

function member(value: JsonValue | undefined, key: PropertyKey): JsonValue | undefined {
  if (value === null || typeof value !== "object" || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<PropertyKey, JsonValue>)[key];
}
