import { JsonError } from "../../errors/json.js";
import type { MetadataError } from "../../errors/metadata.js";
import { TextError } from "../../errors/text.js";
import { assertJson } from "../json/canonicalJson.js";
import { isPassedOver } from "../json/isPassedOver.js";
import type { JsonValue } from "../json/JsonValue.js";
import { walkJson } from "../json/walkJson.js";
import { assertText } from "../text/assertText.js";
import { checkMeaning } from "./checkMeaning.js";
import { checkStructure } from "./checkStructure.js";
import { caught, unknownField } from "./metadataProblem.js";
import type { Metadata } from "./metadataSchema.js";

export type MetadataProblem = MetadataError | TextError | JsonError;

/**
 * Checks a metadata document and gives it its type.
 *
 * @param input what `parseJsonStrict` gave, or a value made by a program
 * @returns a copy of the document; nothing is changed, filled in or left out
 * @throws {MetadataError | TextError | JsonError} the first problem, with its `values.path` (RFC 6901); `checkMetadata` gives them all
 */
export function parseMetadata(input: unknown): Metadata {
  const result = inspect(input);
  if (Array.isArray(result)) throw result[0];
  return result;
}

/**
 * All problems of a metadata document, for forms and editors.
 *
 * @param input as for `parseMetadata`
 * @returns the problems, none where `parseMetadata` accepts it; problems of meaning (dates, references) come once the structure is right
 */
export function checkMetadata(input: unknown): MetadataProblem[] {
  const result = inspect(input);
  return Array.isArray(result) ? result : [];
}

function inspect(input: unknown): Metadata | [MetadataProblem, ...MetadataProblem[]] {
  const foreign = caught(() => assertJson(input), JsonError);
  if (foreign) return [foreign];
  const document = input as JsonValue;
  const { metadata, problems } = checkStructure(document);
  const [first, ...others] = [
    ...checkValues(document),
    ...problems,
    ...(metadata ? checkMeaning(metadata) : []),
  ];
  return first ? [first, ...others] : (metadata as Metadata);
}

/** What holds for every value alike. */
function checkValues(document: JsonValue): MetadataProblem[] {
  const problems: MetadataProblem[] = [];
  for (const [path, value] of walkJson(document)) {
    if (isPassedOver(path)) problems.push(unknownField(path));
    if (typeof value !== "string") continue;
    const problem = caught(() => assertText(value, { path }), TextError);
    if (problem) problems.push(problem);
  }
  return problems;
}
