// The JSON Schemas of the files that travel, published with the SDK.

import { metadataJsonSchema } from "../../sdk/src/exports/core.js";
import { evidenceJsonSchema } from "../../sdk/src/exports/index.js";

/** @returns the schemas' files */
export async function generate(): Promise<Record<string, string>> {
  return {
    "sdk/schema/metadata-v1.schema.json": `${JSON.stringify(metadataJsonSchema(), null, 2)}\n`,
    "sdk/schema/evidence-v1.schema.json": `${JSON.stringify(evidenceJsonSchema(), null, 2)}\n`,
  };
}
