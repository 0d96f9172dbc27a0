import { type Envelope, inspectEnvelope, type KnownVerifiers } from "minhuoc/core";
import type { Context } from "../frame/context.js";
import type { Text } from "../frame/text.js";
import { actWords } from "../words/actWords.js";
import { seatWords } from "../words/seatWords.js";
import { utc } from "../words/utc.js";

/** What is told of an envelope wherever one is read or written. */
export const envelopeResult = {
  id: { en: "agreement id", vi: "mã thỏa thuận" },
  title: { en: "title of the agreement", vi: "tiêu đề thỏa thuận" },
  "seats[].seat": { en: "number of the seat", vi: "số ghế" },
  "seats[].role": { en: "party or witness", vi: "party hoặc witness" },
  "seats[].organisation": { en: "identifier", vi: "định danh" },
  "seats[].attestation": {
    en: "checked, unchecked (only a chain can tell) or missing",
    vi: "checked, unchecked (chỉ chuỗi mới biết) hoặc missing",
  },
  "acts[].position": { en: "position in the envelope", vi: "vị trí trong phong bì" },
  "acts[].kind": { en: "attest, decline, …", vi: "attest, decline, …" },
  "acts[].organisation": { en: "identifier", vi: "định danh" },
  "acts[].key": { en: "key that signed, ERC-7913", vi: "khóa đã ký, ERC-7913" },
  "acts[].check": {
    en: "of the signature: valid, invalid or unknown",
    vi: "chữ ký: valid, invalid hoặc unknown",
  },
  "acts[].validUntil": { en: "Unix seconds", vi: "giây Unix" },
  "acts[].expired": { en: "whether its time has run out", vi: "đã quá hạn chưa" },
  metadata: { en: "how much is shown: whole, part or none", vi: "hiện bao nhiêu: whole, part hoặc none" },
  "missing[].kind": {
    en: "what is missing until it is concluded: acts, previous, attestation, signature or expired",
    vi: "còn thiếu gì để giao kết: acts, previous, attestation, signature hoặc expired",
  },
  "missing[].*": {
    en: "of which seat, organisation, act or id",
    vi: "của ghế, tổ chức, hành vi hoặc mã nào",
  },
} satisfies Record<string, Text>;

/**
 * An envelope's state: who has signed, who has not.
 *
 * @param verifiers the registry's verifier contracts: signatures by their keys are checked too
 */
export async function describeEnvelope(
  envelope: Envelope,
  context: Context,
  verifiers: KnownVerifiers = {},
): Promise<{ data: Readonly<Record<string, unknown>>; text: string; complete: boolean }> {
  const now = Math.floor(Date.now() / 1000);
  const { id, seats, acts, metadata, missing } = await inspectEnvelope({ envelope, now, verifiers });
  const { title } = envelope.agreement;
  const say = context.say;
  const words: Readonly<Record<string, Text>> = {
    checked: { en: "attested", vi: "đã xác nhận" },
    unchecked: { en: "attested, to be checked on chain", vi: "đã xác nhận, sẽ kiểm tra trên chuỗi" },
    missing: { en: "has not attested", vi: "chưa xác nhận" },
  };
  const checks: Readonly<Record<(typeof acts)[number]["check"], Text>> = {
    valid: { en: "valid", vi: "chữ ký đúng" },
    invalid: { en: "invalid", vi: "chữ ký sai" },
    unknown: { en: "to be checked on chain", vi: "chữ ký sẽ kiểm tra trên chuỗi" },
  };
  const lines = [
    title,
    id,
    ...seats.map(({ seat, role, identifier, attestation }) => {
      const state = words[attestation];
      return `${seat}  ${say(seatWords[role])}  ${identifier}  ${state ? say(state) : attestation}`;
    }),
    ...acts.map(
      ({ kind, organisation, check, expired, validUntil }) =>
        `${say(actWords[kind])}  ${organisation}  ${say(checks[check])}  ${say({ en: "until {time}", vi: "đến {time}" }, { time: utc(validUntil) })}${
          expired ? ` (${say({ en: "over", vi: "đã quá hạn" })})` : ""
        }`,
    ),
  ];
  return {
    data: {
      id,
      title,
      seats: seats.map(({ seat, role, identifier, attestation }) => ({
        seat,
        role,
        organisation: identifier,
        attestation,
      })),
      acts: acts.map(({ position, kind, organisation, key, check, validUntil, expired }) => ({
        position,
        kind,
        organisation,
        key,
        check,
        validUntil,
        expired,
      })),
      metadata,
      missing,
    },
    text: lines.join("\n"),
    complete: missing.length === 0,
  };
}
