import type { RecordedAct } from "../core/acts/actsHead.js";
import { pointerPattern } from "../core/metadata/disclose.js";
import { endpointTrust } from "../core/proof/endpointTrust.js";
import type { HeaderTrust } from "../core/proof/headerSource.js";
import type { AgreementRecord, Status } from "../core/record/record.js";
import { isInForce, statusOf } from "../core/record/statusOf.js";
import type { GetRecordReturnType } from "../reads/getRecord.js";
import { checkPolicy } from "./checkVerifier.js";
import { type Facts, knownOf, type Problem, type SeatFacts, type SignatureFacts } from "./facts.js";
import type { IdentityDocument, IdentitySnapshot } from "./identity/fetchIdentity.js";
import { identityWarnings } from "./identity/identityWarnings.js";
import { judgeIdentity } from "./identity/judgeIdentity.js";
import { type Renewal, renewalOf } from "./renewal.js";
import { rollups } from "./rollups.js";
import { codeTexts, type VerdictCode } from "./texts.js";
import type {
  Answer,
  Check,
  CheckName,
  CheckOutcome,
  IdentityFinding,
  Indication,
  Judgement,
  Policy,
  SeatVerdict,
  SignatureVerdict,
} from "./verdict.js";
import { checkNames } from "./verdict.js";

type CheckResult = Omit<Check, "name">;

const DEFAULT_MAX_AGE = 3_600;

/**
 * Judges facts: pure, without any clock, file or network of its own.
 *
 * What could not be found out is `inconclusive`, never passed or failed. `failed` is kept for evidence that contradicts what it claims to be:
 * a changed document, metadata or agreement. A signature that is missing, a refusal and a dispute are true statements of the registry and make
 * the authenticity `INDETERMINATE`, not failed; that an agreement has ended concerns its force alone.
 *
 * @param facts as `gatherFacts` gives them
 * @param policy what the verifier asks for
 * @returns the judgement
 * @throws {VerifyError} `VERIFY_INPUT_INVALID` for a policy that is none
 * @throws {CommitmentError} `DISCLOSURE_PATTERN_INVALID` for a pattern in `policy.disclosed`
 * @see ETSI EN 319 102-1
 */
export function judge(facts: Facts, policy: Policy = {}): Judgement {
  checkPolicy(policy);
  const checks = checkNames.map((name) => judgeCheck(name, facts, policy));
  const required = checks.filter(({ name }) => isRequired(name, policy));
  const seats = facts.seats.map((seat) => judgeSeat(seat, facts, policy, required));
  return {
    authenticity: { ...indicationOf(required), checks },
    seats,
    renewal: firstRenewal(seats),
    inForce: judgeForce(facts, policy),
    trust: trustOf(facts),
  };
}

/** One of the checks; it looks at the facts that it needs and at no others. */
export function judgeCheck(name: CheckName, facts: Facts, policy: Policy = {}): Check {
  return { name, ...rules[name](facts, policy) };
}

const rules: Record<CheckName, (facts: Facts, policy: Policy) => CheckResult> = {
  integrity,
  registration,
  authority,
  signatures,
  disputes,
  identity,
  finality,
  chainTrust,
};

function isRequired(name: CheckName, { requireIdentity = false, finality = "finalized" }: Policy): boolean {
  if (name === "identity") return requireIdentity;
  return name !== "finality" || finality !== "latest";
}

function say(outcome: CheckOutcome, code: VerdictCode): CheckResult {
  return { outcome, code, detail: codeTexts[code].en };
}

function couldNotCheck({ code, message }: Problem): CheckResult {
  return { outcome: "inconclusive", code, detail: message };
}

