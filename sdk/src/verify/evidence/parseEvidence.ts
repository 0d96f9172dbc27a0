import * as v from "valibot";
import { assertJson } from "../../core/json/canonicalJson.js";
import { formProblem, UNKNOWN_MEMBER } from "../../core/json/formProblem.js";
import { isObject } from "../../core/json/isObject.js";
import { isPassedOver } from "../../core/json/isPassedOver.js";
import type { JsonValue } from "../../core/json/JsonValue.js";
import { parseJsonStrict } from "../../core/json/parseJsonStrict.js";
import { walkJson } from "../../core/json/walkJson.js";
import { EvidenceError } from "../../errors/evidence.js";
import { type Evidence, evidenceSchema, MAX_SIGNATURES } from "./evidenceSchema.js";

/** Thousands of acts on a chain with a deep state stay below it. */
export const MAX_EVIDENCE_BYTES = 32 * 1024 * 1024;
const MAX_DEPTH = 24;

/**
 * Reads an evidence file: its form only. What it proves is for `verifyEvidence` to find out.
 *
 * @param input the file's bytes or text, or a value made by a program
 * @returns the evidence
 * @throws {JsonError} for what is not strict JSON
 * @throws {EvidenceError} `EVIDENCE_VERSION_UNKNOWN`, `EVIDENCE_INVALID` with the first `path` (RFC 6901) that is wrong
 */
export function parseEvidence(input: unknown): Evidence {
  const isText = typeof input === "string" || input instanceof Uint8Array;
  const value: unknown = isText
    ? parseJsonStrict(input, { maxBytes: MAX_EVIDENCE_BYTES, maxDepth: MAX_DEPTH })
    : input;
  assertJson(value);
  const version = isObject(value) ? value.version : undefined;
  if (typeof version === "number" && version !== 1) {
    throw new EvidenceError({
      code: "EVIDENCE_VERSION_UNKNOWN",
      message: `The evidence has the version ${version}; this release knows version 1.`,
      remedy: "Verify it with a newer release; nothing was decided.",
      values: { version },
    });
  }
  const shown = isObject(value) ? (value.disclosure ?? null) : null;
  for (const [path] of walkJson(shown as JsonValue, "/disclosure")) {
    if (isPassedOver(path)) throw invalid(path, UNKNOWN_MEMBER);
  }
  const parsed = v.safeParse(evidenceSchema, value, { abortEarly: true });
  if (parsed.success) {
    // The skeleton's own form is for openDisclosure to check.
    const evidence = parsed.output as Evidence;
    checkBytes(evidence);
    checkOrders(evidence);
    if (evidence.acts.filter(({ signature }) => signature).length > MAX_SIGNATURES)
      throw invalid("/acts", `there are more than ${MAX_SIGNATURES} signatures`);
    return evidence;
  }
  const { path, problem } = formProblem(parsed.issues[0]);
  throw invalid(path, problem);
}

function checkBytes({ header, nodes }: Evidence): void {
  if (header.length % 2 !== 0) throw invalid("/header", "it ends in half a byte");
  for (const [index, node] of nodes.entries()) {
    if (node.length % 2 !== 0) throw invalid(`/nodes/${index}`, "it ends in half a byte");
  }
}

/** One order, and nothing twice: so that there is one file for what it says. */
function checkOrders({ nodes, identities }: Evidence): void {
  checkOrder("/nodes", nodes);
  checkOrder(
    "/identities",
    identities.map(({ seat }) => seat),
  );
  for (const [index, { managers }] of identities.entries()) {
    checkOrder(`/identities/${index}/managers`, managers);
  }
}

function checkOrder(path: string, list: readonly (string | number)[]): void {
  const index = list.findIndex((item, at) => at > 0 && (list[at - 1] ?? item) >= item);
  if (index >= 0)
    throw invalid(`${path}/${index}`, "it does not follow the one before it in ascending order");
}

function invalid(path: string, problem: string): EvidenceError {
  return new EvidenceError({
    code: "EVIDENCE_INVALID",
    message: `This is no evidence file: at ${JSON.stringify(path)} ${problem}.`,
    remedy: "Ask for the file again; what was changed in it may be anything.",
    values: { path },
  });
}
