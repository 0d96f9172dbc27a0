import * as z from "zod/mini";
import { annotations, EVIDENCE_MEDIA_TYPE, evidenceSchema } from "./evidenceSchema.js";

/**
 * The form of an evidence file as JSON Schema, for other languages. What no JSON Schema can say, that everything in it hangs together, is for
 * `verifyEvidence` to find out.
 *
 * @returns a schema of JSON Schema 2020-12, the same on every call
 */
export function evidenceJsonSchema(): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(evidenceSchema, { metadata: annotations });
  return {
    $schema,
    title: "Minh Ước evidence, version 1",
    description: `Media type ${EVIDENCE_MEDIA_TYPE}`,
    ...rest,
  };
}
