import { type Hex, numberToHex } from "viem";
import { RecordError } from "../../errors/record.js";
import { isBytes32 } from "./bytes32.js";
import { checkRecord } from "./checkRecord.js";
import { type AgreementRecord, Outcome, type RecordMarks } from "./record.js";

const OUTCOMES = Object.keys(Outcome) as Outcome[];

/**
 * Decodes the word of an agreement.
 *
 * From the low bit: attested seats (32) · inForceAt (36) · endsAt (36) · outcome (4) · flags (4) · acts head (144).
 *
 * @param word 32 bytes from the agreement's storage slot
 * @param marks 32 bytes from the second slot, where the word's flag says that it is kept
 * @returns the record; times in Unix seconds; all zero for an agreement that is not registered
 * @throws {RecordError} `RECORD_WORD_INVALID` for what is not 32 bytes, `RECORD_WORD_IMPOSSIBLE` for a word that no sequence of acts leads to
 */
export function decodeRecord(word: Hex, marks?: Hex): AgreementRecord {
  const bits = toBits("word", word);
  const take = (offset: bigint, size: bigint) => Number((bits >> offset) & ((1n << size) - 1n));
  const outcome = OUTCOMES[take(104n, 4n)];
  const flags = take(108n, 4n);
  if (outcome === undefined || flags > 1) {
    throw new RecordError({
      code: "RECORD_WORD_IMPOSSIBLE",
      message: `No registry writes the word ${word}: outcome ${take(104n, 4n)}, flags ${flags}.`,
      remedy: "Check the slot, the registry's address and the endpoint that answered.",
      values: { word, outcome: take(104n, 4n), flags },
    });
  }
  const marked = flags === 1;
  const record: AgreementRecord = {
    attested: take(0n, 32n),
    inForceAt: take(32n, 36n),
    endsAt: take(68n, 36n),
    outcome,
    marked,
    actsHead: numberToHex((bits >> 112n) << 112n, { size: 32 }),
    marks: marks === undefined ? (marked ? undefined : { consents: 0, disputes: 0 }) : decodeMarks(marks),
  };
  checkRecord(record, { word, marks });
  return record;
}

function decodeMarks(marks: Hex): RecordMarks {
  const bits = toBits("marks", marks);
  if (bits >> 64n !== 0n) {
    throw new RecordError({
      code: "RECORD_WORD_IMPOSSIBLE",
      message: `No registry writes the marks ${marks}: they are longer than 64 bits.`,
      remedy: "Check the slot, the registry's address and the endpoint that answered.",
      values: { marks },
    });
  }
  return { consents: Number(bits & 0xffffffffn), disputes: Number(bits >> 32n) };
}

function toBits(name: "word" | "marks", value: Hex): bigint {
  if (isBytes32(value)) return BigInt(value);
  throw new RecordError({
    code: "RECORD_WORD_INVALID",
    message: `The ${name} ${String(value)} is not 32 bytes.`,
    remedy: "Give it as 0x and 64 lower-case hex digits, as eth_getStorageAt returns it.",
    values: { [name]: value },
  });
}