function integrity(facts: Facts, { disclosed = [] }: Policy): CheckResult {
  const { document, givenId, computedId, metadata, agreement, id, candidates, revision } = facts;
  if (givenId !== undefined && computedId !== undefined && givenId !== computedId)
    return say("failed", "AGREEMENT_MISMATCH");
  if (metadata && "broken" in metadata) {
    // Rules that this release or this machine does not know (a version, a time zone, a new character) say nothing against it.
    if (metadata.committed || metadata.broken.code === "METADATA_VERSION_UNKNOWN")
      return couldNotCheck(metadata.broken);
    return { outcome: "failed", code: "METADATA_MISMATCH", detail: metadata.broken.message };
  }
  const struct = knownOf(agreement);
  if (metadata && struct && metadata.commitment !== struct.metadata)
    return say("failed", "METADATA_MISMATCH");
  if (!document) return say("notChecked", "DOCUMENT_NOT_GIVEN");
  if (!document.known) return couldNotCheck(document.problem);
  if (id === undefined) {
    if (knownOf(revision)) return say("inconclusive", "EARLIER_REVISION_REGISTERED");
    return say("notChecked", "NOTHING_TO_COMPARE");
  }
  if (agreement && !agreement.known) return couldNotCheck(agreement.problem);
  if (!struct) return say("notChecked", "NOTHING_TO_COMPARE");
  const isNamed = struct.documents.includes(document.value);
  if (isNamed || metadata?.documents.includes(document.value)) {
    if (disclosed.length > 0 && isHidden(metadata, disclosed))
      return say("inconclusive", "DISCLOSURE_MISSING");
    return say("passed", isNamed ? "DOCUMENT_MATCHES" : "ATTACHMENT_MATCHES");
  }
  if (knownOf(revision)) return say("inconclusive", "EARLIER_REVISION_REGISTERED");
  // The endpoint itself named this agreement for the document.
  if (knownOf(candidates)?.some((candidate) => candidate.id === id))
    return say("inconclusive", "EVIDENCE_CONTRADICTORY");
  return say("failed", "HASH_MISMATCH");
}

/** Whether something that the policy wants to see is hidden, or is not there at all. */
function isHidden(metadata: Facts["metadata"], patterns: readonly string[]): boolean {
  if (!metadata || "broken" in metadata) return true;
  return patterns.some((pattern) => {
    const expression = pointerPattern(pattern);
    const fits = (path: string) => expression.test(path);
    return metadata.hidden.some(fits) || !metadata.shown.some(fits);
  });
}

function registration(facts: Facts): CheckResult {
  const { chain, candidates, revision, id } = facts;
  if (!chain.known) return couldNotCheck(chain.problem);
  if (id === undefined) {
    if (!candidates) return say("inconclusive", "NOT_REGISTERED");
    if (!candidates.known) return couldNotCheck(candidates.problem);
    if (candidates.value.length > 1) return say("inconclusive", "SEVERAL_AGREEMENTS");
    if (revision && !revision.known) return couldNotCheck(revision.problem);
    return say("inconclusive", revision?.value ? "EARLIER_REVISION_REGISTERED" : "NOT_REGISTERED");
  }
  return registered(facts).gap ?? say("passed", "REGISTERED");
}

function authority(facts: Facts, { kinds }: Policy): CheckResult {
  const { record, gap } = registered(facts);
  if (gap) return gap;
  const { history, agreement, seats } = facts;
  if (!history) return say("notChecked", "NOTHING_TO_COMPARE");
  if (!history.known) return couldNotCheck(history.problem);
  if (!history.value.complete) return say("inconclusive", "HISTORY_INCOMPLETE");
  if (agreement && !agreement.known) return couldNotCheck(agreement.problem);
  const attested = seats.filter(({ seat }) => hasBit(record.attested, seat));
  if (attested.length !== count(record.attested)) return say("inconclusive", "EVIDENCE_CONTRADICTORY");
  const all = attested.map((seat) => seatAuthority(seat, facts, kinds));
  return all.find(({ outcome }) => outcome !== "passed") ?? say("passed", "KEYS_AUTHORIZED");
}

