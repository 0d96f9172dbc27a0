import type { Address, Hex } from "viem";

/** Each reads one kind of JSON-RPC value, and gives undefined for what is none (Ethereum JSON-RPC, "Hex encoding"). */

export function toNumber(answer: unknown): number | undefined {
  if (typeof answer !== "string" || !/^0x[0-9a-fA-F]{1,14}$/.test(answer)) return undefined;
  const number = Number(answer);
  return Number.isSafeInteger(number) ? number : undefined;
}

export function toBigInt(answer: unknown): bigint | undefined {
  return typeof answer === "string" && /^0x[0-9a-fA-F]{1,64}$/.test(answer) ? BigInt(answer) : undefined;
}

export function toBytes(answer: unknown): Hex | undefined {
  // A pattern of pairs overflows the stack on megabytes.
  if (typeof answer !== "string" || answer.length % 2 !== 0 || !/^0x[0-9a-fA-F]*$/.test(answer))
    return undefined;
  return answer.toLowerCase() as Hex;
}

export function toByteList(answer: unknown): Hex[] | undefined {
  if (!Array.isArray(answer)) return undefined;
  const list = answer.map(toBytes);
  return list.every((bytes) => bytes !== undefined) ? list : undefined;
}

export function toWord(answer: unknown): Hex | undefined {
  const bytes = toBytes(answer);
  return bytes?.length === 66 ? bytes : undefined;
}

export function toAddress(answer: unknown): Address | undefined {
  const bytes = toBytes(answer);
  return bytes?.length === 42 ? bytes : undefined;
}
