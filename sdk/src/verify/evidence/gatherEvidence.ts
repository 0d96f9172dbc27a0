import { type Address, type Hex, isAddressEqual, keccak256, stringToBytes } from "viem";
import { actDigestOfHashes } from "../../core/acts/actDigest.js";
import { agreementId } from "../../core/agreement/agreementId.js";
import { seats } from "../../core/agreement/seats.js";
import { checkSignature } from "../../core/keys/checkSignature.js";
import { decodeKey, type KnownVerifiers } from "../../core/keys/decodeKey.js";
import { caught } from "../../core/metadata/metadataProblem.js";
import { decodeHeader, type Header } from "../../core/proof/decodeHeader.js";
import type { HeaderSource } from "../../core/proof/headerSource.js";
import { type ProvedAccount, proveAccount, proveSlot } from "../../core/proof/proveAccount.js";
import { TrieNodes } from "../../core/proof/TrieNodes.js";
import { ZERO_BYTES32 } from "../../core/record/bytes32.js";
import { decodeEnrolment, decodeStanding, type Enrolment } from "../../core/record/decodeEnrolment.js";
import { decodeRecord } from "../../core/record/decodeRecord.js";
import { statusOf } from "../../core/record/statusOf.js";
import { agreementSlots, enrolmentSlot, standingsSlot } from "../../core/record/storageSlots.js";
import { assertText } from "../../core/text/assertText.js";
import type { RegistryDeployment } from "../../deployments/registryDeployment.js";
import { EvidenceError } from "../../errors/evidence.js";
import { MinhUocError } from "../../errors/MinhUocError.js";
import { shown } from "../../errors/shown.js";
import { TextError } from "../../errors/text.js";
import { leadTo } from "../../reads/listActs.js";
import type { Facts, Finding, Problem, RecordedIdentity, SeatFacts, SignatureFacts } from "../facts.js";
import { openMetadata } from "../openMetadata.js";
import type { Evidence, EvidenceAct, EvidenceIdentity } from "./evidenceSchema.js";
import { parseEvidence } from "./parseEvidence.js";
import { readIdentity } from "./readIdentity.js";

/** What an evidence file proves, if its block is one of the chain. */
export type ProvedEvidence = Pick<
  Facts,
  "computedId" | "id" | "agreement" | "metadata" | "statements" | "record" | "successor" | "history" | "seats"
> & { header: Header; accounts: { agreements: ProvedAccount; members: ProvedAccount } };

/**
 * Computes every binding of an evidence file anew, from the header down to the disclosed values. Whether the header is that of a block of the
 * chain, and whether the addresses are the registry's, is for the caller to find out.
 *
 * @param evidence as `parseEvidence` gives it
 * @param verifiers addresses of the verifier contracts that are known: without them, signatures of accounts alone are checked
 * @throws {ProofError} where a proof does not hold together
 * @throws {EvidenceError} `EVIDENCE_TEXT_UNKNOWN`, `EVIDENCE_SIGNATURE_INVALID`, `EVIDENCE_IDENTITY_INVALID`
 * @throws {RecordError} `RECORD_WORD_IMPOSSIBLE`
 * @throws what `checkAgreement` throws for an agreement that is none
 */
export async function proveEvidence(
  evidence: Evidence,
  verifiers: KnownVerifiers = {},
): Promise<ProvedEvidence> {
  const nodes = new TrieNodes(evidence.nodes);
  const proved = proveState(evidence, nodes);
  nodes.requireAllUsed();
  const signatures = await checkSignatures(evidence, proved.id, verifiers);
  const seats = proved.seats.map((seat) => {
    const attestation = evidence.acts.find((act) => act.kind === "attest" && act.seat === seat.seat);
    return { ...seat, signature: attestation && signatures.get(attestation) };
  });
  return { ...proved, seats };
}

/**
 * The nodes of an evidence file that lead to what it says.
 *
 * @returns in the file's order
 * @throws as `proveEvidence`, but for nodes that are not needed
 */
export function neededNodes(evidence: Evidence): Hex[] {
  const nodes = new TrieNodes(evidence.nodes);
  proveState(evidence, nodes);
  return evidence.nodes.filter((node) => nodes.isUsed(node));
}

