import { keccak256, stringToBytes } from "viem";
import { isObject } from "../core/json/isObject.js";
import { CallError } from "../errors/call.js";
import { ChainError } from "../errors/chain.js";
import { ContractError } from "../errors/contract.js";
import type { MinhUocError } from "../errors/MinhUocError.js";
import { shown } from "../errors/shown.js";
import { toNumber } from "./answers.js";
import { blockUnknown } from "./blockUnknown.js";
import { chainFailure } from "./chainFailure.js";
import { checkWhole, MAX_TIMER, type RegistryPort } from "./client.js";
import { encodeBlock } from "./encodeCall.js";
import { getBlock } from "./getBlock.js";
import { quorumAnswer, quorumMethods } from "./quorumAnswer.js";
import { type Requester, request } from "./request.js";

/** One of several endpoints, with a name by which errors speak of it. */
export type QuorumEndpoint = { name: string; port: RegistryPort };

/** Who said what: by the endpoint's name a short form of its answer, or the code of its error. */
export type QuorumAnswers = Readonly<Record<string, string>>;

/** A question to which endpoints gave different answers. */
export type QuorumDisagreement = { method: string; params: readonly unknown[]; answers: QuorumAnswers };

export type CreateQuorumPortParameters = {
  /** Endpoints that different operators run; two of one operator are one witness. */
  endpoints: readonly QuorumEndpoint[];
  /** How many have to say the same, at least 1. More than half is sensible. */
  quorum: number;
  /** Milliseconds until an endpoint that does not answer is passed over; a third of the client's or less. Default: 8,000. */
  timeout?: number;
  /** Called with each disagreement, before its error is thrown. */
  onDisagreement?: (disagreement: QuorumDisagreement) => void;
};

/** A port over several endpoints. It reads and never writes. */
export type QuorumPort = RegistryPort & {
  account: undefined;
  /** How many endpoints are asked, and how many have to agree. */
  quorum: { asked: number; required: number };
  /** Disagreements so far, the latest 100. */
  disagreements: () => readonly QuorumDisagreement[];
};

/** What came of asking one endpoint. Null and a failure contradict nobody. */
type Vote = { name: string } & (
  | { kind: "answer"; said: string; answer: unknown }
  | { kind: "revert"; said: string; error: MinhUocError }
  | { kind: "none"; said: string }
  | { kind: "failure"; error: MinhUocError }
);

const KEPT_DISAGREEMENTS = 100;
const SHOWN_CHARACTERS = 80;

/** Where a method's parameters name the block whose state is asked for. */
const BLOCK_AT: Record<string, number> = {
  eth_getBlockByNumber: 0,
  eth_call: 1,
  eth_getCode: 1,
  eth_getStorageAt: 2,
  eth_getProof: 2,
};

/**
 * Makes one port of several endpoints: each question goes to all of them, and is answered where at least `quorum` say the same and none says
 * otherwise. Endpoints that fail, or do not have the block yet, are passed over.
 *
 * The newest block (`latest`, `finalized`) is the highest that `quorum` endpoints have; every other question about the latest state is asked
 * at that block. Of a block, number, hash and time are compared; whoever reads more of its header checks it against the hash.
 *
 * @param parameters endpoints, and how many have to agree
 * @returns what `createRegistryClient` takes, with what was contradicted so far
 * @throws {CallError} `CALL_PARAMETER_INVALID` for a quorum or timeout that is none, names that are empty or stand twice, or endpoints that
 *   are meant for different chains. The port's `request` throws it for a method that writes or is not known, and {@link ChainError}
 *   `CHAIN_ENDPOINTS_DISAGREE` or `CHAIN_QUORUM_UNREACHED` with `values.answers`, by endpoint; {@link ContractError} where the endpoints
 *   agree that a call was refused
 * @see docs/verdict.md
 */
