import { canonicalJson } from "../json/canonicalJson.js";
import type { JsonValue } from "../json/JsonValue.js";
import type { Envelope } from "./envelopeSchema.js";
import { parseEnvelope } from "./parseEnvelope.js";

/**
 * The text of an envelope, as its file holds it: two envelopes with the same content have the same bytes.
 *
 * @param envelope as the functions of this package give it
 * @returns its RFC 8785 JSON, without a line end; its UTF-8 bytes are the file
 * @throws {EnvelopeError} what `parseEnvelope` refuses is not written
 * @see RFC 8785
 */
export function formatEnvelope(envelope: Envelope): string {
  return canonicalJson(parseEnvelope(envelope) as unknown as JsonValue);
}
