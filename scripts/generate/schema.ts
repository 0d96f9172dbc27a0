// The metadata document's JSON Schema, published with the SDK.

import { metadataJsonSchema } from "../../sdk/src/exports/core.js";

/** @returns the schema's file */
export async function generate(): Promise<Record<string, string>> {
  return { "sdk/schema/metadata-v1.schema.json": `${JSON.stringify(metadataJsonSchema(), null, 2)}\n` };
}
