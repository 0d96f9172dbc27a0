import { type Address, decodeFunctionData, type Hex, keccak256, size, stringToBytes } from "viem";
import { agreementRegistryAbi } from "../../abi/agreementRegistryAbi.js";
import { actDigestOfHashes } from "../../core/acts/actDigest.js";
import { ActKind } from "../../core/acts/actKind.js";
import type { Agreement, AgreementStruct } from "../../core/agreement/agreement.js";
import { agreementId } from "../../core/agreement/agreementId.js";
import { checkAgreement, isStruct } from "../../core/agreement/checkAgreement.js";
import { seats } from "../../core/agreement/seats.js";
import { isObject } from "../../core/json/isObject.js";
import { checkSignature } from "../../core/keys/checkSignature.js";
import type { KnownVerifiers } from "../../core/keys/decodeKey.js";
import { ACCOUNT_SIZE } from "../../core/keys/keyBytes.js";
import { recoverAccount } from "../../core/keys/recoverAccount.js";
import { type Disclosure, disclose } from "../../core/metadata/disclose.js";
import type { SaltedMetadata } from "../../core/metadata/saltedMetadata.js";
import { decodeHeader } from "../../core/proof/decodeHeader.js";
import { decodeEnrolment } from "../../core/record/decodeEnrolment.js";
import { agreementSlots, enrolmentSlot, standingsSlot } from "../../core/record/storageSlots.js";
import { CallError } from "../../errors/call.js";
import { EvidenceError } from "../../errors/evidence.js";
import { toAddress, toBytes, toWord } from "../../reads/answers.js";
import type { RegistryClient } from "../../reads/client.js";
import { getAgreement } from "../../reads/getAgreement.js";
import { getHeader } from "../../reads/getHeader.js";
import { getOrganisation } from "../../reads/getOrganisation.js";
import { type AccountProof, getProof } from "../../reads/getProof.js";
import { getRecord } from "../../reads/getRecord.js";
import { type ListActsReturnType, listActs } from "../../reads/listActs.js";
import { request } from "../../reads/request.js";
import { knownOf, type SeatFacts } from "../facts.js";
import { fetchIdentity } from "../identity/fetchIdentity.js";
import { managersOf } from "../identity/managersOf.js";
import {
  type Evidence,
  type EvidenceAct,
  type EvidenceIdentity,
  MAX_SIGNATURE_BYTES,
} from "./evidenceSchema.js";
import { proveEvidence } from "./gatherEvidence.js";
import { limitSignatures } from "./limitSignatures.js";
import { parseEvidence } from "./parseEvidence.js";
import { recordIdentity } from "./recordIdentity.js";

export type ExportEvidenceParameters = {
  /** Agreement id; enough by itself. */
  id?: Hex;
  /** The agreement, as a party holds it or with hashes in place of its strings. */
  agreement?: Agreement | AgreementStruct;
  /**
   * An earlier file of the agreement, to be brought up to date: what it shows is shown again, no more, and signatures that the endpoint has
   * forgotten stay. Enough by itself.
   */
  refresh?: Evidence;
  /** Metadata document with its salts: all of it is shown. `revealEvidence` makes a file that shows less. */
  metadata?: SaltedMetadata;
  /** A part of the metadata document, instead. */
  disclosure?: Disclosure;
  /** Texts of statements, to be shown beside their hashes. */
  statements?: readonly string[];
  /** The block as of which the evidence speaks. Default: the latest, since many endpoints keep the state of few blocks. */
  block?: "latest" | "finalized" | number;
  /** Asks each organisation's own web document about it (`fetchIdentity`) and records what it says. Default: nothing is asked. */
  fetch?: typeof fetch;
  /** Unix seconds by the clock of whoever asks, to be recorded with it. Default: the machine's. */
  now?: number;
};
export type ExportEvidenceReturnType = Evidence;

type Act = ListActsReturnType["acts"][number];
type Seat = Pick<SeatFacts, "seat" | "organisation" | "identifier">;

/**
 * Makes an evidence file of an agreement, from any endpoint that answers `eth_getProof` (EIP-1186). What the endpoint says is checked like any
 * evidence before it is returned.
 *
 * @param client where to ask
 * @param parameters the agreement, and what is shown of it
 * @returns the evidence; it convinces others once its block is final, see `sealEvidence`
 * @throws {EvidenceError} `EVIDENCE_INCOMPLETE` where nothing is on record or the endpoint's history does not lead to the acts head;
 *   `EVIDENCE_HEADER_UNKNOWN` for a chain whose headers this release cannot write
 * @throws {ProofError} where the endpoint's proofs do not hold together
 * @see docs/evidence.md
 */