export function createQuorumPort({
  endpoints,
  quorum,
  timeout = 8_000,
  onDisagreement = () => undefined,
}: CreateQuorumPortParameters): QuorumPort {
  checkNames(endpoints);
  checkWhole("quorum", quorum, 1, endpoints.length);
  checkWhole("timeout", timeout, 1, MAX_TIMER);
  const chainId = commonChain(endpoints);
  const members = endpoints.map(({ name, port }) => {
    const requester: Requester = { request: (asked) => port.request(asked), timeout };
    return { name, requester, head: -1 };
  });
  type Member = (typeof members)[number];
  const disagreements: QuorumDisagreement[] = [];

  const newest = async (member: Member, tag: "latest" | "finalized"): Promise<number> => {
    const { number } = await getBlock(member.requester, { block: tag });
    member.head = Math.max(member.head, number);
    return number;
  };

  /** The highest block that enough endpoints have. */
  const newestOfQuorum = async (tag: "latest" | "finalized"): Promise<string> => {
    const method = "eth_getBlockByNumber";
    const votes = await poll(members, method, async (member) => {
      const number = await newest(member, tag);
      return { said: `block ${number}`, answer: number };
    });
    const numbers = votes.flatMap((vote) => (vote.kind === "answer" ? [Number(vote.answer)] : []));
    const number = numbers.sort((a, b) => b - a)[quorum - 1];
    if (number === undefined) throw unreached(method, quorum, votes);
    return encodeBlock(number);
  };

  const ask = async (method: string, params: readonly unknown[]): Promise<unknown> => {
    const block = blockOf(method, params);
    const votes = await poll(members, method, async (member) => {
      // An endpoint that is behind gives the events that it has, and says nothing of the rest.
      if (block !== undefined && member.head < block && (await newest(member, "latest")) < block) {
        throw blockUnknown(block);
      }
      const parse = (answer: unknown) => (answer === null ? NONE : quorumAnswer(method, answer));
      return request(member.requester, { method, params, parse });
    });
    const speakers = votes.filter((vote) => vote.kind === "answer" || vote.kind === "revert");
    if (new Set(speakers.map(({ said }) => said)).size > 1) {
      const disagreement = { method, params, answers: answersOf(votes) };
      disagreements.push(disagreement);
      disagreements.splice(0, disagreements.length - KEPT_DISAGREEMENTS);
      onDisagreement(disagreement);
      throw disagree(disagreement);
    }
    const [speaker] = speakers;
    if (speaker && speakers.length >= quorum) {
      if (speaker.kind === "revert") throw speaker.error;
      return speaker.answer;
    }
    if (votes.filter(({ kind }) => kind === "none").length >= quorum) return null;
    throw unreached(method, quorum, votes);
  };

  return {
    account: undefined,
    chainId,
    quorum: { asked: endpoints.length, required: quorum },
    disagreements: () => [...disagreements],
    request: async ({ method, params }) => {
      checkMethod(method);
      return ask(method, await withNumbers(method, params, newestOfQuorum));
    },
  };
}

/** What an endpoint answers that knows of no such thing, or not yet. */
const NONE = { said: "null", answer: null };

function poll<M extends { name: string }>(
  members: readonly M[],
  method: string,
  work: (member: M) => Promise<{ said: string; answer: unknown }>,
): Promise<Vote[]> {
  return Promise.all(
    members.map(async (member): Promise<Vote> => {
      const { name } = member;
      try {
        const vote = await work(member);
        return { name, kind: vote === NONE ? "none" : "answer", ...vote };
      } catch (thrown) {
        const error = chainFailure(method, thrown);
        if (!(error instanceof ContractError)) return { name, kind: "failure", error };
        return {
          name,
          kind: "revert",
          said: `${error.code} ${shown(error.values, Number.POSITIVE_INFINITY)}`,
          error,
        };
      }
    }),
  );
}

