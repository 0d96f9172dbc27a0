import { concat, type Hex, numberToHex, pad } from "viem";

/**
 * `abi.encode` of values that take one word each. Nothing that is hashed here has another form, and the general encoder would be weight that
 * every verifier loads.
 *
 * @param values bytes of up to 32 (hashes, addresses), whole numbers that are not negative, booleans
 * @returns 32 bytes a value
 */
export function encodeWords(...values: readonly (Hex | number | bigint | boolean)[]): Hex {
  return concat(
    values.map((value) =>
      typeof value === "string" ? pad(value, { size: 32 }) : numberToHex(BigInt(value), { size: 32 }),
    ),
  );
}