function proveState(evidence: Evidence, nodes: TrieNodes): ProvedEvidence & { id: Hex } {
  const { agreement, acts, disclosure } = evidence;
  const id = agreementId(agreement);
  const texts = textsOf(evidence);
  const header = decodeHeader(evidence.header);
  const account = (address: Address) => proveAccount(nodes, header.stateRoot, address);
  const accounts = { agreements: account(evidence.agreements), members: account(evidence.members) };

  const slots = agreementSlots(id);
  const word = proveSlot(nodes, accounts.agreements, slots.record);
  const { marked } = decodeRecord(word);
  const record = decodeRecord(word, marked ? proveSlot(nodes, accounts.agreements, slots.marks) : undefined);
  const successor = proveSlot(nodes, accounts.agreements, slots.successor);

  const enrolments = new Map<string, Enrolment | undefined>();
  const standings = new Map<number, Hex>();
  const all = seats(agreement);
  for (const { seat, keyId, kind } of acts) {
    const organisation = all[seat]?.organisation;
    if (kind === "superseded" || organisation === undefined) continue;
    const enrolment = decodeEnrolment(proveSlot(nodes, accounts.members, enrolmentSlot(organisation, keyId)));
    enrolments.set(`${organisation} ${keyId}`, enrolment);
    if (enrolment)
      standings.set(enrolment.number, proveSlot(nodes, accounts.members, standingsSlot(enrolment.number)));
  }
  const given = new Map(evidence.texts.map((text) => [keccak256(stringToBytes(text)), text]));
  const recorded = new Map(
    evidence.identities.map((identity) => [identity.seat, proveIdentity(identity)] as const),
  );

  // What was found of a signature is a fact; its bytes, some of which nobody looks at, are none.
  const recordedActs = acts.map(({ signature: _, ...act }) => act);
  const { time: asOf, number: blockNumber } = header;
  return {
    header,
    accounts,
    computedId: id,
    id,
    agreement: { known: true, value: agreement },
    metadata: openMetadata(agreement, undefined, disclosure ?? undefined),
    statements: texts,
    record: {
      known: true,
      value: { ...record, id, status: statusOf(record, asOf), asOf, blockNumber },
    },
    successor: { known: true, value: successor === ZERO_BYTES32 ? undefined : successor },
    history: {
      known: true,
      value: { acts: recordedActs, complete: leadTo(record.actsHead, id, recordedActs) },
    },
    seats: all.map((seat) => seatFacts({ ...seat, identifier: texts[seat.organisation] })),
  };

  /** What is recorded of a host is a claim; that each of the managers was one is proved. */
  function proveIdentity(identity: EvidenceIdentity): RecordedIdentity {
    const { seat, hash, managers } = identity;
    const { organisation = ZERO_BYTES32 } = all[seat] ?? {};
    const snapshot = readIdentity(identity, given.get(organisation));
    const until = acts.find((act) => act.kind === "attest" && act.seat === seat)?.time ?? header.time;
    for (const keyId of managers) {
      const enrolment = decodeEnrolment(
        proveSlot(nodes, accounts.members, enrolmentSlot(organisation, keyId)),
      );
      if (enrolment?.role === "manager" && enrolment.validFrom <= until) continue;
      throw new EvidenceError({
        code: "EVIDENCE_IDENTITY_INVALID",
        message: `The key ${keyId} did not manage the organisation of seat ${seat} up to its attestation.`,
        remedy: "Trust nothing in the file: it was changed.",
        values: { seat, keyId },
      });
    }
    return { snapshot, hash, managers };
  }

  function seatFacts(seat: Omit<SeatFacts, "standing" | "suspendedSince" | "credential">): SeatFacts {
    const own = acts.filter(({ kind, seat: index }) => kind !== "superseded" && index === seat.seat);
    const found = own.map(({ keyId }) => enrolments.get(`${seat.organisation} ${keyId}`));
    const number = found.find((enrolment) => enrolment)?.number;
    const standing = number === undefined ? undefined : decodeStanding(standings.get(number) ?? "0x", number);
    const attestation = own.find(({ kind }) => kind === "attest");
    const enrolment = attestation && enrolments.get(`${seat.organisation} ${attestation.keyId}`);
    const identity = recorded.get(seat.seat);
    return {
      ...seat,
      ...(identity && { recorded: identity }),
      standing: standing ? known(standing) : unproved("the organisation's standing"),
      suspendedSince:
        standing && !standing.suspended ? known(undefined) : unproved("since when it is suspended"),
      credential: attestation && known(enrolment && standing ? { ...enrolment, ...standing } : undefined),
    };
  }
}

