import type { Hex } from "viem";
import type { RecordedAct } from "../core/acts/actsHead.js";
import { statementHash } from "../core/acts/statement.js";
import type { Agreement, AgreementStruct } from "../core/agreement/agreement.js";
import { agreementId } from "../core/agreement/agreementId.js";
import { checkAgreement, isStruct } from "../core/agreement/checkAgreement.js";
import { seats } from "../core/agreement/seats.js";
import { type DocumentSource, hashDocument } from "../core/documents/hashDocument.js";
import type { Disclosure } from "../core/metadata/disclose.js";
import type { SaltedMetadata } from "../core/metadata/saltedMetadata.js";
import { isBytes32 } from "../core/record/bytes32.js";
import type { Status } from "../core/record/record.js";
import { VerifyError } from "../errors/verify.js";
import type { RegistryClient } from "../reads/client.js";
import { findAgreementsByDocument } from "../reads/findAgreementsByDocument.js";
import { getAgreement } from "../reads/getAgreement.js";
import { getBlock } from "../reads/getBlock.js";
import { getCredential } from "../reads/getCredential.js";
import { getEvents } from "../reads/getEvents.js";
import { getOrganisation } from "../reads/getOrganisation.js";
import { getRecord } from "../reads/getRecord.js";
import { getStatus } from "../reads/getStatus.js";
import { getSuccessor } from "../reads/getSuccessor.js";
import { type ListActsReturnType, leadTo, listActs } from "../reads/listActs.js";
import { checkNow } from "./checkVerifier.js";
import { documentRevisions } from "./documentRevisions.js";
import { type Facts, type Finding, find, knownOf, type SeatFacts } from "./facts.js";
import { askHosts } from "./identity/askHosts.js";
import { managersOf } from "./identity/managersOf.js";
import { invalidInput } from "./invalidInput.js";
import { openMetadata } from "./openMetadata.js";
import { codeTexts } from "./texts.js";
import type { CheckName } from "./verdict.js";

export type GatherFactsParameters = {
  /** The document's bytes; a stream is read once, and then earlier revisions inside it are not looked for. */
  document?: DocumentSource;
  /** SHA-256 of the document, instead of its bytes. */
  sha256?: Hex;
  /** SHA-256 of earlier revisions of the document (`pdfRevisions`), where it is given by its hash. */
  revisions?: readonly Hex[];
  /** Agreement id. */
  id?: Hex;
  /** The agreement, as a party holds it or with hashes in place of its strings. */
  agreement?: Agreement | AgreementStruct;
  /** Metadata document with its salts. */
  metadata?: SaltedMetadata;
  /** A part of the metadata document, as `disclose` made it. */
  disclosure?: Disclosure;
  /** Texts of statements, to be shown where their hashes stand in the history. */
  statements?: readonly string[];
  /** All acts of the agreement, where the verifier holds them: used where they lead to the head that the registry keeps. */
  acts?: readonly RecordedAct[];
  /** Asks each organisation's own web document about it (`fetchIdentity`). Without it, the identity is not checked. */
  fetch?: typeof fetch;
  /** Unix seconds by the verifier's own clock. Default: the machine's. */
  now?: number;
};

/** An agreement of these has not been signed by all. */
const UNCONCLUDED: readonly Status[] = ["Unknown", "Proposed", "Lapsed", "Declined"];
/** Candidates whose status is read; a document that more agreements name needs an id. */
const MAX_CANDIDATES = 64;

/** Called when all facts for a check are there. */
type Ready = (check: CheckName, facts: Facts) => void;

/**
 * Finds out all that a judgement needs: from what the verifier holds and from one endpoint, at one block. What cannot be found out is said
 * in the facts and does not stop the rest.
 *
 * @param client where to ask
 * @param parameters what the verifier holds: at least one of `document`, `sha256`, `id` and `agreement`
 * @param ready called for each check, in their order, when its facts are there
 * @returns plain facts
 * @throws {VerifyError} `VERIFY_SUBJECT_MISSING`, `VERIFY_INPUT_INVALID`
 * @throws what `checkAgreement` and `statementHash` throw for an agreement or statement that is none
 */
