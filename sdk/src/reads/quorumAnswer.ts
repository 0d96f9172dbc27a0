import { numberToHex } from "viem";
import { canonicalJson } from "../core/json/canonicalJson.js";
import { isObject } from "../core/json/isObject.js";
import type { JsonValue } from "../core/json/JsonValue.js";
import { toAddress, toBigInt, toByteList, toBytes, toNumber, toWord } from "./answers.js";

/** An endpoint's answer, and the text by which it is compared with those of others. */
export type QuorumAnswer = { said: string; answer: unknown };

const bytes = (answer: unknown) => as(toBytes(answer));

/** By method, what is compared. What the SDK does not read is left out, since honest endpoints differ in it. */
const readers: Record<string, (answer: unknown) => QuorumAnswer | undefined> = {
  eth_chainId: (answer) => {
    const chainId = toNumber(answer);
    return as(chainId === undefined ? undefined : numberToHex(chainId));
  },
  eth_call: bytes,
  eth_getCode: bytes,
  eth_getStorageAt: (answer) => as(toWord(answer)),
  eth_getProof: (answer) => {
    if (!isObject(answer) || !Array.isArray(answer.storageProof)) return undefined;
    const address = toAddress(answer.address);
    const accountProof = toByteList(answer.accountProof);
    const storageProof = answer.storageProof.map((entry: unknown) => {
      const value = isObject(entry) ? toBigInt(entry.value) : undefined;
      const proof = isObject(entry) ? toByteList(entry.proof) : undefined;
      return value === undefined || !proof ? undefined : { value: numberToHex(value), proof };
    });
    if (!address || !accountProof || !storageProof.every((entry) => entry !== undefined)) return undefined;
    return as({ address, accountProof, storageProof });
  },
  eth_getTransactionByHash: (answer) => {
    if (!isObject(answer)) return undefined;
    const hash = toWord(answer.hash);
    // A transaction that creates a contract has no receiver.
    const to = answer.to === null ? null : toAddress(answer.to);
    const input = toBytes(answer.input);
    return hash && to !== undefined && input ? as({ hash, to, input }) : undefined;
  },
  eth_getBlockByNumber: (answer) => {
    if (!isObject(answer)) return undefined;
    const { number, hash, timestamp } = answer;
    const said = { number: toNumber(number), hash: toWord(hash), timestamp: toNumber(timestamp) };
    if (Object.values(said).includes(undefined)) return undefined;
    // In whole: all else in a header is bound by the hash that was agreed on.
    return { said: canonicalJson(said as JsonValue), answer };
  },
  eth_getLogs: (answer) => {
    if (!Array.isArray(answer)) return undefined;
    const logs = answer.map(readLog);
    if (!logs.every((log) => log !== undefined)) return undefined;
    logs.sort((a, b) => a.blockNumber - b.blockNumber || a.logIndex - b.logIndex);
    return as(
      logs.map(({ blockNumber, logIndex, ...log }) => {
        return { ...log, blockNumber: numberToHex(blockNumber), logIndex: numberToHex(logIndex) };
      }),
    );
  },
  eth_getTransactionReceipt: (answer) => {
    if (!isObject(answer)) return undefined;
    const transactionHash = toWord(answer.transactionHash);
    const [blockNumber, gasUsed, status] = [answer.blockNumber, answer.gasUsed, answer.status].map(toBigInt);
    if (!transactionHash || blockNumber === undefined || gasUsed === undefined || status === undefined) {
      return undefined;
    }
    return as({
      transactionHash,
      blockNumber: numberToHex(blockNumber),
      gasUsed: numberToHex(gasUsed),
      status: numberToHex(status),
    });
  },
};

/** What several endpoints can be asked: nothing that writes. */
export const quorumMethods: readonly string[] = Object.keys(readers);

/**
 * Reads an endpoint's answer so that it can be compared: honest endpoints give the same text, whatever they add of their own, in whatever
 * order they list events and in whatever case they write hex.
 *
 * @param method one of `quorumMethods`
 * @param answer the endpoint's answer
 * @returns the text to compare and the answer, or undefined for what cannot be one
 * @see Ethereum JSON-RPC (execution-apis)
 */
export function quorumAnswer(method: string, answer: unknown): QuorumAnswer | undefined {
  return readers[method]?.(answer);
}

function as(answer: JsonValue | undefined): QuorumAnswer | undefined {
  if (answer === undefined) return undefined;
  return { said: typeof answer === "string" ? answer : canonicalJson(answer), answer };
}

function readLog(log: unknown) {
  if (!isObject(log) || !Array.isArray(log.topics) || log.removed === true) return undefined;
  const address = toAddress(log.address);
  const topics = log.topics.map(toWord);
  const data = toBytes(log.data);
  const blockNumber = toNumber(log.blockNumber);
  const logIndex = toNumber(log.logIndex);
  const transactionHash = toWord(log.transactionHash);
  if (
    address === undefined ||
    !topics.every((topic) => topic !== undefined) ||
    data === undefined ||
    blockNumber === undefined ||
    logIndex === undefined ||
    transactionHash === undefined
  ) {
    return undefined;
  }
  return { address, topics, data, blockNumber, logIndex, transactionHash };
}