/**
 * The facts of an evidence file, and what the verifier knows beside it. A file that is none gives facts too, which say so.
 *
 * @param input the file's bytes or text, or what was parsed of it
 * @param known.deployment the registry that the verifier knows on a chain; undefined where it knows none
 * @param known.headers where the block's hash is known from; undefined where the verifier knows none
 * @param known.document SHA-256 of the document
 * @param known.now Unix seconds
 */
export async function gatherEvidence(
  input: unknown,
  {
    deployment,
    headers,
    document,
    now,
  }: {
    deployment: (chainId: number) => RegistryDeployment | undefined;
    headers: HeaderSource | undefined;
    document: Finding<Hex> | undefined;
    now: number;
  },
): Promise<Facts> {
  const empty: Facts = {
    checkedAt: now,
    document,
    givenId: undefined,
    computedId: undefined,
    metadata: undefined,
    statements: {},
    chain: { known: false, problem: { code: "EVIDENCE_INVALID", message: "The evidence proves nothing." } },
    candidates: undefined,
    revision: undefined,
    id: undefined,
    agreement: undefined,
    record: undefined,
    successor: undefined,
    history: undefined,
    seats: [],
    final: undefined,
    confirmations: undefined,
    stillCanonical: undefined,
    source: { kind: "evidence", trust: headers?.trust, broken: undefined },
  };
  let evidence: Evidence;
  let trustee: RegistryDeployment;
  let proved: ProvedEvidence;
  try {
    evidence = parseEvidence(input);
    // What is of another registry is not judged by the rules of this one.
    const found = knownRegistry(evidence, deployment(evidence.chainId));
    if ("code" in found) return { ...empty, chain: { known: false, problem: found } };
    trustee = found;
    proved = await proveEvidence(evidence, trustee.verifiers);
  } catch (error) {
    const problem = problemOf(error);
    return {
      ...empty,
      chain: { known: false, problem },
      source: { kind: "evidence", trust: headers?.trust, broken: problem },
    };
  }
  const { header, accounts, ...facts } = proved;
  const { number, hash, time } = header;
  const trusted = await findHash(headers, number, evidence.chainId);
  const isTrusted = trusted.known && trusted.value === hash;
  return {
    ...empty,
    ...facts,
    chain: chainOf(evidence, trustee, accounts, { number, hash, time }),
    // Who vouches for the block vouches for its finality.
    final: isTrusted ? known(true) : undefined,
    stillCanonical: trusted.known
      ? trusted.value === undefined
        ? { known: false, problem: headers ? notFinal(number) : hashMissing(number, hash) }
        : known(isTrusted)
      : trusted,
  };
}

/** The registry that the verifier knows, where the file is of that one; otherwise why it is not. */
function knownRegistry(
  { chainId, agreements, members }: Evidence,
  deployment: RegistryDeployment | undefined,
): RegistryDeployment | Problem {
  const problem = (code: "REGISTRY_UNKNOWN" | "REGISTRY_MISMATCH", message: string) => ({ code, message });
  if (!deployment || deployment.chainId !== chainId) {
    return problem(
      "REGISTRY_UNKNOWN",
      `No registry is known on chain ${chainId}. Give its deployment from a source of your own.`,
    );
  }
  if (isAddressEqual(deployment.agreements, agreements) && isAddressEqual(deployment.members, members)) {
    return deployment;
  }
  return problem(
    "REGISTRY_MISMATCH",
    `The evidence is of the registries at ${agreements} and ${members}, not of the known ones at ${deployment.agreements} and ${deployment.members}.`,
  );
}

function chainOf(
  { chainId, agreements, members }: Evidence,
  { agreementsCodeHash, membersCodeHash }: RegistryDeployment,
  accounts: ProvedEvidence["accounts"],
  block: { number: number; hash: Hex; time: number },
): Facts["chain"] {
  for (const [expected, actual] of [
    [agreementsCodeHash, accounts.agreements.codeHash],
    [membersCodeHash, accounts.members.codeHash],
  ]) {
    if (expected === undefined || expected.toLowerCase() === actual) continue;
    const message = `The registry's code has the hash ${actual}, not ${expected}.`;
    return { known: false, problem: { code: "REGISTRY_CODE_MISMATCH", message } };
  }
  const codePinned = agreementsCodeHash !== undefined && membersCodeHash !== undefined;
  return known({ chainId, registry: agreements, members, codePinned, block });
}