export async function exportEvidence(
  client: RegistryClient,
  parameters: ExportEvidenceParameters,
): Promise<ExportEvidenceReturnType> {
  const { metadata, block = "latest", refresh } = parameters;
  checkSubject(parameters);
  const { chainId, agreements, members, verifiers = {} } = await client.deployment();
  const { header, number } = await getHeader(client, block);
  const named = parameters.agreement ?? refresh?.agreement ?? (await find(client, parameters.id, number));
  const agreement = inOrder(checkAgreement(named));
  const id = agreementId(agreement);
  const record = await getRecord(client, { id, blockNumber: number });
  const { acts, complete } = await listActs(client, { id, toBlock: number });
  if (!complete || acts.length === 0) throw incomplete(id, acts.length);
  const all = refresh ? shownSeats(refresh) : await identifiedSeats(client, named, number);
  const identities = await recordIdentities(client, parameters, all, acts, decodeHeader(header));

  const slots = agreementSlots(id);
  const proofs = [
    await getProof(client, agreements, number, [
      slots.record,
      slots.successor,
      ...(record.marked ? [slots.marks] : []),
    ]),
    await getMemberProof(client, members, number, agreement, acts, identities),
  ];
  const nodes = proofs.flatMap(({ accountProof, storage }) => [
    ...accountProof,
    ...[...storage.values()].flatMap(({ proof }) => proof),
  ]);
  const evidence: Evidence = {
    version: 1,
    chainId,
    agreements: agreements.toLowerCase() as Address,
    members: members.toLowerCase() as Address,
    header,
    // An empty trie has one node, which is written as none.
    nodes: [...new Set(nodes)].filter((node) => node !== "0x80").sort(),
    agreement,
    acts: limitSignatures(withSignatures(await toEvidenceActs(client, id, acts), refresh?.acts ?? [])),
    texts: textsOf(named, all, acts, [...(refresh?.texts ?? []), ...(parameters.statements ?? [])]),
    disclosure: metadata
      ? disclose({ ...metadata, reveal: ["/**"] })
      : (parameters.disclosure ?? refresh?.disclosure ?? null),
    identities,
  };
  // A copy of plain JSON, and nothing that a reader would refuse.
  const checked = parseEvidence(JSON.parse(JSON.stringify(evidence)));
  const { history, metadata: opened } = await proveEvidence(checked, verifiers);
  if (!knownOf(history)?.complete) throw incomplete(id, acts.length);
  if (opened && ("broken" in opened || opened.commitment !== agreement.metadata)) {
    throw new EvidenceError({
      code: "EVIDENCE_INCOMPLETE",
      message:
        "The metadata is not what the agreement commits to: the file would fail wherever it is verified.",
      remedy: "Give the metadata document of this agreement, with its salts.",
      values: { id },
    });
  }
  return checked;
}

function checkSubject({ id, agreement, refresh }: ExportEvidenceParameters): void {
  const given = [
    id?.toLowerCase(),
    agreement && agreementId(agreement),
    refresh && agreementId(refresh.agreement),
  ].filter((one) => one !== undefined);
  const [first, other] = [...new Set(given)];
  if (first !== undefined && other === undefined) return;
  throw new CallError({
    code: "CALL_PARAMETER_INVALID",
    message: first ? `Two agreements are meant, ${first} and ${other}.` : "There is no agreement to prove.",
    remedy: "Give the agreement, its id, or an earlier file of it.",
    values: { name: "id", id, ids: given },
  });
}

/** The seats as far as an earlier file names their organisations. */
function shownSeats({ agreement, texts }: Evidence): Seat[] {
  const identifiers = new Map(texts.map((text) => [keccak256(stringToBytes(text)), text]));
  return seats(agreement).map(({ seat, organisation }) => ({
    seat,
    organisation,
    identifier: identifiers.get(organisation),
  }));
}

/** Acts with the signatures of an earlier file where the endpoint gave none; they are checked with everything else. */
function withSignatures(acts: readonly EvidenceAct[], earlier: readonly EvidenceAct[]): EvidenceAct[] {
  const same = ({ signature: _, ...act }: EvidenceAct) => JSON.stringify(act);
  return acts.map((act, index) => {
    const known = earlier[index];
    const signature = act.signature ?? (known && same(known) === same(act) ? known.signature : null);
    return { ...act, signature };
  });
}