/** Whether the key that attested from a seat was a signatory of its organisation at that time. */
function seatAuthority(seat: SeatFacts, facts: Facts, kinds: Policy["kinds"]): CheckResult {
  const { history } = facts;
  if (!history) return say("notChecked", "NOTHING_TO_COMPARE");
  if (!history.known) return couldNotCheck(history.problem);
  if (!history.value.complete) return say("inconclusive", "HISTORY_INCOMPLETE");
  const act = attestationOf(seat.seat, history.value.acts);
  if (!act) return say("inconclusive", "EVIDENCE_CONTRADICTORY");
  if (!seat.credential) return say("notChecked", "NOTHING_TO_COMPARE");
  if (!seat.credential.known) return couldNotCheck(seat.credential.problem);
  const credential = seat.credential.value;
  // The registry records no act of a key outside its window: an answer that says so contradicts the history.
  if (
    credential?.role !== "signatory" ||
    act.organisationKind === "none" ||
    act.time < credential.validFrom ||
    (credential.validUntil !== 0 && act.time >= credential.validUntil)
  ) {
    return say("inconclusive", "EVIDENCE_CONTRADICTORY");
  }
  if (kinds && !kinds.includes(act.organisationKind)) return say("inconclusive", "KIND_NOT_ACCEPTED");
  return say("passed", "KEYS_AUTHORIZED");
}

function signatures(facts: Facts, { requireWitnesses = false }: Policy): CheckResult {
  const { record, gap } = registered(facts);
  if (gap) return gap;
  if (record.outcome === "Declined") return say("inconclusive", "DECLINED");
  // The registry sets the time of coming into force when the last party attests, and only then.
  if (record.inForceAt === 0) {
    return say("inconclusive", record.status === "Lapsed" ? "LAPSED" : "SIGNATURES_MISSING");
  }
  const struct = knownOf(facts.agreement);
  if (struct) {
    const missing = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, index) => from + index).some(
        (seat) => !hasBit(record.attested, seat),
      );
    const parties = struct.parties.length;
    if (missing(0, parties)) return say("inconclusive", "EVIDENCE_CONTRADICTORY");
    if (requireWitnesses && missing(parties, parties + struct.witnesses.length)) {
      return say("inconclusive", "WITNESSES_MISSING");
    }
  } else if (requireWitnesses) {
    return facts.agreement && !facts.agreement.known
      ? couldNotCheck(facts.agreement.problem)
      : say("inconclusive", "WITNESSES_MISSING");
  }
  return say("passed", "ALL_PARTIES_ATTESTED");
}

function disputes(facts: Facts, { acceptDisputed = false }: Policy): CheckResult {
  const { record, gap } = registered(facts);
  if (gap) return gap;
  if (!record.marks) return say("inconclusive", "EVIDENCE_CONTRADICTORY");
  if (record.marks.disputes === 0) return say("passed", "NO_DISPUTES");
  return acceptDisputed ? say("passed", "DISPUTES_ACCEPTED") : say("inconclusive", "DISPUTED");
}

function identity(facts: Facts, policy: Policy): CheckResult {
  const all = facts.seats.map((seat) => seatIdentity(seat, facts, policy));
  return (
    all.find(({ outcome }) => outcome !== "passed") ?? all[0] ?? say("notChecked", "IDENTITY_NOT_CHECKED")
  );
}

/**
 * Whether the organisation's own web document names this registry and the keys. An impostor is not confirmed, which is no proof of forgery.
 * What a file records of it decides nothing, unless the verifier accepts that: then it stands in for an answer that was not asked for.
 */
function seatIdentity(
  seat: SeatFacts,
  facts: Facts,
  { acceptRecordedIdentity = false }: Policy,
): CheckResult {
  const { identity, recorded } = seat;
  if (!identity && recorded && !acceptRecordedIdentity) return say("notChecked", "IDENTITY_RECORDED");
  const found = findIdentity(seat, facts, identity ?? recorded?.snapshot, acceptRecordedIdentity);
  if (!found) return say("notChecked", "IDENTITY_NOT_CHECKED");
  const { outcome, code, detail } = found;
  if (outcome !== "confirmed") return { outcome: "inconclusive", code, detail };
  return identity ? { outcome: "passed", code, detail } : say("passed", "IDENTITY_RECORDED_ACCEPTED");
}