async function findHash(
  headers: HeaderSource | undefined,
  number: number,
  chainId: number,
): Promise<Finding<Hex | undefined>> {
  if (!headers) return known(undefined);
  try {
    return known((await headers.hashOf(number, chainId))?.toLowerCase() as Hex | undefined);
  } catch (error) {
    if (error instanceof MinhUocError) return { known: false, problem: problemOf(error) };
    // A source of the verifier's own fails in its own way: nothing could be checked.
    const message = `The source of block hashes failed: ${error instanceof Error ? error.message : shown(error)}.`;
    return { known: false, problem: { code: "HEADERS_UNAVAILABLE", message } };
  }
}

/** Every text stands for a hash in the agreement or its acts, by which it is shown. */
function textsOf({ agreement, acts, texts }: Evidence): Record<Hex, string> {
  const hashes = new Set<Hex>([
    agreement.title,
    ...agreement.parties,
    ...agreement.witnesses,
    ...acts.flatMap(({ kind, statement }) => (kind === "superseded" ? [] : [statement])),
  ]);
  const found: Record<Hex, string> = {};
  for (const [index, text] of texts.entries()) {
    const hash = keccak256(stringToBytes(text));
    if (hashes.delete(hash)) {
      // It is what was signed; but what this machine's Unicode does not know, or no reader sees, is not shown.
      if (!caught(() => assertText(text, { path: `/texts/${index}` }), TextError)) found[hash] = text;
      continue;
    }
    throw new EvidenceError({
      code: "EVIDENCE_TEXT_UNKNOWN",
      message: `The text ${JSON.stringify(text.slice(0, 80))} belongs to nothing in the agreement and its acts, or stands twice.`,
      remedy: "Trust nothing in the file: it was put there by hand.",
      values: { path: `/texts/${index}`, text },
    });
  }
  return found;
}

/**
 * A signature that is shown is the key's own, over this act. An account's is ECDSA and nothing else, so that one which is not was changed; one of a
 * verifier contract that is not known is bound to the act by its key alone, and is said to be unchecked.
 */
async function checkSignatures(
  evidence: Evidence,
  id: Hex,
  verifiers: KnownVerifiers,
): Promise<Map<EvidenceAct, SignatureFacts>> {
  const all = seats(evidence.agreement);
  const found = new Map<EvidenceAct, SignatureFacts>();
  for (const [index, act] of evidence.acts.entries()) {
    const facts = await signatureFacts(evidence, id, all[act.seat]?.organisation, act, verifiers);
    if (facts === undefined) {
      throw new EvidenceError({
        code: "EVIDENCE_SIGNATURE_INVALID",
        message: `The signature of act ${index} is not that of the key that acted.`,
        remedy: "Trust nothing in the file: signature, act or key was changed.",
        values: { path: `/acts/${index}/signature` },
      });
    }
    found.set(act, facts);
  }
  return found;
}

/** Undefined for a signature that is not the key's over this act. */
async function signatureFacts(
  { chainId, agreements: registry }: Evidence,
  id: Hex,
  organisation: Hex | undefined,
  { kind, keyId, statement, time, signature: shownSignature }: EvidenceAct,
  verifiers: KnownVerifiers,
): Promise<SignatureFacts | undefined> {
  if (!shownSignature) return { status: "none" };
  const { key, validUntil, signature } = shownSignature;
  if (organisation === undefined || kind === "superseded") return undefined;
  if (keccak256(key) !== keyId || time >= validUntil) return undefined;
  const digest = actDigestOfHashes({ kind, id, organisation, statement, validUntil, chainId, registry });
  const result = await checkSignature({ key, digest, signature, verifiers });
  const decoded = decodeKey(key, verifiers);
  if (result === "valid" && decoded.type !== "unknown") {
    const { type } = decoded;
    return { status: "valid", key: type === "rsa" ? { kind: type, bits: decoded.bits } : { kind: type } };
  }
  return result === "unknown" && decoded.type !== "account" ? { status: "unknown" } : undefined;
}

const known = <T>(value: T): { known: true; value: T } => ({ known: true, value });

function unproved(what: string): { known: false; problem: Problem } {
  return {
    known: false,
    problem: { code: "EVIDENCE_INCOMPLETE", message: `The evidence does not show ${what}.` },
  };
}

function notFinal(number: number): Problem {
  return { code: "EVIDENCE_NOT_FINAL", message: `Block ${number} is not final yet, or not known there.` };
}

function hashMissing(number: number, hash: Hex): Problem {
  return {
    code: "BLOCK_HASH_MISSING",
    message: `Compare the hash ${hash} of block ${number} with two independent sources, and give it.`,
  };
}

function problemOf(error: unknown): Problem {
  if (!(error instanceof MinhUocError)) throw error;
  return { code: error.code, message: error.message };
}