async function find(client: RegistryClient, id: Hex | undefined, toBlock: number): Promise<AgreementStruct> {
  const found = id === undefined ? undefined : await getAgreement(client, { id, toBlock });
  if (!found) throw incomplete(id, 0);
  return found;
}

/** The members in one order, and none but these. */
function inOrder(struct: AgreementStruct): Evidence["agreement"] {
  const { title, documents, metadata, parties, witnesses } = struct;
  const { effectiveAt, expiresAt, anyPartyCanEnd, noticeDays, supersedes } = struct;
  return {
    title,
    documents: [...documents],
    metadata,
    parties: [...parties],
    witnesses: [...witnesses],
    effectiveAt,
    expiresAt,
    anyPartyCanEnd,
    noticeDays,
    supersedes,
  };
}

async function getMemberProof(
  client: RegistryClient,
  members: Address,
  blockNumber: number,
  agreement: AgreementStruct,
  acts: readonly Act[],
  identities: readonly EvidenceIdentity[],
): Promise<AccountProof> {
  const all = seats(agreement);
  const managers = identities.flatMap(({ seat, managers }) => {
    const organisation = all[seat]?.organisation;
    return organisation === undefined ? [] : managers.map((keyId) => enrolmentSlot(organisation, keyId));
  });
  const keys = acts.flatMap(({ kind, seat, keyId }) => {
    const organisation = all[seat]?.organisation;
    return kind === "superseded" || organisation === undefined ? [] : [enrolmentSlot(organisation, keyId)];
  });
  const first = await getProof(client, members, blockNumber, [...new Set(keys)]);
  const standings = [...first.storage.values()].flatMap(({ value }) => {
    const enrolment = decodeEnrolment(value);
    return enrolment ? [standingsSlot(enrolment.number)] : [];
  });
  // Where a standing is kept follows from the organisation's number, which stands in the enrolment.
  const second = await getProof(client, members, blockNumber, [...new Set([...standings, ...managers])]);
  return { accountProof: first.accountProof, storage: new Map([...first.storage, ...second.storage]) };
}

/** The acts with the signatures that came with them. */
async function toEvidenceActs(client: RegistryClient, id: Hex, acts: readonly Act[]): Promise<EvidenceAct[]> {
  const { chainId, agreements: registry, verifiers = {} } = await client.deployment();
  const relayed = await getRelayedActs(client, registry, acts);
  return Promise.all(
    acts.map(async (act) => {
      const { kind, seat, organisationKind, time, keyId, statement, transactionHash } = act;
      const candidates = relayed.get(transactionHash) ?? [];
      const signature = await findSignature({ ...act, id, chainId, registry }, candidates, verifiers);
      return { kind, seat, organisationKind, time, keyId, statement, signature };
    }),
  );
}

/** The signed acts of each transaction that went to the registry directly; one may have brought many. */
async function getRelayedActs(
  client: RegistryClient,
  registry: Address,
  acts: readonly Act[],
): Promise<Map<Hex, readonly SignedAct[]>> {
  const hashes = [...new Set(acts.map(({ transactionHash }) => transactionHash))];
  const calls = await Promise.all(
    hashes.map((hash) =>
      request(client, {
        method: "eth_getTransactionByHash",
        params: [hash],
        parse: (answer) => {
          // Many endpoints forget old transactions: then there is no signature to show.
          if (answer === null) return { to: undefined, input: "0x" as Hex };
          if (!isObject(answer) || toWord(answer.hash) !== hash) return undefined;
          return { to: toAddress(answer.to), input: toBytes(answer.input) ?? "0x" };
        },
      }),
    ),
  );
  return new Map(
    calls.map(({ to, input }, index) => [
      hashes[index] as Hex,
      to === registry.toLowerCase() ? signedActs(input) : [],
    ]),
  );
}