/** @param allManagers whether the managers that a file shows are taken for all of them */
function findIdentity(
  { seat, identifier, organisation, managers, recorded }: SeatFacts,
  { chain, history }: Facts,
  snapshot: IdentitySnapshot | undefined,
  allManagers: boolean,
): IdentityFinding | undefined {
  if (!snapshot || identifier === undefined) return undefined;
  const unknown = ({ code, detail }: CheckResult): IdentityFinding => {
    const { fetchedAt } = snapshot;
    return { outcome: "unknown", code, detail, url: undefined, fetchedAt };
  };
  if (!chain.known) return unknown(couldNotCheck(chain.problem));
  if (history && !history.known) return unknown(couldNotCheck(history.problem));
  if (history && !history.value.complete) return unknown(say("inconclusive", "HISTORY_INCOMPLETE"));
  if (managers && !managers.known) return unknown(couldNotCheck(managers.problem));
  const act = attestationOf(seat, history?.value.acts ?? []);
  const { outcome, code, detail, url, fetchedAt } = judgeIdentity({
    snapshot,
    identifier,
    organisation,
    chainId: chain.value.chainId,
    members: chain.value.members,
    keyIds: act ? [act.keyId] : [],
    managerIds: managers?.value ?? recorded?.managers ?? [],
    allManagers: managers !== undefined || allManagers,
  });
  return { outcome, code, detail, url, fetchedAt };
}

function identityOf(seat: SeatFacts, facts: Facts, policy: Policy): SeatVerdict["identity"] {
  const { identity, recorded } = seat;
  const { acceptRecordedIdentity = false } = policy;
  const asked = findIdentity(seat, facts, identity, acceptRecordedIdentity);
  const told = findIdentity(seat, facts, recorded?.snapshot, true);
  if (!asked && !told) return undefined;
  const changed = identity && recorded && hasChanged(identity, recorded.snapshot);
  return { asked, recorded: told, changed };
}

/** Whether a host says something else: unknown where one of its documents could not be had, then or now. */
function hasChanged({ documents: now }: IdentitySnapshot, { documents: then }: IdentitySnapshot): Answer {
  const said = ({ text, problem }: IdentityDocument) =>
    text ?? (problem === "IDENTITY_NOT_FOUND" ? null : undefined);
  const pairs = now.map((document, index) => [said(document), then[index] && said(then[index])]);
  const comparable = pairs.filter((pair) => !pair.includes(undefined));
  if (comparable.some(([one, other]) => one !== other)) return "yes";
  return comparable.length === pairs.length ? "no" : "unknown";
}

function finality(facts: Facts, { finality = "finalized" }: Policy): CheckResult {
  if (finality === "latest") return say("notChecked", "FINALITY_NOT_ASKED");
  const { gap } = registered(facts);
  if (gap) return gap;
  // Who vouches for the block of evidence vouches for its finality, which is more than any number of blocks.
  if (finality !== "finalized" && facts.source.kind === "endpoint") {
    const { confirmations } = facts;
    if (!confirmations) return say("notChecked", "NOTHING_TO_COMPARE");
    if (!confirmations.known) return couldNotCheck(confirmations.problem);
    return confirmations.value >= finality.confirmations
      ? say("passed", "CONFIRMED")
      : say("inconclusive", "CONFIRMATIONS_MISSING");
  }
  if (!facts.final) return say("notChecked", "NOTHING_TO_COMPARE");
  if (!facts.final.known) return couldNotCheck(facts.final.problem);
  return facts.final.value ? say("passed", "FINAL") : say("inconclusive", "NOT_FINAL");
}

function chainTrust(facts: Facts, { trust }: Policy): CheckResult {
  const found = sourceTrust(facts);
  if (found.outcome !== "passed" || !trust || trust.includes(trustOf(facts).level)) return found;
  return say("inconclusive", "TRUST_NOT_ACCEPTED");
}

