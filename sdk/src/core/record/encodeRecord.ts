import { type Hex, numberToHex } from "viem";
import { RecordError } from "../../errors/record.js";
import { isBytes32 } from "./bytes32.js";
import { checkRecord } from "./checkRecord.js";
import { type AgreementRecord, Outcome } from "./record.js";

/**
 * Encodes a record as the registry stores it; the inverse of `decodeRecord`.
 *
 * @param record times in Unix seconds below 2^36, bitmaps below 2^32
 * @returns 32 bytes each; `marks` is undefined where the record is marked and its marks are not known
 * @throws {RecordError} `RECORD_WORD_INVALID` for a value out of range, `RECORD_WORD_IMPOSSIBLE` for a record that no sequence of acts leads to
 */
export function encodeRecord(record: AgreementRecord): { word: Hex; marks: Hex | undefined } {
  const { attested, inForceAt, endsAt, outcome, marked, actsHead, marks } = record;
  if (!isBytes32(actsHead) || !actsHead.endsWith("0".repeat(28))) throw outOfRange("actsHead", actsHead);
  if (!Object.hasOwn(Outcome, outcome)) throw outOfRange("outcome", outcome);
  const word =
    bits("attested", attested, 32) |
    (bits("inForceAt", inForceAt, 36) << 32n) |
    (bits("endsAt", endsAt, 36) << 68n) |
    (BigInt(Outcome[outcome]) << 104n) |
    (marked ? 1n << 108n : 0n) |
    BigInt(actsHead);
  const second =
    marks === undefined
      ? undefined
      : bits("consents", marks.consents, 32) | (bits("disputes", marks.disputes, 32) << 32n);
  checkRecord(record, { record });
  return {
    word: numberToHex(word, { size: 32 }),
    marks: second === undefined ? undefined : numberToHex(second, { size: 32 }),
  };
}

function bits(name: string, value: number, size: number): bigint {
  if (Number.isSafeInteger(value) && value >= 0 && value < 2 ** size) return BigInt(value);
  throw outOfRange(name, value);
}

function outOfRange(name: string, value: unknown): RecordError {
  return new RecordError({
    code: "RECORD_WORD_INVALID",
    message: `${name} of a record cannot be ${String(value)}.`,
    remedy:
      "Bitmaps are whole numbers below 2^32, times whole seconds below 2^36, and an acts head ends in 14 zero bytes.",
    values: { [name]: value },
  });
}