export async function gatherFacts(
  client: RegistryClient,
  parameters: GatherFactsParameters,
  ready: Ready = () => undefined,
): Promise<Facts> {
  checkParameters(parameters);
  const now = parameters.now ?? Math.floor(Date.now() / 1000);
  checkNow(now);
  const { agreement, metadata, disclosure, statements = [], acts } = parameters;
  const struct = agreement && checkAgreement(agreement);
  const computedId = struct && agreementId(struct);
  const facts: Facts = {
    checkedAt: now,
    document: await findDocument(parameters),
    givenId: parameters.id?.toLowerCase() as Hex | undefined,
    computedId,
    metadata: openMetadata(struct, metadata, disclosure),
    statements: Object.fromEntries(statements.map((text) => [statementHash(text), text])),
    chain: await findChain(client),
    candidates: undefined,
    revision: undefined,
    id: computedId ?? (parameters.id?.toLowerCase() as Hex | undefined),
    agreement: struct && { known: true, value: struct },
    record: undefined,
    successor: undefined,
    history: undefined,
    seats: [],
    final: undefined,
    confirmations: undefined,
    stillCanonical: undefined,
    source: { kind: "endpoint", ...(client.quorum && { quorum: client.quorum }) },
  };

  const at = knownOf(facts.chain)?.block.number;
  if (at !== undefined) {
    await findAgreement(client, parameters, facts, at);
    facts.metadata = openMetadata(knownOf(facts.agreement), metadata, disclosure);
    const { id } = facts;
    if (id !== undefined) facts.record = await find(() => getRecord(client, { id, blockNumber: at }));
  }
  facts.seats = seatsOf(facts, agreement);
  ready("integrity", facts);
  ready("registration", facts);

  if (at !== undefined) {
    await findSeats(client, facts, acts, at);
    if (parameters.fetch) await findIdentities(client, facts, parameters.fetch, at);
  }
  for (const check of ["authority", "signatures", "disputes", "identity"] as const) ready(check, facts);

  if (at !== undefined) await findFinality(client, facts, at);
  ready("finality", facts);
  ready("chainTrust", facts);
  return facts;
}

function checkParameters(parameters: GatherFactsParameters): void {
  const {
    document,
    sha256,
    revisions = [],
    statements,
    id,
    agreement,
    metadata,
    disclosure,
    acts,
  } = parameters;
  if (document === undefined && sha256 === undefined && id === undefined && agreement === undefined) {
    throw new VerifyError({
      code: "VERIFY_SUBJECT_MISSING",
      message: "There is nothing to verify.",
      remedy: "Give at least one of document, sha256, id and agreement.",
    });
  }
  // Of two that say the same thing one would be believed unchecked.
  for (const [one, other] of [
    ["document", "sha256"],
    ["metadata", "disclosure"],
  ] as const) {
    if (parameters[one] === undefined || parameters[other] === undefined) continue;
    throw invalidInput(
      other,
      parameters[other],
      `was given together with ${one}`,
      `Give one of ${one} and ${other}.`,
    );
  }
  for (const [name, value] of Object.entries({ agreement, metadata, disclosure })) {
    if (value === undefined || (typeof value === "object" && value !== null)) continue;
    throw invalidInput(name, value, "is no object", "Leave out what is not at hand.");
  }
  for (const [name, value] of Object.entries({ acts, revisions, statements })) {
    if (value === undefined || Array.isArray(value)) continue;
    throw invalidInput(name, value, "is no list", "Leave out what is not at hand.");
  }
  const hashes = {
    sha256,
    id,
    ...Object.fromEntries(revisions.map((hash, index) => [`revisions/${index}`, hash])),
  };
  for (const [name, hash] of Object.entries(hashes)) {
    if (hash === undefined || (typeof hash === "string" && isBytes32(hash.toLowerCase()))) continue;
    throw invalidInput(name, hash, "is not 32 bytes", "Give 0x and 64 hex digits.");
  }
}