function sourceTrust({ chain, stillCanonical, source }: Facts): CheckResult {
  if (source.kind === "evidence" && source.broken) {
    // What this release does not read says nothing against the agreement; everything else that is broken was broken by somebody.
    const { code, message } = source.broken;
    return {
      outcome: UNREADABLE.includes(code) ? "inconclusive" : "failed",
      code,
      detail: message,
    };
  }
  if (!chain.known) return couldNotCheck(chain.problem);
  if (!stillCanonical) return say("notChecked", "NOTHING_TO_COMPARE");
  if (!stillCanonical.known) return couldNotCheck(stillCanonical.problem);
  if (source.kind === "evidence") {
    if (!stillCanonical.value) return say("inconclusive", "BLOCK_NOT_TRUSTED");
    if (!source.trust) return say("inconclusive", "BLOCK_NOT_TRUSTED");
    return say("passed", chain.value.codePinned ? proofCodes[source.trust] : "PROOF_CODE_UNPINNED");
  }
  if (!stillCanonical.value) return say("inconclusive", "BLOCK_REPLACED");
  const areSeveral = endpointTrust(source) === "k-of-n";
  if (!chain.value.codePinned)
    return say("passed", areSeveral ? "RPCS_AGREE_CODE_UNPINNED" : "ONE_RPC_CODE_UNPINNED");
  return say("passed", areSeveral ? "RPCS_AGREE" : "ONE_RPC");
}

/** Codes of files that are beyond this release: a later version, more than it takes. */
const UNREADABLE: readonly string[] = ["EVIDENCE_VERSION_UNKNOWN", "JSON_TOO_LARGE", "JSON_TOO_DEEP"];

const proofCodes = {
  "given-hash": "PROOF_GIVEN_HASH",
  "one-rpc": "PROOF_ONE_RPC",
  "k-of-n": "PROOF_RPCS_AGREE",
  "light-client": "PROOF_LIGHT_CLIENT",
} as const satisfies Record<HeaderTrust, VerdictCode>;

function judgeSeat(seat: SeatFacts, facts: Facts, policy: Policy, required: readonly Check[]): SeatVerdict {
  const { record } = registered(facts);
  const attested = answer(record && hasBit(record.attested, seat.seat));
  const disputed = answer(record?.marks && hasBit(record.marks.disputes, seat.seat));
  const history = knownOf(facts.history);
  const act = history?.complete ? attestationOf(seat.seat, history.acts) : undefined;
  const credential = knownOf(seat.credential);
  // What concerns the document or the chain concerns each signature on it; what concerns other seats does not.
  const shared = required.filter(
    ({ name }) => name !== "authority" && name !== "signatures" && name !== "disputes" && name !== "identity",
  );
  const own: CheckResult[] =
    attested === "yes"
      ? [seatAuthority(seat, facts, policy.kinds)]
      : attested === "no"
        ? [say("inconclusive", "NOT_ATTESTED")]
        : [];
  if (policy.requireIdentity) own.push(seatIdentity(seat, facts, policy));
  if (record && disputed === "unknown") own.push(say("inconclusive", "EVIDENCE_CONTRADICTORY"));
  if (disputed === "yes" && !policy.acceptDisputed) own.push(say("inconclusive", "DISPUTED"));
  return {
    seat: seat.seat,
    role: seat.role,
    organisation: seat.organisation,
    identifier: seat.identifier,
    ...indicationOf([...shared, ...own]),
    attested,
    attestedAt: act?.time,
    keyId: act?.keyId,
    key: act &&
      credential && {
        role: credential.role,
        validFrom: credential.validFrom,
        validUntil: credential.validUntil,
      },
    organisationKind: act?.organisationKind,
    statement: act && { hash: act.statement, text: facts.statements[act.statement] },
    signature: act && seat.signature && judgeSignature(seat.signature, facts.checkedAt),
    suspended: answer(knownOf(seat.standing)?.suspended),
    suspendedSince: knownOf(seat.suspendedSince),
    disputed,
    identity: identityOf(seat, facts, policy),
    warnings: seat.identifier === undefined ? [] : identityWarnings({ identifier: seat.identifier }),
  };
}

/** What time does to a signature concerns that signature alone: what the registry recorded, it recorded while the signature was good. */
function judgeSignature(signature: SignatureFacts, now: number): SignatureVerdict {
  return signature.status === "valid" ? { ...signature, renewal: renewalOf(signature.key, now) } : signature;
}

