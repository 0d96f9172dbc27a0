import type { Hex } from "viem";
import type { RecordMarks } from "../core/record/record.js";
import type { RegistryClient } from "./client.js";
import type { ReadErrorType } from "./errorTypes.js";
import { type ReadOptions, read } from "./read.js";

export type GetMarksParameters = ReadOptions & {
  /** Agreement id. */
  id: Hex;
};
export type GetMarksReturnType = RecordMarks;
export type GetMarksErrorType = ReadErrorType;

/**
 * Reads the second word of an agreement: who has consented to end it, and who disputes it.
 *
 * @param client where to ask
 * @param parameters agreement id, and the block
 * @returns bitmaps over the seats; zeros where there are none
 * @throws {GetMarksErrorType}
 */
export async function getMarks(
  client: RegistryClient,
  { id, blockNumber }: GetMarksParameters,
): Promise<GetMarksReturnType> {
  const [consents, disputes] = await read(client, {
    contract: "agreements",
    functionName: "marksOf",
    args: [id],
    blockNumber,
  });
  return { consents, disputes };
}
