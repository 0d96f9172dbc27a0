import { type Address, type Hex, isAddress, keccak256, stringToBytes } from "viem";
import { isObject } from "../../core/json/isObject.js";

import type { JsonValue } from "../../core/json/JsonValue.js";
import { parseJsonStrict } from "../../core/json/parseJsonStrict.js";
import { isBytes32 } from "../../core/record/bytes32.js";
import { IdentityError } from "../../errors/identity.js";
import { JsonError } from "../../errors/json.js";
import { shown } from "../../errors/shown.js";
import { VerifyError } from "../../errors/verify.js";
import type { IdentityDocument, IdentitySnapshot } from "./fetchIdentity.js";
import { type IdentitySource, identitySources } from "./identitySources.js";
import { type IdentityCode, type IdentityOutcome, identityTexts } from "./identityTexts.js";
import { type IdentityStatement, parseIdentityStatement } from "./parseIdentityStatement.js";

export type JudgeIdentityParameters = {
  /** What `fetchIdentity` returned. It carries no proof: one that somebody else made is as good as their word. */
  snapshot: IdentitySnapshot;
  /** The organisation's identifier in the registry. */
  identifier: string;
  /** Organisation id, 32 bytes. */
  organisation: Hex;
  chainId: number;
  /** Address of the `MemberRegistry`. */
  members: Address;
  /** Ids of the organisation's keys that attested; empty where none did. */
  keyIds: readonly Hex[];
  /**
   * Ids of all keys that were managers of the organisation before those keys attested, from the registry's `KeyAdded` events. They are asked
   * about where the document does not list signatories. Default: none.
   */
  managerIds?: readonly Hex[];
  /** Whether these are all managers. A part of them can contradict, and confirms nothing. Default: true. */
  allManagers?: boolean;
};
export type JudgeIdentityReturnType = {
  outcome: IdentityOutcome;
  code: IdentityCode;
  /** What the code means, and what the document says instead, in English. */
  detail: string;
  /** The same in Vietnamese. */
  detailVi: string;
  /** Address of the document that decided; undefined where there is none. */
  url: string | undefined;
  /** Unix seconds at which it was fetched, as the snapshot says; undefined where it says nothing. */
  fetchedAt: number | undefined;
};

type Question = Required<Omit<JudgeIdentityParameters, "snapshot">>;
type Finding = { code: IdentityCode; said?: string | undefined };

const RANK = Object.keys(identityTexts) as IdentityCode[];
const SERVICE = "MinhUocRegistry";

/**
 * Judges whether an organisation's own web documents stand behind what the registry says of it. No network: the same snapshot gives the
 * same answer at any time.
 *
 * *Confirmed*: a document at the identifier's host names this chain, this member registry and this organisation id, and the keys: where it lists
 * signatories, every key that attested is among them; otherwise every manager that the registry has is among its managers, for only managers
 * enrol signatories. *Contradicted*: a document names this organisation and says otherwise. *Unknown*: anything else, with a code for each reason.
 *
 * @param parameters the snapshot and what the registry says
 * @returns the outcome, its reason, and the document that decided
 * @throws {VerifyError} `VERIFY_INPUT_INVALID` where what the registry says is not of its form, or the id is not the identifier's
 * @see docs/identity.md
 */
export function judgeIdentity({
  snapshot,
  managerIds = [],
  allManagers = true,
  ...asked
}: JudgeIdentityParameters): JudgeIdentityReturnType {
  const question = { ...asked, managerIds, allManagers };
  checkQuestion(question);
  const { sources, problem } = identitySources(question.identifier);
  const fetchedAt = isTime(snapshot?.fetchedAt) ? snapshot.fetchedAt : undefined;
  if (problem) return answer({ code: problem }, undefined, fetchedAt);
  if (!isComplete(snapshot, question.identifier, sources)) {
    return answer({ code: "IDENTITY_SNAPSHOT_INVALID" }, undefined, fetchedAt);
  }
  const [best] = sources
    .map((source, index) => ({
      source,
      finding: judgeDocument(snapshot.documents[index] as IdentityDocument, source, question),
    }))
    .sort((one, other) => RANK.indexOf(one.finding.code) - RANK.indexOf(other.finding.code));
  return answer(best?.finding ?? { code: "IDENTITY_NO_WEB_DOCUMENT" }, best?.source.url, fetchedAt);
}

function checkQuestion({ identifier, organisation, chainId, members, keyIds, managerIds }: Question): void {
  const problem =
    typeof identifier !== "string" || organisation !== keccak256(stringToBytes(identifier))
      ? `the id ${shown(organisation)} is not that of the identifier ${shown(identifier)}`
      : !Number.isSafeInteger(chainId) || chainId < 1
        ? `the chain id cannot be ${shown(chainId)}`
        : !isAddress(members)
          ? `the address cannot be ${shown(members)}`
          : ![keyIds, managerIds].every((ids) => Array.isArray(ids) && ids.every(isBytes32))
            ? "a key id is not 32 bytes"
            : undefined;
  if (problem === undefined) return;
  throw new VerifyError({
    code: "VERIFY_INPUT_INVALID",
    message: `An identity cannot be judged: ${problem}.`,
    remedy: "Give what getOrganisation, getCredential and the deployment say.",
    values: { identifier, organisation, chainId, members, keyIds, managerIds },
  });
}

