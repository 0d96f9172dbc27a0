import {
  type Abi,
  type ContractFunctionArgs,
  type ContractFunctionName,
  encodeFunctionData,
  type Hex,
  numberToHex,
} from "viem";
import { agreementRegistryAbi } from "../abi/agreementRegistryAbi.js";
import { memberRegistryAbi } from "../abi/memberRegistryAbi.js";
import { CallError } from "../errors/call.js";

export const abis = { agreements: agreementRegistryAbi, members: memberRegistryAbi } as const;
export type RegistryContract = keyof typeof abis;
type FunctionOf<C extends RegistryContract> = ContractFunctionName<(typeof abis)[C]>;
type ArgsOf<C extends RegistryContract, N extends FunctionOf<C>> = ContractFunctionArgs<
  (typeof abis)[C],
  "view" | "pure" | "nonpayable" | "payable",
  N
>;

/**
 * Encodes a call to a registry.
 *
 * @throws {CallError} `CALL_PARAMETER_INVALID` for arguments that the function's types cannot hold
 */
export function encodeCall<const C extends RegistryContract, const N extends FunctionOf<C>>(
  contract: C,
  functionName: N,
  args: ArgsOf<C, N>,
): Hex {
  // The types of this function's parameters bind name and arguments; viem's inference does not follow a chosen ABI.
  const call = { abi: abis[contract] as Abi, functionName: functionName as string };
  return checked(functionName, args, () => {
    checkHex(args);
    return encodeFunctionData({ ...call, args: args as readonly unknown[] });
  });
}

/** The encoder takes digits as they are, and fills up half a byte. */
function checkHex(value: unknown): void {
  if (typeof value === "string") {
    if (value.startsWith("0x") && (value.length % 2 !== 0 || !/^0x[0-9a-fA-F]*$/.test(value)))
      throw new Error(`${value.slice(0, 80)} is no hex`);
  } else if (typeof value === "object" && value !== null) {
    for (const member of Object.values(value)) checkHex(member);
  }
}

/** A block as JSON-RPC names it. */
export function encodeBlock(block: number | "latest" | "finalized" = "latest"): string {
  return typeof block === "string" ? block : checked("block", block, () => numberToHex(block));
}

/** Gives what cannot be encoded a code. */
export function checked<T>(name: string, parameters: unknown, encode: () => T): T {
  try {
    return encode();
  } catch (cause) {
    const problem = cause instanceof Error ? (cause.message.split("\n")[0] ?? "") : String(cause);
    throw new CallError({
      code: "CALL_PARAMETER_INVALID",
      message: `${name} cannot be called with these parameters: ${problem.replace(/\.$/, "")}.`,
      remedy: "Give ids and hashes as 0x and 64 hex digits, times and block numbers as whole numbers.",
      values: { name, parameters },
      cause,
    });
  }
}
