import type { RegistryClient } from "minhuoc";
import {
  type Evidence,
  givenHash,
  type IdentityOutcome,
  identityTexts,
  judgeIdentity,
  verifyEvidence,
} from "minhuoc/verify";
import type { Hex } from "viem";
import type { Context } from "../frame/context.js";
import type { Text } from "../frame/text.js";

/** What came of asking an organisation's own host. */
export type HostAnswer = {
  organisation: string;
  outcome: IdentityOutcome;
  /** Why, as `mou verify` says it; null where the identifier is not known, so that no host could be asked. */
  code: string | null;
  detail: string;
};

const outcomeWords: Readonly<Record<IdentityOutcome, Text>> = {
  confirmed: { en: "confirmed", vi: "xác nhận" },
  contradicted: { en: "CONTRADICTED", vi: "MÂU THUẪN" },
  unknown: { en: "could not be checked", vi: "không kiểm tra được" },
};

const unnamed: Text = {
  en: "Its identifier is not known, so no host was asked.",
  vi: "Chưa biết định danh nên không hỏi máy chủ nào.",
};

/**
 * What whoever verifies an evidence file will read of the organisations' hosts, seat by seat.
 *
 * @param evidence a file that was just made
 * @param hash of its block
 */
export async function recordedIdentities(
  client: RegistryClient,
  evidence: Evidence,
  hash: Hex,
  context: Context,
): Promise<HostAnswer[]> {
  const deployment = await client.deployment();
  const { judgement } = await verifyEvidence({
    evidence,
    deployment,
    headers: givenHash(hash),
    sha256: evidence.agreement.documents[0] as Hex,
  });
  return judgement.seats.map(({ identifier, organisation, identity }) => {
    if (identifier === undefined)
      return { organisation, outcome: "unknown", code: null, detail: context.say(unnamed) };
    // Nothing is recorded of an identifier without web documents; why it has none is in the identifier.
    const { outcome, code, detail } =
      identity?.recorded ??
      judgeIdentity({
        snapshot: { identifier, fetchedAt: 0, documents: [] },
        identifier,
        organisation,
        chainId: deployment.chainId,
        members: deployment.members,
        keyIds: [],
      });
    const texts: Readonly<Record<string, Text>> = identityTexts;
    return {
      organisation: identifier,
      outcome,
      code,
      detail: context.language === "en" ? detail : (texts[code]?.[context.language] ?? detail),
    };
  });
}

/** A line for each. */
export const identityLines = (answers: readonly HostAnswer[], { say }: Context): string[] =>
  answers.map(
    ({ organisation, outcome, detail }) => `${organisation}: ${say(outcomeWords[outcome])}. ${detail}`,
  );
