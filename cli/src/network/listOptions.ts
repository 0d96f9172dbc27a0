import type { ListOptions } from "minhuoc";
import type { Values } from "../frame/command.js";
import type { Context } from "../frame/context.js";
import { missingValue } from "../frame/missingValue.js";
import { bytes32, number, value } from "../frame/parameters.js";
import type { Text } from "../frame/text.js";
import { voucher } from "../verification/findHeaders.js";
import { networkOptions } from "./networkOptions.js";

/** What every list can be given. */
export const listOptions = {
  block: number("--block <number>", {
    en: "as of which block; default: the latest, or with --headers the last final one",
    vi: "tính đến khối nào; mặc định: khối mới nhất, hoặc với --headers là khối cuối đã chốt",
  }),
  blockHash: bytes32("--block-hash <hash>", {
    en: "prove that nothing is missing: hash of the block of --block, compared with two independent sources",
    vi: "chứng minh là không thiếu gì: mã băm của khối nêu ở --block, đã đối chiếu với hai nguồn độc lập",
  }),
  headers: value("--headers <url>", {
    en: "prove that nothing is missing: light client on this machine that vouches for final blocks (Helios)",
    vi: "chứng minh là không thiếu gì: máy khách nhẹ trên máy này bảo đảm cho các khối đã chốt (Helios)",
  }),
  ...networkOptions,
};

/** What every list says of itself. */
export const listResult = {
  trust: {
    en: "whose word it is that nothing is missing, as in docs/verdict.md",
    vi: "ai bảo đảm là không thiếu gì, như trong docs/verdict.md",
  },
  asOf: { en: "Unix seconds, time of the block that was read", vi: "giây Unix, thời gian của khối đã đọc" },
  blockNumber: { en: "number of that block", vi: "số của khối đó" },
} satisfies Record<string, Text>;

/**
 * As of which block a list is read, and who vouches for that block where the list is to be proved.
 *
 * @throws {CliError} `CLI_VALUE_MISSING` for a hash without its block's number
 */
export async function readListOptions(
  input: Values<typeof listOptions>,
  context: Context,
): Promise<ListOptions> {
  const { block, blockHash } = input;
  if (blockHash !== undefined && block === undefined)
    throw missingValue("--block", {
      en: "the number of the block that --block-hash is of",
      vi: "số của khối có mã băm --block-hash",
    });
  const headers = await voucher(input, context);
  return { ...(block !== undefined && { blockNumber: block }), ...(headers && { headers }) };
}