/** The key's own signature over an act, where it was relayed with one that can be checked without a chain. */
async function findSignature(
  act: Act & { id: Hex; chainId: number; registry: Address },
  candidates: readonly SignedAct[],
  verifiers: KnownVerifiers,
): Promise<EvidenceAct["signature"]> {
  const { kind, seat, statement, keyId } = act;
  if (kind === "superseded") return null;
  for (const { validUntil, signature, ...candidate } of candidates) {
    if (candidate.kind !== ActKind[kind] || candidate.seat !== seat || candidate.statement !== statement)
      continue;
    const digest = actDigestOfHashes({ ...act, kind, validUntil });
    const key = candidate.key === "0x" ? recoverAccount(digest, signature) : candidate.key;
    if (key === undefined || keccak256(key) !== keyId) continue;
    // Of an account's signature the file has one form.
    if (size(key) === ACCOUNT_SIZE ? size(signature) !== 65 : size(signature) > MAX_SIGNATURE_BYTES) continue;
    // An act that was skipped may have come with a signature that is none.
    if ((await checkSignature({ key, digest, signature, verifiers })) === "valid")
      return { validUntil, key, signature };
  }
  return null;
}

/** An act as it was relayed; the key is `0x` where the signature alone tells which account it is. */
type SignedAct = {
  kind: number;
  seat: number;
  validUntil: number;
  statement: Hex;
  key: Hex;
  signature: Hex;
};

function signedActs(input: Hex): readonly SignedAct[] {
  try {
    const call = decodeFunctionData({ abi: agreementRegistryAbi, data: input });
    if (call.functionName !== "submit" && call.functionName !== "submitAmendment") return [];
    const [accountActs, keyActs] =
      call.functionName === "submit" ? [call.args[1], call.args[2]] : [call.args[2], call.args[3]];
    return [
      ...accountActs.map(({ r, vs, ...act }): SignedAct => ({ ...act, key: "0x", signature: expand(r, vs) })),
      ...keyActs,
    ];
  } catch {
    // Another contract's call, or none.
    return [];
  }
}

/** From the compact form (EIP-2098) to r, s and v. */
function expand(r: Hex, vs: Hex): Hex {
  const bits = BigInt(vs);
  const s = bits & ((1n << 255n) - 1n);
  return `0x${r.slice(2)}${s.toString(16).padStart(64, "0")}${bits >> 255n ? "1c" : "1b"}`;
}

/** The seats, with the identifiers of organisations that were ever admitted. */
function identifiedSeats(
  client: RegistryClient,
  named: Agreement | AgreementStruct,
  blockNumber: number,
): Promise<Seat[]> {
  return Promise.all(
    seats(named).map(async ({ seat, organisation, identifier }) => ({
      seat,
      organisation,
      identifier: identifier ?? (await getOrganisation(client, { organisation, blockNumber }))?.identifier,
    })),
  );
}

/** Asks the organisations' hosts, where that is wanted, and who managed them before they attested. */
async function recordIdentities(
  client: RegistryClient,
  { fetch, now, refresh }: ExportEvidenceParameters,
  named: readonly Seat[],
  acts: readonly Act[],
  block: { number: number; time: number },
): Promise<EvidenceIdentity[]> {
  if (!fetch) return refresh?.identities ?? [];
  const all = await Promise.all(
    named.map(async ({ seat, organisation, identifier }) => {
      if (identifier === undefined) return [];
      const snapshot = await fetchIdentity({ identifier, fetch, ...(now !== undefined && { now }) });
      if (snapshot.documents.length === 0) return [];
      const attestation = acts.find((act) => act.kind === "attest" && act.seat === seat);
      const until = attestation?.time ?? block.time;
      const managers = await managersOf(client, { organisation, until, toBlock: block.number });
      return [recordIdentity({ seat, snapshot, managers })];
    }),
  );
  return all.flat();
}

/** Title, identifiers and statements, as far as they are known. */
function textsOf(
  named: Agreement | AgreementStruct,
  all: readonly Seat[],
  acts: readonly Act[],
  more: readonly string[],
): string[] {
  const { title } = checkAgreement(named);
  const hashes = new Set([title, ...acts.map(({ statement }) => statement)]);
  const texts = [
    ...(isStruct(named) ? [] : [named.title]),
    ...all.flatMap(({ identifier }) => identifier ?? []),
    ...more.filter((text) => hashes.has(keccak256(stringToBytes(text)))),
  ];
  return [...new Set(texts)];
}

function incomplete(id: Hex | undefined, acts: number): EvidenceError {
  return new EvidenceError({
    code: "EVIDENCE_INCOMPLETE",
    message:
      acts === 0
        ? `The agreement ${id ?? "that was asked for"} is not on record, so there is nothing to prove.`
        : `The endpoint gives ${acts} acts of the agreement ${id}, which do not lead to its acts head.`,
    remedy: "Check the id, or ask another endpoint that keeps all logs.",
    values: { id, acts },
  });
}
