import type { Hex } from "viem";
import type { Header } from "../core/proof/decodeHeader.js";
import { decodeStanding } from "../core/record/decodeEnrolment.js";
import {
  organisationCountSlot,
  organisationSlot,
  profileSlot,
  standingsSlot,
} from "../core/record/storageSlots.js";
import { ChainError } from "../errors/chain.js";
import type { RegistryClient } from "./client.js";
import { getOrganisation, type Organisation } from "./getOrganisation.js";
import { getProvedSlots } from "./getProvedSlots.js";
import { type ListErrorType, type ListOptions, type ListSource, listSource } from "./listSource.js";
import { read } from "./read.js";

export type ListOrganisationsParameters = ListOptions;
export type ListOrganisationsReturnType = ListSource & {
  /** In the order of admission, all as of one block. */
  organisations: Organisation[];
};
export type ListOrganisationsErrorType = ListErrorType;

/** Requests that stand at one time. */
const PARALLEL = 8;

/**
 * Lists all organisations ever admitted, by their numbers and not by events: none can be left out. With `headers` their count, ids, kinds,
 * suspensions and profiles are proved; the identifiers lead to the ids.
 *
 * @param client where to ask
 * @param parameters the block, and whose word is taken for its hash
 * @returns the organisations, and whose word it is that these are all
 * @throws {ListOrganisationsErrorType} `CHAIN_ANSWER_INVALID` also where what the endpoint says is not what is proved
 * @see docs/verdict.md, "Lists"
 */
export async function listOrganisations(
  client: RegistryClient,
  parameters: ListOrganisationsParameters = {},
): Promise<ListOrganisationsReturnType> {
  const { header, ...source } = await listSource(client, parameters);
  const at = { contract: "members", blockNumber: source.blockNumber } as const;
  const count = header
    ? await proveCount(client, header)
    : await read(client, { ...at, functionName: "organisationCount", args: [] });
  const organisations: Organisation[] = [];
  for (let from = 0; from < count; from += PARALLEL) {
    const numbers = Array.from({ length: Math.min(PARALLEL, count - from) }, (_, index) => from + index);
    organisations.push(
      ...(await Promise.all(
        numbers.map(async (number) => {
          const id = await read(client, { ...at, functionName: "organisationAt", args: [number] });
          const organisation = await getOrganisation(client, {
            organisation: id,
            blockNumber: source.blockNumber,
          });
          if (organisation?.number !== number) throw inconsistent(number, count);
          return organisation;
        }),
      )),
    );
  }
  if (header) await proveOrganisations(client, header, organisations);
  return { organisations, ...source };
}

async function proveCount(client: RegistryClient, header: Header): Promise<number> {
  const slots = [organisationCountSlot];
  const [word = "0x"] = await getProvedSlots(client, { contract: "members", header, slots });
  return Number(BigInt(word));
}

async function proveOrganisations(
  client: RegistryClient,
  header: Header,
  organisations: readonly Organisation[],
): Promise<void> {
  const slotsOf = ({ id, number }: Organisation) =>
    [organisationSlot(number), standingsSlot(number), profileSlot(id)] as const;
  const slots = [...new Set(organisations.flatMap(slotsOf))];
  const words = await getProvedSlots(client, { contract: "members", header, slots });
  const proved = new Map(slots.map((slot, index) => [slot, words[index] ?? "0x"]));
  for (const organisation of organisations) {
    const { number, kind, suspended, profile, id } = organisation;
    const [idWord, standings, profileWord] = slotsOf(organisation).map(
      (slot): Hex => proved.get(slot) ?? "0x",
    );
    const standing = decodeStanding(standings ?? "0x", number);
    if (
      id === idWord &&
      kind === standing.kind &&
      suspended === standing.suspended &&
      profile === profileWord
    ) {
      continue;
    }
    throw new ChainError({
      code: "CHAIN_ANSWER_INVALID",
      message: `What the endpoint says of organisation ${number} is not what its state proves.`,
      remedy: "Ask another endpoint; nothing was decided.",
      values: { method: "eth_call", organisation, standing, id: idWord, profile: profileWord },
    });
  }
}

function inconsistent(number: number, count: number): ChainError {
  return new ChainError({
    code: "CHAIN_ANSWER_INVALID",
    message: `The endpoint counts ${count} organisations and has none with the number ${number}.`,
    remedy: "Ask another endpoint; nothing was decided.",
    values: { method: "eth_call", number, count },
  });
}
