// The JSON Schemas of the files that travel, published with the SDK. What no JSON Schema can say (NFC, real dates, references between
// members, and that everything in an evidence file hangs together) is for the SDK to check.

import { toJsonSchema } from "@valibot/to-json-schema";
import type { GenericSchema } from "valibot";
import { ENVELOPE_MEDIA_TYPE, envelopeSchema } from "../../sdk/src/core/envelope/envelopeSchema.js";
import { fileDefinitions } from "../../sdk/src/core/metadata/fileSchemas.js";
import {
  METADATA_MEDIA_TYPE,
  metadataDefinitions,
  metadataSchema,
} from "../../sdk/src/core/metadata/metadataSchema.js";
import { EVIDENCE_MEDIA_TYPE, evidenceSchema } from "../../sdk/src/verify/evidence/evidenceSchema.js";

/** @returns the schemas' files */
export async function generate(): Promise<Record<string, string>> {
  return {
    "sdk/schema/metadata-v1.schema.json": file(
      "metadata",
      METADATA_MEDIA_TYPE,
      metadataSchema,
      metadataDefinitions,
    ),
    "sdk/schema/envelope-v1.schema.json": file(
      "envelope",
      ENVELOPE_MEDIA_TYPE,
      envelopeSchema,
      fileDefinitions,
    ),
    "sdk/schema/evidence-v1.schema.json": file(
      "evidence",
      EVIDENCE_MEDIA_TYPE,
      evidenceSchema,
      fileDefinitions,
    ),
  };
}

function file(
  name: string,
  mediaType: string,
  schema: GenericSchema,
  definitions: Record<string, GenericSchema>,
): string {
  const { $schema, ...rest } = toJsonSchema(schema, {
    target: "draft-2020-12",
    definitions,
    // Of what is checked in steps, the last says it all.
    typeMode: "output",
    // A JSON object of any form, whose own checks are the SDK's.
    overrideSchema: ({ valibotSchema }) => (valibotSchema.type === "custom" ? { type: "object" } : undefined),
  });
  const title = `Minh Ước ${name}, version 1`;
  return `${JSON.stringify({ $schema, title, description: `Media type ${mediaType}`, ...rest }, null, 2)}\n`;
}
