import type { Hex } from "viem";
import { agreementId } from "../core/agreement/agreementId.js";
import { checkAgreement } from "../core/agreement/checkAgreement.js";
import { seatOf } from "../core/agreement/seats.js";
import type { Envelope } from "../core/envelope/envelopeSchema.js";
import { parseEnvelope } from "../core/envelope/parseEnvelope.js";
import type { Status } from "../core/record/record.js";
import { statusOf } from "../core/record/statusOf.js";
import { ContractError } from "../errors/contract.js";
import { EnvelopeError } from "../errors/envelope.js";
import type { RegistryClient } from "../reads/client.js";
import { getRecord } from "../reads/getRecord.js";
import { applyActs } from "./forecast.js";
import { relayCall } from "./relayCall.js";
import { type ActsCall, simulate, type WriteErrorType, type WriteOptions, write } from "./write.js";

export type SubmitEnvelopeParameters = WriteOptions & { envelope: Envelope };
/** Positions are those in the envelope's acts. */
export type SubmitEnvelopeReturnType = {
  /** Hash of the transaction; undefined where all is recorded already and nothing was sent. */
  transaction: Hex | undefined;
  /** Acts in the transaction. */
  submitted: number[];
  /** Acts that were left out since they are recorded already, or would change nothing. */
  skipped: number[];
  /** Acts that were left out for another act of the same seat and kind. */
  passedOver: number[];
  /** Acts that were left out since the registry refuses them, and every other of the same seat and kind. */
  refused: RefusedAct[];
};
export type RefusedAct = { position: number; error: ContractError };
export type SubmitEnvelopeErrorType = WriteErrorType | EnvelopeError;
export type SimulateSubmitEnvelopeReturnType = Omit<SubmitEnvelopeReturnType, "transaction"> & {
  /** Gas that the transaction would use, by the endpoint's estimate; 0 where there is nothing to send. */
  gas: bigint;
  /** Status that the agreement would have, at the time of the latest block. */
  status: Status;
};

/** Acts of one seat and kind: those that can still be sent, and those that the registry refused. */
type Queue = { waiting: number[]; tried: RefusedAct[] };

/** What is about to be sent. */
type Plan = SimulateSubmitEnvelopeReturnType & {
  /** Undefined where there is nothing to send. */
  call: ActsCall | undefined;
};

/**
 * Submits the acts of an envelope in one transaction. Anyone can; the sender has no say in them. What is recorded already is left out, so that it can be run again after
 * a failure with no second effect. Of several acts of one seat and kind, the first that the registry accepts is sent. Where it accepts none, they are left out and named, so
 * that what a stranger put into the envelope does not hold up the others.
 *
 * @param client with any account, for the chain and registry of the envelope
 * @param parameters the envelope
 * @returns the transaction, and what became of each act
 * @throws {SubmitEnvelopeErrorType} `ENVELOPE_REGISTRY_OTHER` for another chain or registry; where every act is refused, why the first is, with `values.act` as its position in the envelope's acts
 * @throws what `parseEnvelope` throws
 */
export async function submitEnvelope(
  client: RegistryClient,
  { envelope, ...options }: SubmitEnvelopeParameters,
): Promise<SubmitEnvelopeReturnType> {
  const { call, gas: _, status: __, ...fates } = await plan(client, envelope);
  const transaction = call && (await write(client, call, options));
  return { transaction, ...fates };
}

/**
 * Tries {@link submitEnvelope} without sending anything.
 *
 * @param client with any account, for the chain and registry of the envelope
 * @param parameters the envelope
 * @returns gas, the status to which it would lead, and what would become of each act
 * @throws {SubmitEnvelopeErrorType}
 */
export async function simulateSubmitEnvelope(
  client: RegistryClient,
  { envelope }: SubmitEnvelopeParameters,
): Promise<SimulateSubmitEnvelopeReturnType> {
  const { call: _, ...expected } = await plan(client, envelope);
  return expected;
}

async function plan(client: RegistryClient, given: Envelope): Promise<Plan> {
  const envelope = parseEnvelope(given);
  await checkRegistry(client, envelope);
  const agreement = checkAgreement(envelope.agreement);
  const { asOf, ...record } = await getRecord(client, { id: agreementId(agreement) });
  const planned = envelope.acts.map(({ kind, organisation }) => ({
    kind,
    seat: seatOf(envelope.agreement, organisation),
  }));
  // Acts of one seat and kind stand one after another in the envelope's order.
  const queues: Queue[] = [];
  for (const [position, { kind, seat }] of planned.entries()) {
    const before = planned[position - 1];
    if (before?.kind === kind && before.seat === seat) queues.at(-1)?.waiting.push(position);
    else queues.push({ waiting: [position], tried: [] });
  }
  for (;;) {
    const open = queues.filter(({ waiting }) => waiting.length > 0);
    const firsts = open.flatMap(({ waiting: [first = 0] }) => planned[first] ?? []);
    const { next, skipped: idle } = applyActs({ agreement, acts: firsts, record, now: asOf });
    const sending = open.filter((_, index) => !idle.includes(index));
    const fates = {
      status: statusOf(next, asOf),
      submitted: sending.flatMap(({ waiting: [first = 0] }) => first),
      skipped: open.filter((_, index) => idle.includes(index)).flatMap(({ waiting }) => waiting),
      passedOver: open.flatMap(({ tried, waiting }, index) => [
        ...tried.map(({ position }) => position),
        ...(idle.includes(index) ? [] : waiting.slice(1)),
      ]),
      refused: queues.flatMap(({ tried, waiting }) => (waiting.length === 0 ? tried : [])),
    };
    if (sending.length === 0) {
      const [first] = fates.refused;
      if (first && fates.skipped.length === 0) throw first.error;
      return { call: undefined, gas: 0n, ...fates };
    }
    const call = await callFor(client, envelope, fates.submitted);
    try {
      const { gas } = await simulate(client, call);
      return { call, gas, ...fates };
    } catch (error) {
      // Only the registry knows whose key is whose: what it refuses gives way to the next of the same seat and kind.
      if (!(error instanceof ContractError)) throw error;
      const queue = sending.find(({ waiting: [first] }) => first === error.values.act);
      const position = queue?.waiting.shift();
      if (position === undefined) throw error;
      queue?.tried.push({ position, error });
    }
  }
}

async function callFor(
  client: RegistryClient,
  { agreement, previous, acts }: Envelope,
  submitted: readonly number[],
): Promise<ActsCall> {
  const call = await relayCall(client, {
    agreement,
    ...(previous ? { predecessor: previous } : {}),
    acts: submitted.flatMap((position) => acts[position] ?? []),
  });
  // Errors name an act by its position in the envelope.
  return { ...call, positions: (call.positions ?? []).flatMap((index) => submitted[index] ?? []) };
}

async function checkRegistry(client: RegistryClient, { chainId, registry }: Envelope): Promise<void> {
  const deployment = await client.deployment();
  const own = { chainId: deployment.chainId, registry: deployment.agreements.toLowerCase() };
  if (chainId === own.chainId && registry === own.registry) return;
  throw new EnvelopeError({
    code: "ENVELOPE_REGISTRY_OTHER",
    message: `The envelope is signed for the registry ${registry} on chain ${chainId}; the client's is ${own.registry} on chain ${own.chainId}.`,
    remedy: "Use a client of the envelope's own chain and registry, or have it signed again.",
    values: { path: chainId === own.chainId ? "/registry" : "/chainId", chainId, registry },
  });
}
