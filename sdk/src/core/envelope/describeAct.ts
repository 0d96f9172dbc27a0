import { getAddress } from "viem";
import { EnvelopeError } from "../../errors/envelope.js";
import { shown } from "../../errors/shown.js";
import { actDigest } from "../acts/actDigest.js";
import type { UnsignedAct } from "../acts/signedAct.js";
import type { Agreement } from "../agreement/agreement.js";
import { agreementId } from "../agreement/agreementId.js";
import { isStruct } from "../agreement/checkAgreement.js";
import { ZERO_BYTES32 } from "../record/bytes32.js";
import { findLookAlikes } from "../text/findLookAlikes.js";
import { printable } from "../text/printable.js";
import { utcTime } from "../text/utcTime.js";
import { type ActLanguage, type ActTexts, actTexts } from "./actTexts.js";
import { checkAct } from "./checkAct.js";
import type { Envelope } from "./envelopeSchema.js";
import { parseEnvelope } from "./parseEnvelope.js";
import { type ShownDocument, type ShownMetadata, shownMetadata } from "./shownMetadata.js";

export type DescribeActParameters = UnsignedAct & {
  envelope: Envelope;
  language: ActLanguage;
};

/**
 * All that a party signs with an act, for a person to read before signing: nothing that is signed is left out, and what is signed without being shown
 * is named. It shows the signed words themselves; texts from the metadata stand beside them as far as they are shown and have been checked against
 * the commitment.
 *
 * @param parameters the envelope, the act that is about to be signed, and the language
 * @returns lines of plain text; times in UTC; characters that a reader does not see as what they are, and a warning for what looks like something else
 * @throws {EnvelopeError} `ENVELOPE_LANGUAGE_UNKNOWN`; what `parseEnvelope` throws; for an act that no one can sign, with a `path` below `/act`
 */
export function describeAct(parameters: DescribeActParameters): string {
  const { kind, organisation, statement, validUntil, language } = parameters;
  if (!Object.hasOwn(actTexts, language)) {
    throw new EnvelopeError({
      code: "ENVELOPE_LANGUAGE_UNKNOWN",
      message: `There is no summary in the language ${shown(language)}.`,
      remedy: `Use one of ${Object.keys(actTexts).join(", ")}.`,
      values: { language },
    });
  }
  const text = actTexts[language];
  const envelope = parseEnvelope(parameters.envelope);
  const { agreement, chainId, registry } = envelope;
  const act = { kind, organisation, statement, validUntil };
  checkAct(agreement, act, "/act");
  const metadata = shownMetadata(envelope, language);
  const lines = [
    text.heading,
    ...fields([
      [text.act, effect(agreement, act, text)],
      [text.organisation, organisation],
      [isClaim(kind) ? text.reason : text.statement, statement],
      [text.validUntil, utcTime(validUntil)],
      [text.chain, String(chainId)],
      [text.registry, getAddress(registry)],
      [text.digest, actDigest({ ...act, agreement, chainId, registry })],
    ]),
    "",
    ...fields([
      [text.title, agreement.title],
      [text.id, agreementId(agreement)],
      [text.amends, amended(envelope, text)],
    ]),
    "",
    ...documentLines(agreement, metadata, text),
    "",
    ...seatLines(agreement, metadata, text),
    "",
    ...termLines(agreement, text),
    "",
    text.metadata,
    ...fields([
      [text.commitment, agreement.metadata],
      [
        "",
        metadata === undefined ? text.nothing : metadata.hidden > 0 ? text.part(metadata.hidden) : text.whole,
      ],
    ]),
    ...warnings([agreement.title, statement, ...(metadata?.texts ?? [])], text),
  ];
  return `${lines.map(printable).join("\n")}\n`;
}

/** Whether the statement gives a reason, and not the capacity in which a person signs. */
const isClaim = (kind: UnsignedAct["kind"]) => kind === "dispute" || kind === "withdrawDispute";