async function findDocument({ document, sha256 }: GatherFactsParameters): Promise<Finding<Hex> | undefined> {
  if (sha256 !== undefined) return { known: true, value: sha256.toLowerCase() as Hex };
  if (document === undefined) return undefined;
  return find(async () => (await hashDocument(document)).sha256);
}

function findChain(client: RegistryClient): Promise<Facts["chain"]> {
  return find(async () => {
    const { chainId, agreements, members, agreementsCodeHash, membersCodeHash } = await client.deployment();
    const codePinned = agreementsCodeHash !== undefined && membersCodeHash !== undefined;
    return { chainId, registry: agreements, members, codePinned, block: await getBlock(client) };
  });
}

/** Finds the agreement that is meant: by its id, or by the document. */
async function findAgreement(
  client: RegistryClient,
  parameters: GatherFactsParameters,
  facts: Facts,
  toBlock: number,
): Promise<void> {
  const document = knownOf(facts.document);
  if (facts.id === undefined && document !== undefined) {
    facts.candidates = await find(() => findCandidates(client, document, toBlock));
    const candidates = knownOf(facts.candidates) ?? [];
    // What one organisation alone proposes on a document must not hide what others have concluded on it.
    const concluded = candidates.filter(
      ({ status }) => status === undefined || !UNCONCLUDED.includes(status),
    );
    const [only, ...others] = concluded.length === 0 ? candidates : concluded;
    if (only !== undefined && others.length === 0) facts.id = only.id;
  }
  const { id } = facts;
  if (id !== undefined) facts.agreement ??= await find(() => getAgreement(client, { id, toBlock }));

  const struct = knownOf(facts.agreement);
  const isMissing = struct
    ? !struct.documents.includes(document ?? "0x")
    : knownOf(facts.candidates)?.length === 0;
  if (document === undefined || !isMissing) return;
  facts.revision = await find(async () => {
    const revisions = await documentRevisions(parameters);
    const named = struct ? undefined : await findDocuments(client, revisions, toBlock);
    for (const sha256 of revisions) {
      const ids = named ? (named.get(sha256) ?? []) : struct?.documents.includes(sha256) && id ? [id] : [];
      if (ids.length > 0) return { document: sha256, ids };
    }
    return undefined;
  });
}

/** The agreements that name a document; more than a person can look at are left unread. */
async function findCandidates(client: RegistryClient, document: Hex, toBlock: number) {
  const ids = await findAgreementsByDocument(client, { document, toBlock });
  return Promise.all(
    ids.map(async (id, index) => {
      const isRead = index < MAX_CANDIDATES;
      return { id, status: isRead ? await getStatus(client, { id, blockNumber: toBlock }) : undefined };
    }),
  );
}

/** The agreements that name any of these documents, in one pass over the events. */
async function findDocuments(
  client: RegistryClient,
  documents: readonly Hex[],
  toBlock: number,
): Promise<Map<Hex, Hex[]>> {
  const found = new Map<Hex, Hex[]>();
  if (documents.length === 0) return found;
  const events = await getEvents(client, {
    contract: "agreements",
    eventName: "DocumentRecorded",
    filter: { document: documents },
    toBlock,
  });
  for (const { args } of events) found.set(args.document, [...(found.get(args.document) ?? []), args.id]);
  return found;
}

function seatsOf({ agreement, chain }: Facts, given: Agreement | AgreementStruct | undefined): SeatFacts[] {
  const struct = knownOf(agreement);
  if (!struct) return [];
  const named = given && !isStruct(given) ? given : struct;
  // Until the chain is read, and where it cannot be.
  const unread: Finding<undefined> = chain.known ? { known: true, value: undefined } : chain;
  return seats(named).map((seat) => ({
    ...seat,
    standing: unread,
    suspendedSince: unread,
    credential: undefined,
  }));
}

