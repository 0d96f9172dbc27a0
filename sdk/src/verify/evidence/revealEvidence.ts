import { keccak256, stringToBytes } from "viem";
import { seats } from "../../core/agreement/seats.js";
import type { JsonScalar } from "../../core/json/JsonValue.js";
import { matchPointers } from "../../core/metadata/disclose.js";
import type { Evidence } from "./evidenceSchema.js";
import { neededNodes } from "./gatherEvidence.js";

export type RevealEvidenceParameters = {
  evidence: Evidence;
  /** What stays open of the metadata: patterns as of `disclose`. None: nothing. */
  reveal: readonly string[];
  /** Which texts stay. Default: identifiers of organisations only, which are public. */
  texts?: (text: string) => boolean;
};

/**
 * Makes a file that shows less: the same proofs, with fewer opened values. What is left out cannot be guessed, and the verdict says how much it
 * is. What the hosts of organisations said stays where their identifiers stay.
 *
 * @returns a new file; the given one is unchanged
 * @throws {ProofError} for a file that proves nothing
 * @throws {CommitmentError} `DISCLOSURE_PATTERN_INVALID`, or `DISCLOSURE_PATTERN_UNMATCHED` for a pattern that leaves nothing open
 */
export function revealEvidence({ evidence, reveal, texts }: RevealEvidenceParameters): Evidence {
  const { agreement, disclosure } = evidence;
  const organisations = new Set<string>([...agreement.parties, ...agreement.witnesses]);
  const hashOf = (text: string) => keccak256(stringToBytes(text));
  const stays = texts ?? ((text: string) => organisations.has(hashOf(text)));
  const shown = evidence.texts.filter(stays);
  const hashes = new Set<string>(shown.map(hashOf));
  const all = seats(agreement);
  const less: Evidence = {
    ...evidence,
    texts: shown,
    disclosure: disclosure && {
      skeleton: disclosure.skeleton,
      opened: Object.fromEntries(
        matchPointers(Object.keys(disclosure.opened), reveal).map((path) => [path, disclosure.opened[path]]),
      ) as Record<string, { salt: `0x${string}`; value: JsonScalar }>,
    },
    // What a host said names the organisation.
    identities: evidence.identities.filter(({ seat }) => hashes.has(all[seat]?.organisation ?? "")),
  };
  return { ...less, nodes: neededNodes(less) };
}