/** Names a block by its number wherever the newest is meant, which is another one for each endpoint. */
async function withNumbers(
  method: string,
  params: readonly unknown[],
  number: (tag: "latest" | "finalized") => Promise<string>,
): Promise<readonly unknown[]> {
  const resolve = async (block: unknown = "latest"): Promise<unknown> => {
    if (block === "latest" || block === "finalized") return number(block);
    if (toNumber(block) !== undefined) return block;
    throw invalid("block", block, "Name a block by its number, latest or finalized.");
  };
  if (method === "eth_getLogs") {
    const [filter] = params;
    if (!isObject(filter)) throw invalid("params", params, "Give a filter.");
    const fromBlock = await resolve(filter.fromBlock);
    return [{ ...filter, fromBlock, toBlock: await resolve(filter.toBlock) }];
  }
  const at = BLOCK_AT[method];
  if (at === undefined) return params;
  const block = await resolve(params[at]);
  return [...params.slice(0, at), block, ...params.slice(at + 1)];
}

/** Number of the newest block that the answer depends on. */
function blockOf(method: string, params: readonly unknown[]): number | undefined {
  if (method === "eth_getLogs") return toNumber((params[0] as { toBlock: unknown }).toBlock);
  const at = BLOCK_AT[method];
  return at === undefined ? undefined : toNumber(params[at]);
}

function checkMethod(method: string): void {
  if (quorumMethods.includes(method)) return;
  throw invalid(
    "method",
    method,
    `Several endpoints are asked ${quorumMethods.join(", ")}; use one of them for anything else.`,
  );
}

function checkNames(endpoints: readonly QuorumEndpoint[]): void {
  const names = endpoints.map(({ name }) => name);
  for (const [index, name] of names.entries()) {
    if (typeof name === "string" && name !== "" && names.indexOf(name) === index) continue;
    throw invalid("name", name, "Give each endpoint a name of its own.");
  }
}

function commonChain(endpoints: readonly QuorumEndpoint[]): number | undefined {
  const chainIds = [...new Set(endpoints.flatMap(({ port }) => port.chainId ?? []))];
  if (chainIds.length > 1) throw invalid("chainId", chainIds, "Give endpoints of one chain.");
  return chainIds[0];
}

function invalid(name: string, value: unknown, remedy: string): CallError {
  return new CallError({
    code: "CALL_PARAMETER_INVALID",
    message: `${name} cannot be ${shown(value)}.`,
    remedy,
    values: { name, value },
  });
}

function disagree({ method, answers }: QuorumDisagreement): ChainError {
  return new ChainError({
    code: "CHAIN_ENDPOINTS_DISAGREE",
    message: `The endpoints answer ${method} differently: ${sentence(answers)}.`,
    remedy: "Nothing was decided: ask again, and find out which one is wrong if it stays so.",
    values: { method, answers },
  });
}

function unreached(method: string, quorum: number, votes: readonly Vote[]): ChainError {
  const answers = answersOf(votes);
  return new ChainError({
    code: "CHAIN_QUORUM_UNREACHED",
    message: `${quorum} endpoints have to agree on ${method}, and fewer answered: ${sentence(answers)}.`,
    remedy: "Nothing was decided: try again, or add endpoints.",
    values: {
      method,
      quorum,
      answers,
      // Fewer blocks in one request may be answered.
      tooLarge: votes.some((vote) => vote.kind === "failure" && vote.error.values.tooLarge === true),
    },
  });
}

function answersOf(votes: readonly Vote[]): QuorumAnswers {
  return Object.fromEntries(votes.map((vote) => [vote.name, short(vote)]));
}

function short(vote: Vote): string {
  if (vote.kind === "failure") return vote.error.code;
  const { said } = vote;
  const count = vote.kind === "answer" && Array.isArray(vote.answer) ? `${vote.answer.length} items ` : "";
  if (said.length <= SHOWN_CHARACTERS) return `${count}${said}`;
  // Two answers that begin alike are told apart by their hashes.
  return `${count}${said.slice(0, SHOWN_CHARACTERS)}… (keccak256 ${keccak256(stringToBytes(said)).slice(0, 10)}…)`;
}

function sentence(answers: QuorumAnswers): string {
  return Object.entries(answers)
    .map(([name, said]) => `${name} says ${said}`)
    .join("; ");
}
