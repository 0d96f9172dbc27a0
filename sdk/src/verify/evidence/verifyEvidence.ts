import type { Hex } from "viem";
import { type DocumentSource, hashDocument } from "../../core/documents/hashDocument.js";
import { type HeaderSource, headerTrusts } from "../../core/proof/headerSource.js";
import { isBytes32 } from "../../core/record/bytes32.js";
import { deployments } from "../../deployments/deployments.js";
import type { RegistryDeployment } from "../../deployments/registryDeployment.js";
import { VerifyError } from "../../errors/verify.js";
import { checkAddresses } from "../../reads/client.js";
import { checkNow, checkPolicy } from "../checkVerifier.js";
import { documentRevisions } from "../documentRevisions.js";
import { type Facts, find, knownOf } from "../facts.js";
import { askHosts } from "../identity/askHosts.js";
import { invalidInput } from "../invalidInput.js";
import { judge, judgeCheck } from "../judge.js";
import { type Check, checkNames, type Policy, type Verdict } from "../verdict.js";
import { gatherEvidence } from "./gatherEvidence.js";
import { MAX_EVIDENCE_BYTES } from "./parseEvidence.js";

export type VerifyEvidenceParameters = {
  /** The evidence file: its bytes or text, a Blob, or what was parsed of it. */
  evidence: unknown;
  /** The document's bytes. */
  document?: DocumentSource;
  /** SHA-256 of the document, instead of its bytes. */
  sha256?: Hex;
  /** Where the hash of the evidence's block is known from (`givenHash`, `finalizedHeaders`); without it nothing is decided. */
  headers?: HeaderSource;
  /** The registry that the verifier trusts. Default: the known one of the evidence's chain. */
  deployment?: RegistryDeployment;
  policy?: Policy;
  /**
   * Asks each organisation's own web document about it now (`fetchIdentity`), where the file's block is the trusted one. Default: nothing is
   * asked, and what the file records of it is the word of whoever made the file.
   */
  fetch?: typeof fetch;
  /** Called with each check, in the order of `checkNames`. */
  onCheck?: (check: Check) => void;
  /** Unix seconds by the verifier's own clock. Default: the machine's. */
  now?: number;
};
export type VerifyEvidenceReturnType = Verdict;

/**
 * Verifies an evidence file: from the document's bytes up to a block hash, every binding is computed anew. No network is used but
 * `headers` and `fetch`, where they are given, and nothing in the file is believed. A file that is broken, or none, gets a verdict like any other.
 *
 * @param parameters the file, the document, and whom the verifier trusts for the block's hash
 * @returns facts and judgement, in the same shape as of `verifyAgreement`
 * @throws {VerifyError} `VERIFY_SUBJECT_MISSING`, `VERIFY_INPUT_INVALID`
 * @see docs/evidence.md
 */
export async function verifyEvidence(
  parameters: VerifyEvidenceParameters,
): Promise<VerifyEvidenceReturnType> {
  const { headers, policy = {}, fetch, onCheck, now = Math.floor(Date.now() / 1000) } = parameters;
  checkParameters(parameters);
  checkNow(now);
  checkPolicy(policy);
  const evidence = await readFile(parameters.evidence);
  const facts = await gatherEvidence(evidence, {
    deployment: (chainId) =>
      parameters.deployment ?? (deployments as Readonly<Record<number, RegistryDeployment>>)[chainId],
    headers,
    document: await findDocument(parameters),
    now,
  });
  facts.revision = await findRevision(parameters, facts);
  // Hosts that a file names for which nobody vouches are left alone.
  if (fetch && facts.chain.known && knownOf(facts.stillCanonical)) {
    facts.seats = await askHosts(facts.seats, { fetch, now });
  }
  for (const name of checkNames) onCheck?.(judgeCheck(name, facts, policy));
  return { facts, judgement: judge(facts, policy) };
}

function checkParameters({ headers, deployment, fetch }: VerifyEvidenceParameters): void {
  if (deployment !== undefined) checkAddresses(deployment);
  if (fetch !== undefined && typeof fetch !== "function") {
    throw invalidInput("fetch", fetch, "is no function", "Give the platform's fetch, or leave it out.");
  }
  if (
    headers === undefined ||
    (typeof headers?.hashOf === "function" && headerTrusts.includes(headers.trust))
  )
    return;
  throw invalidInput(
    "headers",
    headers,
    "is no source of block hashes",
    "Give what givenHash or finalizedHeaders returns.",
  );
}

/** The file's bytes or text, or what was parsed of it; everything else is no file at all. */
async function readFile(evidence: unknown): Promise<unknown> {
  // Its text would be another than its bytes: without a byte order mark, and with what is no UTF-8 replaced. Of one that is too large, enough is
  // read to be refused for it.
  const file =
    evidence instanceof Blob
      ? new Uint8Array(await evidence.slice(0, MAX_EVIDENCE_BYTES + 1).arrayBuffer())
      : evidence;
  if (
    file === undefined ||
    file === null ||
    file === "" ||
    (file instanceof Uint8Array && file.length === 0)
  ) {
    throw new VerifyError({
      code: "VERIFY_SUBJECT_MISSING",
      message: "There is no evidence to verify.",
      remedy: "Give the file's bytes or text.",
    });
  }
  const isPlain = typeof file === "object" && [Object.prototype, null].includes(Object.getPrototypeOf(file));
  if (typeof file === "string" || file instanceof Uint8Array || isPlain) return file;
  throw invalidInput(
    "evidence",
    evidence,
    "is no file",
    "Give the file's bytes or text, a Blob, or what was parsed of it.",
  );
}

/** An earlier revision of the document that the agreement names, where it does not name the document itself. */
async function findRevision(
  { document }: VerifyEvidenceParameters,
  facts: Facts,
): Promise<Facts["revision"]> {
  const struct = knownOf(facts.agreement);
  const sha256 = knownOf(facts.document);
  const { id } = facts;
  if (!document || !struct || !id || sha256 === undefined || struct.documents.includes(sha256))
    return undefined;
  return find(async () => {
    const named = (await documentRevisions({ document })).find((hash) => struct.documents.includes(hash));
    return named && { document: named, ids: [id] };
  });
}

async function findDocument({ document, sha256 }: VerifyEvidenceParameters): Promise<Facts["document"]> {
  if (sha256 !== undefined) {
    const lower = typeof sha256 === "string" ? sha256.toLowerCase() : sha256;
    if (isBytes32(lower) && document === undefined) return { known: true, value: lower };
    throw invalidInput(
      "sha256",
      sha256,
      document === undefined ? "is not 32 bytes" : "was given together with document",
      "Give either the document or its SHA-256, as 0x and 64 hex digits.",
    );
  }
  if (document === undefined) return undefined;
  return find(async () => (await hashDocument(document)).sha256);
}
