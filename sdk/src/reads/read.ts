import {
  type Abi,
  type ContractFunctionArgs,
  type ContractFunctionName,
  type ContractFunctionReturnType,
  decodeFunctionResult,
  encodeFunctionResult,
  type Hex,
} from "viem";
import { ChainError } from "../errors/chain.js";
import { ContractError } from "../errors/contract.js";
import { toBytes } from "./answers.js";
import type { RegistryClient } from "./client.js";
import { decodeRevert } from "./decodeRevert.js";
import { abis, encodeBlock, encodeCall, type RegistryContract } from "./encodeCall.js";
import { request } from "./request.js";

type ViewOf<C extends RegistryContract> = ContractFunctionName<(typeof abis)[C], "view" | "pure">;

/** What every read can be given. */
export type ReadOptions = {
  /** Number of the block at whose end to read. Default: the latest. */
  blockNumber?: number;
};

/**
 * Calls a view of a registry and decodes its answer, which must be exactly what the contract would return.
 *
 * @throws {CallError} `CALL_PARAMETER_INVALID`
 * @throws {ChainError} where the endpoint cannot be asked, or its answer is none
 * @throws {ContractError} where the contract refused
 */
export async function read<const C extends RegistryContract, const N extends ViewOf<C>>(
  client: RegistryClient,
  {
    contract,
    functionName,
    args,
    blockNumber,
  }: {
    contract: C;
    functionName: N;
    args: ContractFunctionArgs<(typeof abis)[C], "view" | "pure", N>;
    blockNumber?: number | undefined;
  },
): Promise<ContractFunctionReturnType<(typeof abis)[C], "view" | "pure", N>> {
  const data = encodeCall(contract, functionName, args);
  const block = encodeBlock(blockNumber);
  const { [contract]: to } = await client.deployment();
  const answer = await request(client, {
    method: "eth_call",
    params: [{ to, data }, block],
    parse: toBytes,
  }).catch((error: unknown) => {
    throw error instanceof ContractError ? decodeRevert(error) : error;
  });
  const call = { abi: abis[contract] as Abi, functionName: functionName as string };
  const result = decodeExactly(call, answer);
  if (result !== undefined) return result as ContractFunctionReturnType<(typeof abis)[C], "view" | "pure", N>;
  throw new ChainError({
    code: "CHAIN_ANSWER_INVALID",
    message: `The endpoint's answer to ${String(functionName)} is not what a registry returns: ${answer.slice(0, 80)}.`,
    remedy: "Ask another endpoint; nothing was decided.",
    values: { method: "eth_call", functionName, answer },
  });
}

function decodeExactly(call: { abi: Abi; functionName: string }, data: Hex): unknown {
  try {
    const result = decodeFunctionResult({ ...call, data });
    return encodeFunctionResult({ ...call, result } as Parameters<typeof encodeFunctionResult>[0]) === data
      ? result
      : undefined;
  } catch {
    return undefined;
  }
}

/** The name of an enum's value, in the order of the contract's declaration. */
export function nameOf<T extends string>(names: readonly T[], value: number): T {
  const name = names[value];
  if (name !== undefined) return name;
  throw new ChainError({
    code: "CHAIN_ANSWER_INVALID",
    message: `The endpoint's answer has the value ${value} where ${names.join(", ")} are possible.`,
    remedy: "Ask another endpoint; nothing was decided.",
    values: { value, names },
  });
}
