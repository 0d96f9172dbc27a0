import * as z from "zod/mini";
import { annotations, METADATA_MEDIA_TYPE, metadataSchema } from "./metadataSchema.js";

/**
 * The structure of a metadata document as JSON Schema, for editors and other languages.
 *
 * What no JSON Schema can say (NFC, real dates, references between members, lengths in bytes) is checked by `parseMetadata` alone.
 *
 * @returns a schema of JSON Schema 2020-12, the same on every call
 */
export function metadataJsonSchema(): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(metadataSchema, { metadata: annotations });
  return {
    $schema,
    title: "Minh Ước metadata, version 1",
    description: `Media type ${METADATA_MEDIA_TYPE}`,
    ...rest,
  };
}
