import { RecordError } from "../../errors/record.js";
import type { AgreementRecord, Status } from "./record.js";

/**
 * The status of an agreement at a given time; it is derived and never stored.
 *
 * @param record as `decodeRecord` returns it
 * @param now Unix seconds; for what a contract would answer, the time of the block in which the record was read
 * @throws {RecordError} `RECORD_TIME_INVALID`
 * @see docs/protocol.md, "Status, derived and never stored"
 */
export function statusOf(record: AgreementRecord, now: number): Status {
  checkTime(now);
  const { attested, inForceAt, endsAt, outcome } = record;
  const ended = endsAt !== 0 && now >= endsAt;
  if (attested === 0) return "Unknown";
  if (outcome === "Declined") return "Declined";
  if (inForceAt === 0) return ended ? "Lapsed" : "Proposed";
  if (ended) return outcome === "None" ? "Expired" : outcome;
  if (now < inForceAt) return "Scheduled";
  return outcome === "None" ? "InForce" : "Ending";
}

/** Whether an agreement of this status is in force: `InForce`, or `Ending`, which still is until its end. */
export function isInForce(status: Status): boolean {
  return status === "InForce" || status === "Ending";
}

/**
 * Whether an agreement was in force at a time in the past, or is at present.
 *
 * @param record as `decodeRecord` returns it
 * @param time Unix seconds, not after `now`
 * @param now Unix seconds, the time of the block in which the record was read: an end can still be moved to any later time
 * @throws {RecordError} `RECORD_TIME_INVALID`, `RECORD_TIME_IN_FUTURE`
 */
export function wasInForceAt(record: AgreementRecord, time: number, now: number): boolean {
  checkTime(time);
  checkTime(now);
  if (time > now) {
    throw new RecordError({
      code: "RECORD_TIME_IN_FUTURE",
      message: `Whether the agreement will be in force at ${time} cannot be known at ${now}.`,
      remedy: "Ask about a time that is not later than the block in which the record was read.",
      values: { time, now },
    });
  }
  const { inForceAt, endsAt } = record;
  return inForceAt !== 0 && inForceAt <= time && (endsAt === 0 || time < endsAt);
}

function checkTime(time: number): void {
  if (Number.isSafeInteger(time) && time >= 0) return;
  throw new RecordError({
    code: "RECORD_TIME_INVALID",
    message: `${String(time)} is no time.`,
    remedy: "Give whole Unix seconds, such as a block's timestamp.",
    values: { time },
  });
}