/** Whether a snapshot holds each document that was to be fetched, once: one that is left out could be the one that contradicts. */
function isComplete(
  snapshot: IdentitySnapshot,
  identifier: string,
  sources: readonly IdentitySource[],
): boolean {
  return (
    snapshot?.identifier === identifier &&
    isTime(snapshot.fetchedAt) &&
    Array.isArray(snapshot.documents) &&
    snapshot.documents.length === sources.length &&
    sources.every(({ url }, index) => {
      const { [index]: document } = snapshot.documents as readonly (IdentityDocument | null)[];
      return (
        document?.url === url &&
        (document.status === undefined || Number.isSafeInteger(document.status)) &&
        (document.problem === undefined
          ? typeof document.text === "string"
          : document.text === undefined &&
            Object.hasOwn(identityTexts, document.problem) &&
            identityTexts[document.problem].outcome === "unknown")
      );
    })
  );
}

function isTime(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function judgeDocument(document: IdentityDocument, source: IdentitySource, question: Question): Finding {
  if (document.problem !== undefined) {
    return { code: document.problem, said: document.status ? `HTTP ${document.status}` : undefined };
  }
  try {
    const value = parseJsonStrict(document.text);
    if (source.kind === "file") return judgeStatement(parseIdentityStatement(value), question);
    return judgeDid(value, question);
  } catch (error) {
    if (error instanceof IdentityError) return { code: error.code, said: String(error.values.path) };
    if (!(error instanceof JsonError)) throw error;
    if (error.code === "JSON_TOO_LARGE") return { code: "IDENTITY_TOO_LARGE" };
    return { code: "IDENTITY_NOT_JSON", said: `${error.values.line}:${error.values.column}` };
  }
}

/** A DID document is read no further than to its service of our type, which holds the same statement as the file. */
function judgeDid(value: JsonValue, question: Question): Finding {
  if (!isObject(value)) return { code: "IDENTITY_DOCUMENT_INVALID", said: "/" };
  // The document of another DID says nothing about this one (DID Core, section 5.1.1).
  if (value.id !== question.identifier) return { code: "IDENTITY_ORGANISATION_NOT_NAMED" };
  const services: readonly JsonValue[] = Array.isArray(value.service) ? value.service : [];
  const ours = services.flatMap((service, index) =>
    isObject(service) && [service.type].flat().includes(SERVICE) ? [{ service, index }] : [],
  );
  const [first, second] = ours;
  if (!first) return { code: "IDENTITY_NO_STATEMENT" };
  if (second) return { code: "IDENTITY_DOCUMENT_INVALID", said: `/service/${second.index}` };
  const path = `/service/${first.index}/serviceEndpoint`;
  const { serviceEndpoint } = first.service;
  if (!isObject(serviceEndpoint)) return { code: "IDENTITY_DOCUMENT_INVALID", said: path };
  const { uri, ...statement } = serviceEndpoint;
  if (uri !== undefined && typeof uri !== "string") {
    return { code: "IDENTITY_DOCUMENT_INVALID", said: `${path}/uri` };
  }
  return judgeStatement(parseIdentityStatement(statement, path), question);
}

function judgeStatement({ organisations }: IdentityStatement, question: Question): Finding {
  const organisation = organisations.find(({ identifier }) => identifier === question.identifier);
  if (!organisation) return { code: "IDENTITY_ORGANISATION_NOT_NAMED" };
  if (organisation.id !== question.organisation) return { code: "IDENTITY_OTHER_ID", said: organisation.id };

  const onChain = organisation.registries.filter(({ chainId }) => chainId === question.chainId);
  if (onChain.length === 0) return { code: "IDENTITY_CHAIN_NOT_NAMED" };
  const registry = onChain.find(({ members }) => members === question.members.toLowerCase());
  if (!registry) {
    return { code: "IDENTITY_OTHER_REGISTRY", said: onChain[0]?.members };
  }

  const { keys, managers } = registry;
  if (keys) {
    const stranger = question.keyIds.find((id) => !keys.includes(id));
    return stranger ? { code: "IDENTITY_KEY_NOT_NAMED", said: stranger } : { code: "IDENTITY_CONFIRMED" };
  }
  const stranger = question.managerIds.find((id) => !managers.includes(id));
  if (stranger) return { code: "IDENTITY_MANAGER_NOT_NAMED", said: stranger };
  if (question.keyIds.length === 0) return { code: "IDENTITY_CONFIRMED" };
  if (question.managerIds.length === 0) return { code: "IDENTITY_MANAGERS_NOT_GIVEN" };
  return { code: question.allManagers ? "IDENTITY_CONFIRMED" : "IDENTITY_MANAGERS_UNPROVED" };
}

function answer(
  { code, said }: Finding,
  url: string | undefined,
  fetchedAt: number | undefined,
): JudgeIdentityReturnType {
  const { outcome, en, vi } = identityTexts[code];
  const more = said ? ` (${said})` : "";
  const add = (text: string) => `${text.slice(0, -1)}${more}.`;
  return { outcome, code, detail: add(en), detailVi: add(vi), url, fetchedAt };
}
