import { ChainError } from "../errors/chain.js";
import type { RegistryClient } from "./client.js";
import type { ReadErrorType } from "./errorTypes.js";
import { getBlock } from "./getBlock.js";
import { getOrganisation, type Organisation } from "./getOrganisation.js";
import { type ReadOptions, read } from "./read.js";

export type ListOrganisationsParameters = ReadOptions;
export type ListOrganisationsReturnType = Organisation[];
export type ListOrganisationsErrorType = ReadErrorType;

/** Requests that stand at one time. */
const PARALLEL = 8;

/**
 * Lists all organisations ever admitted, by their numbers and not by events: none can be left out.
 *
 * @param client where to ask
 * @param parameters the block
 * @returns organisations in order of admission, all as of one block
 * @throws {ListOrganisationsErrorType}
 */
export async function listOrganisations(
  client: RegistryClient,
  parameters: ListOrganisationsParameters = {},
): Promise<ListOrganisationsReturnType> {
  const blockNumber = parameters.blockNumber ?? (await getBlock(client)).number;
  const at = { contract: "members", blockNumber } as const;
  const count = await read(client, { ...at, functionName: "organisationCount", args: [] });
  const organisations: Organisation[] = [];
  for (let from = 0; from < count; from += PARALLEL) {
    const numbers = Array.from({ length: Math.min(PARALLEL, count - from) }, (_, index) => from + index);
    organisations.push(
      ...(await Promise.all(
        numbers.map(async (number) => {
          const id = await read(client, { ...at, functionName: "organisationAt", args: [number] });
          const organisation = await getOrganisation(client, { organisation: id, blockNumber });
          if (organisation?.number !== number) throw inconsistent(number, count);
          return organisation;
        }),
      )),
    );
  }
  return organisations;
}

function inconsistent(number: number, count: number): ChainError {
  return new ChainError({
    code: "CHAIN_ANSWER_INVALID",
    message: `The endpoint counts ${count} organisations and has none with the number ${number}.`,
    remedy: "Ask another endpoint; nothing was decided.",
    values: { method: "eth_call", number, count },
  });
}