function effect(agreement: Agreement, { kind, organisation }: UnsignedAct, text: ActTexts) {
  const { acts } = text;
  switch (kind) {
    case "attest":
      return agreement.parties.includes(organisation) ? acts.attestParty : acts.attestWitness;
    case "terminate":
      return agreement.anyPartyCanEnd ? acts.notice(agreement.noticeDays) : acts.consent;
    default:
      return acts[kind];
  }
}

function amended({ agreement, previous }: Envelope, text: ActTexts): string {
  if (agreement.supersedes === ZERO_BYTES32) return text.amendsNone;
  const words = previous === null || isStruct(previous) ? text.amendsUnknown : previous.title;
  return `${agreement.supersedes} (${words})`;
}

function documentLines(agreement: Agreement, metadata: ShownMetadata | undefined, text: ActTexts): string[] {
  const named = metadata?.documents ?? [];
  const attachments = named.filter(({ sha256 }) => !agreement.documents.some((hash) => hash === sha256));
  const lines = (sha256: string, index: number, document?: ShownDocument) => {
    const { name = text.nameHidden, role, languages, mediaType, size } = document ?? {};
    const details = [
      role === undefined ? undefined : text.roles[role],
      languages,
      mediaType,
      size === undefined ? undefined : text.size(size),
    ].filter((detail) => detail !== undefined);
    return [
      `  ${index + 1}. ${name}${details.length > 0 ? ` (${details.join("; ")})` : ""}`,
      `     SHA-256 ${sha256}`,
    ];
  };
  return [
    text.documents,
    ...agreement.documents.flatMap((sha256, index) =>
      lines(
        sha256,
        index,
        named.find((document) => document.sha256 === sha256),
      ),
    ),
    ...(attachments.length > 0 ? [text.attachments] : []),
    ...attachments.flatMap((document, index) => lines(document.sha256, index, document)),
  ];
}

function seatLines(agreement: Agreement, metadata: ShownMetadata | undefined, text: ActTexts): string[] {
  const list = (identifiers: readonly string[], first: number) =>
    identifiers.flatMap((identifier, index) => {
      const about = metadata?.organisations.get(identifier);
      return [
        `  ${first + index}. ${identifier}${about?.name ? ` – ${about.name}` : ""}`,
        ...(about?.representatives ?? []).map((person) => `     ${text.represented} ${person}`),
      ];
    });
  const { parties, witnesses } = agreement;
  const persons = metadata?.persons ?? [];
  return [
    text.parties,
    ...list(parties, 1),
    witnesses.length === 0 ? `${text.witnesses}: ${text.none}` : text.witnesses,
    ...list(witnesses, parties.length + 1),
    ...(persons.length > 0 ? [text.persons, ...persons.map((person) => `  ${person}`)] : []),
  ];
}

function termLines(agreement: Agreement, text: ActTexts): string[] {
  const { effectiveAt, expiresAt, anyPartyCanEnd, noticeDays } = agreement;
  return [
    text.term,
    ...fields([
      [text.from, effectiveAt === 0 ? text.fromLast : utcTime(effectiveAt)],
      [text.until, expiresAt === 0 ? text.untilOpen : utcTime(expiresAt)],
      [text.end, anyPartyCanEnd ? text.endByOne(noticeDays) : text.endByAll],
    ]),
  ];
}

/** Words that can be taken for something else, each once. */
function warnings(texts: readonly string[], text: ActTexts): string[] {
  const found = texts
    .flatMap((words) => findLookAlikes(words))
    .map(({ kind, codePoints, text: word, looksLike }) => {
      const other = looksLike === undefined ? "" : `; ${text.looksLike} "${looksLike}"`;
      return `  "${word}": ${text.kinds[kind]} (${codePoints.join(" ")})${other}`;
    });
  return found.length > 0 ? ["", text.warnings, ...new Set(found)] : [];
}

function fields(pairs: readonly (readonly [name: string, value: string])[]): string[] {
  return pairs.map(([name, value]) => (name === "" ? `  ${value}` : `  ${name}: ${value}`));
}
