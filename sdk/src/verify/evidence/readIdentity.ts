import { EvidenceError } from "../../errors/evidence.js";
import type { IdentityDocument, IdentitySnapshot } from "../identity/fetchIdentity.js";
import { identitySources } from "../identity/identitySources.js";
import type { EvidenceIdentity } from "./evidenceSchema.js";
import { identityHash } from "./identityHash.js";

type Recorded = EvidenceIdentity["documents"][number];

/**
 * What an evidence file records of an organisation's web documents, as `fetchIdentity` gave it to whoever made the file.
 *
 * @param identity a member of the file's `identities`
 * @param identifier the organisation's; undefined where the file does not show it
 * @throws {EvidenceError} `EVIDENCE_IDENTITY_INVALID`
 */
export function readIdentity(identity: EvidenceIdentity, identifier: string | undefined): IdentitySnapshot {
  const { seat, fetchedAt, documents, hash } = identity;
  const fail = (problem: string): never => {
    throw new EvidenceError({
      code: "EVIDENCE_IDENTITY_INVALID",
      message: `What the file records of the web documents of seat ${seat} does not hang together: ${problem}.`,
      remedy: "Trust nothing in the file: it was changed.",
      values: { seat },
    });
  };
  if (identifier === undefined) return fail("the file does not show the organisation's identifier");
  const { sources = [] } = identitySources(identifier);
  if (sources.length !== documents.length) {
    return fail(`the identifier has ${sources.length} web documents, the file ${documents.length}`);
  }
  if (identityHash(identifier, identity) !== hash) return fail("their hash is another");
  return {
    identifier,
    fetchedAt,
    documents: sources.map(({ url }, index) => toDocument(url, documents[index] as Recorded)),
  };
}

function toDocument(url: string, recorded: Recorded): IdentityDocument {
  // Only an answer with this status has a text.
  if ("text" in recorded) return { url, status: 200, text: recorded.text };
  const { problem, status } = recorded;
  return { url, ...(status !== null && { status }), problem };
}