function firstRenewal(seats: readonly SeatVerdict[]): Renewal | undefined {
  return seats
    .flatMap(({ signature }) => (signature?.status === "valid" ? [signature.renewal] : []))
    .reduce<Renewal | undefined>(
      (first, renewal) => (first && first.renewBefore <= renewal.renewBefore ? first : renewal),
      undefined,
    );
}

/**
 * In force as of the block that was read. The verifier's own clock can only end it: a clock that is wrong must not bring an agreement into
 * force.
 */
function judgeForce(facts: Facts, { maxAge = DEFAULT_MAX_AGE }: Policy): Judgement["inForce"] {
  const { record } = registered(facts);
  const asOf = record?.asOf;
  const stale = asOf !== undefined && facts.checkedAt - asOf > maxAge;
  const successor = knownOf(facts.successor);
  if (!record || asOf === undefined || knownOf(facts.stillCanonical) !== true) {
    return { answer: "unknown", asOf, status: undefined, endsAt: undefined, successor, stale };
  }
  const status = statusNow(record, asOf, facts.checkedAt);
  return { answer: isInForce(status) ? "yes" : "no", asOf, status, endsAt: record.endsAt, successor, stale };
}

function statusNow(record: AgreementRecord, asOf: number, now: number): Status {
  const status = statusOf(record, asOf);
  if (!isInForce(status) || now <= asOf) return status;
  return statusOf(record, now);
}

function trustOf({ chain, source, stillCanonical, final }: Facts): Judgement["trust"] {
  const { chainId, registry, block } = knownOf(chain) ?? {};
  const level =
    source.kind === "endpoint"
      ? endpointTrust(source)
      : source.trust && knownOf(stillCanonical)
        ? (`proof-${source.trust}` as const)
        : "none";
  const settlement = chainId === undefined || level === "none" ? undefined : rollups[chainId];
  const rollup = settlement && {
    settlesOn: settlement.settlesOn,
    finality: knownOf(final) ? ("l1-finalized" as const) : ("sequencer" as const),
  };
  return { level, chainId, registry, blockNumber: block?.number, blockHash: block?.hash, rollup };
}

/** The record of the agreement, or why there is none to judge. */
function registered({
  chain,
  id,
  record,
}: Facts): { record: GetRecordReturnType; gap?: undefined } | { record?: undefined; gap: CheckResult } {
  if (!chain.known) return { gap: couldNotCheck(chain.problem) };
  if (id === undefined || !record) return { gap: say("notChecked", "NOTHING_TO_COMPARE") };
  if (!record.known) return { gap: couldNotCheck(record.problem) };
  return record.value.attested === 0
    ? { gap: say("inconclusive", "NOT_REGISTERED") }
    : { record: record.value };
}

/** Failed where one failed, passed where all passed; otherwise the first that was inconclusive says why, before one that was not made. */
function indicationOf(findings: readonly CheckResult[]): {
  indication: Indication;
  subIndication: string | undefined;
} {
  const first = (outcome: CheckOutcome) => findings.find((finding) => finding.outcome === outcome)?.code;
  const failed = first("failed");
  if (failed !== undefined) return { indication: "TOTAL_FAILED", subIndication: failed };
  const open = first("inconclusive") ?? first("notChecked");
  return open === undefined
    ? { indication: "TOTAL_PASSED", subIndication: undefined }
    : { indication: "INDETERMINATE", subIndication: open };
}

function attestationOf(seat: number, acts: readonly RecordedAct[]): RecordedAct | undefined {
  return acts.find((act) => act.kind === "attest" && act.seat === seat);
}

function answer(value: boolean | undefined): Answer {
  return value === undefined ? "unknown" : value ? "yes" : "no";
}

function hasBit(bitmap: number, seat: number): boolean {
  return Math.floor(bitmap / 2 ** seat) % 2 === 1;
}

function count(bitmap: number): number {
  return bitmap.toString(2).replaceAll("0", "").length;
}
