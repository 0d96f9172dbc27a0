import * as v from "valibot";
import { EnvelopeError } from "../../errors/envelope.js";
import { assertJson } from "../json/canonicalJson.js";
import { formProblem, UNKNOWN_MEMBER } from "../json/formProblem.js";
import { isObject } from "../json/isObject.js";
import { isPassedOver } from "../json/isPassedOver.js";
import type { JsonValue } from "../json/JsonValue.js";
import { parseJsonStrict } from "../json/parseJsonStrict.js";
import { walkJson } from "../json/walkJson.js";
import { checkEnvelope } from "./checkEnvelope.js";
import { type Envelope, envelopeSchema } from "./envelopeSchema.js";
import { refused } from "./refused.js";

const MAX_BYTES = 32 * 1024 * 1024;
const MAX_DEPTH = 24;

/**
 * Reads an envelope, and checks that all in it hangs together: the agreement against the rules of the protocol, the metadata against its commitment, each act
 * against the seats. Signatures are left to `inspectEnvelope` and `mergeEnvelopes`.
 *
 * @param input the file's bytes or text, or a value made by a program
 * @returns the envelope
 * @throws {JsonError} for what is not strict JSON
 * @throws {EnvelopeError} `ENVELOPE_VERSION_UNKNOWN`, `ENVELOPE_INVALID` for another form, `ENVELOPE_AGREEMENT_INVALID`, `ENVELOPE_PREVIOUS_MISMATCH`,
 *   `ENVELOPE_METADATA_MISMATCH`, `ENVELOPE_SEAT_UNKNOWN`, `ENVELOPE_ROLE_WRONG`, `ENVELOPE_ACT_INVALID`, `ENVELOPE_CERTIFICATE_UNRELATED`, each with
 *   the first `path` (RFC 6901) that is wrong
 * @see docs/envelope.md
 */
export function parseEnvelope(input: unknown): Envelope {
  return parseEnvelopeAt(input, "");
}

/** @param path RFC 6901 pointer of the envelope among others */
export function parseEnvelopeAt(input: unknown, path: string): Envelope {
  const isText = typeof input === "string" || input instanceof Uint8Array;
  const value: unknown = isText
    ? parseJsonStrict(input, { maxBytes: MAX_BYTES, maxDepth: MAX_DEPTH })
    : input;
  assertJson(value);
  const version = isObject(value) ? value.version : undefined;
  if (typeof version === "number" && version !== 1) {
    throw new EnvelopeError({
      code: "ENVELOPE_VERSION_UNKNOWN",
      message: `The envelope has the version ${version}; this release knows version 1.`,
      remedy: "Open it with a newer release; nothing was decided.",
      values: { version, path: `${path}/version` },
    });
  }
  for (const [place] of walkJson(value as JsonValue, path)) {
    if (isPassedOver(place)) throw invalid(place, UNKNOWN_MEMBER);
  }
  const parsed = v.safeParse(envelopeSchema, value, { abortEarly: true });
  if (!parsed.success) {
    const found = formProblem(parsed.issues[0]);
    throw invalid(path + found.path, found.problem);
  }
  // The skeleton's own form is checked when it is opened.
  const envelope = parsed.output as Envelope;
  checkEnvelope(envelope, path);
  return envelope;
}

function invalid(path: string, problem: string): EnvelopeError {
  const remedy = "Correct it, or ask for the file again: what was changed in it may be anything.";
  return refused("ENVELOPE_INVALID", path, problem, remedy);
}