/** Finds the history, and for each seat the organisation and the key that attested. */
async function findSeats(
  client: RegistryClient,
  facts: Facts,
  acts: readonly RecordedAct[] | undefined,
  blockNumber: number,
): Promise<void> {
  const record = knownOf(facts.record);
  const { id } = facts;
  if (id !== undefined && record && record.attested !== 0) {
    facts.successor = await find(() => getSuccessor(client, { id, blockNumber }));
    const listed = await find(() => listActs(client, { id, toBlock: blockNumber }));
    facts.history =
      acts && leadTo(record.actsHead, id, acts) ? { known: true, value: { acts, complete: true } } : listed;
    facts.confirmations = await findConfirmations(client, listed, blockNumber);
  }
  const history = knownOf(facts.history)?.acts ?? [];
  facts.seats = await Promise.all(
    facts.seats.map(async (seat): Promise<SeatFacts> => {
      const { organisation } = seat;
      const act = history.find(({ kind, seat: index }) => kind === "attest" && index === seat.seat);
      const standing = await find(() => getOrganisation(client, { organisation, blockNumber }));
      return {
        ...seat,
        identifier: seat.identifier ?? knownOf(standing)?.identifier,
        standing,
        suspendedSince: await find(() =>
          suspendedSince(client, knownOf(standing)?.suspended, organisation, blockNumber),
        ),
        credential:
          act && (await find(() => getCredential(client, { organisation, keyId: act.keyId, blockNumber }))),
      };
    }),
  );
}

/** Blocks that stand on the last act. An endpoint that moves it to another block is caught by its time, which the acts head hashes. */
async function findConfirmations(
  client: RegistryClient,
  listed: Finding<ListActsReturnType>,
  at: number,
): Promise<Facts["confirmations"]> {
  if (!listed.known) return listed;
  const last = listed.value.acts.at(-1);
  const problem = { code: "HISTORY_INCOMPLETE", message: codeTexts.HISTORY_INCOMPLETE.en };
  if (!last || !listed.value.complete) return { known: false, problem };
  const block = await find(() => getBlock(client, { block: last.blockNumber }));
  if (!block.known) return block;
  const { number, time } = block.value;
  if (time === last.time) return { known: true, value: at - number + 1 };
  const message = `The endpoint places the last act in block ${number}, which has another time.`;
  return { known: false, problem: { code: "EVIDENCE_CONTRADICTORY", message } };
}

/** Asks the organisations' own hosts, and who managed them before they attested. */
async function findIdentities(
  client: RegistryClient,
  facts: Facts,
  ask: typeof fetch,
  toBlock: number,
): Promise<void> {
  const acts = knownOf(facts.history)?.acts ?? [];
  const asked = await askHosts(facts.seats, { fetch: ask, now: facts.checkedAt });
  facts.seats = await Promise.all(
    asked.map(async (seat) => {
      const { organisation, identity } = seat;
      if (!identity) return seat;
      const act = acts.find(({ kind, seat: index }) => kind === "attest" && index === seat.seat);
      const until = act?.time ?? facts.checkedAt;
      return { ...seat, managers: await find(() => managersOf(client, { organisation, until, toBlock })) };
    }),
  );
}

async function suspendedSince(
  client: RegistryClient,
  suspended: boolean | undefined,
  organisation: Hex,
  toBlock: number,
): Promise<number | undefined> {
  if (!suspended) return undefined;
  const events = await getEvents(client, {
    contract: "members",
    eventName: "OrganisationSuspended",
    filter: { organisation },
    toBlock,
  });
  const last = events.at(-1);
  return last && (await getBlock(client, { block: last.blockNumber })).time;
}

/** Whether what was read is final, and still stands. */
async function findFinality(client: RegistryClient, facts: Facts, at: number): Promise<void> {
  const { id } = facts;
  const record = knownOf(facts.record);
  const hash = knownOf(facts.chain)?.block.hash;
  if (id !== undefined && record && record.attested !== 0) {
    facts.final = await find(async () => {
      const { number } = await getBlock(client, { block: "finalized" });
      const final = await getRecord(client, { id, blockNumber: Math.min(number, at) });
      return final.actsHead === record.actsHead;
    });
  }
  facts.stillCanonical = await find(async () => (await getBlock(client, { block: at })).hash === hash);
}
