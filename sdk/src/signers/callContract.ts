import {
  type Abi,
  type Address,
  type ContractFunctionArgs,
  type ContractFunctionName,
  type ContractFunctionReturnType,
  decodeFunctionResult,
  encodeFunctionData,
} from "viem";
import { ContractError } from "../errors/contract.js";
import { toBytes } from "../reads/answers.js";
import type { Requester } from "../reads/request.js";
import { request } from "../reads/request.js";

/**
 * Calls a view of a contract that may be of another kind than is hoped.
 *
 * @returns undefined where the contract refuses, or answers what such a view would not
 * @throws {ChainError} where it could not be asked
 */
export async function callContract<const A extends Abi, const N extends ContractFunctionName<A, "view">>(
  client: Requester,
  call: { to: Address; abi: A; functionName: N; args: ContractFunctionArgs<A, "view", N> },
): Promise<ContractFunctionReturnType<A, "view", N> | undefined> {
  const { to, abi, functionName, args } = call as {
    to: Address;
    abi: Abi;
    functionName: string;
    args: readonly unknown[];
  };
  const data = encodeFunctionData({ abi, functionName, args });
  const answer = await request(client, {
    method: "eth_call",
    params: [{ to, data }, "latest"],
    parse: toBytes,
  }).catch((error: unknown) => {
    if (error instanceof ContractError) return undefined;
    throw error;
  });
  if (answer === undefined) return undefined;
  try {
    return decodeFunctionResult({ abi, functionName, data: answer }) as ContractFunctionReturnType<
      A,
      "view",
      N
    >;
  } catch {
    // Bytes that no such view returns, or none, where no contract stands.
    return undefined;
  }
}
