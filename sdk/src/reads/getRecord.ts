import type { Hex } from "viem";
import { encodeRecord } from "../core/record/encodeRecord.js";
import { type AgreementRecord, Outcome, type Status } from "../core/record/record.js";
import { statusOf } from "../core/record/statusOf.js";
import { ChainError } from "../errors/chain.js";
import { RecordError } from "../errors/record.js";
import { ofKnownBlock } from "./blockUnknown.js";
import type { RegistryClient } from "./client.js";
import type { ReadErrorType } from "./errorTypes.js";
import { getBlock } from "./getBlock.js";
import { getMarks } from "./getMarks.js";
import { nameOf, type ReadOptions, read } from "./read.js";

export type GetRecordParameters = ReadOptions & {
  /** Agreement id. */
  id: Hex;
};
export type GetRecordReturnType = AgreementRecord & {
  id: Hex;
  /** Status at the time of the block. */
  status: Status;
  /** Unix seconds: the time of the block at whose end this was read. */
  asOf: number;
  blockNumber: number;
};
export type GetRecordErrorType = ReadErrorType;

const outcomes = Object.keys(Outcome) as Outcome[];

/**
 * Reads all that the registry keeps of an agreement, at the end of one block.
 *
 * @param client where to ask
 * @param parameters agreement id, and the block
 * @returns bitmaps over the seats, times in Unix seconds, and the status; zeros and `Unknown` where it is not registered
 * @throws {GetRecordErrorType}
 */
export async function getRecord(
  client: RegistryClient,
  { id, blockNumber }: GetRecordParameters,
): Promise<GetRecordReturnType> {
  const block = await ofKnownBlock(
    blockNumber,
    getBlock(client, blockNumber === undefined ? {} : { block: blockNumber }),
  );
  const at = { blockNumber: block.number };
  const stored = await read(client, { contract: "agreements", functionName: "recordOf", args: [id], ...at });
  const marks = stored.marked ? await getMarks(client, { id, ...at }) : { consents: 0, disputes: 0 };
  const record = { ...stored, outcome: nameOf(outcomes, stored.outcome), marks };
  checkPossible(record);
  return { ...record, id, status: statusOf(record, block.time), asOf: block.time, blockNumber: block.number };
}

function checkPossible(record: AgreementRecord): void {
  try {
    encodeRecord(record);
  } catch (cause) {
    if (!(cause instanceof RecordError)) throw cause;
    throw new ChainError({
      code: "CHAIN_ANSWER_INVALID",
      message: `The endpoint's answer is no record. ${cause.message}`,
      remedy: "Nothing was decided.",
      values: { method: "eth_call", ...cause.values },
      cause,
    });
  }
}
