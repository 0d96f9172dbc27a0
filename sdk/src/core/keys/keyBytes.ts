import { type Address, concat, getAddress, type Hex, isAddress, size, slice } from "viem";
import { KeyError } from "../../errors/key.js";

export const ACCOUNT_SIZE = 20;
export const MAX_KEY_SIZE = 1024;
const ZERO_ACCOUNT: Hex = `0x${"00".repeat(ACCOUNT_SIZE)}`;

/**
 * Checks that bytes can be enrolled as a key: 20 to 1,024 bytes, and no account or verifier of zero.
 *
 * @returns the key in lower case
 * @throws {KeyError} `KEY_BYTES_INVALID`, `KEY_SIZE_INVALID`, `KEY_ACCOUNT_INVALID`, `KEY_VERIFIER_INVALID`
 */
export function checkKey(key: Hex): Hex {
  if (typeof key !== "string" || !/^0x(?:[0-9a-fA-F]{2})*$/.test(key)) {
    throw new KeyError({
      code: "KEY_BYTES_INVALID",
      message: `The key ${String(key)} is not bytes.`,
      remedy: "Give it as 0x and an even number of hex digits.",
      values: { key },
    });
  }
  const bytes = size(key);
  if (bytes < ACCOUNT_SIZE || bytes > MAX_KEY_SIZE) {
    throw new KeyError({
      code: "KEY_SIZE_INVALID",
      message: `The key ${key.slice(0, 66)}… has ${bytes} bytes.`,
      remedy: `A key is an account of ${ACCOUNT_SIZE} bytes, or a verifier contract and key material, ${MAX_KEY_SIZE} bytes at most.`,
      values: { key, bytes },
    });
  }
  const lower = key.toLowerCase() as Hex;
  if (lower.startsWith(ZERO_ACCOUNT)) {
    throw zeroAccount(bytes === ACCOUNT_SIZE ? "KEY_ACCOUNT_INVALID" : "KEY_VERIFIER_INVALID", key);
  }
  return lower;
}

/** Checks an address, with its checksum where it is in mixed case, and returns it in lower case. */
export function checkAddress(code: "KEY_ACCOUNT_INVALID" | "KEY_VERIFIER_INVALID", address: Address): Hex {
  if (!isAddress(address)) {
    throw new KeyError({
      code,
      message: `${String(address)} is no address.`,
      remedy: "Give 0x and 40 hex digits, with the right checksum (EIP-55) or all in lower case.",
      values: { address },
    });
  }
  const lower = address.toLowerCase() as Hex;
  if (lower === ZERO_ACCOUNT) throw zeroAccount(code, address);
  return lower;
}

export function joinKey(verifier: Address, ...material: Hex[]): Hex {
  return concat([checkAddress("KEY_VERIFIER_INVALID", verifier), ...material]);
}

export function splitKey(key: Hex): { address: Address; material: Hex } {
  return {
    address: getAddress(slice(key, 0, ACCOUNT_SIZE)),
    material: size(key) === ACCOUNT_SIZE ? "0x" : slice(key, ACCOUNT_SIZE),
  };
}

function zeroAccount(code: "KEY_ACCOUNT_INVALID" | "KEY_VERIFIER_INVALID", value: Hex): KeyError {
  return new KeyError({
    code,
    message: "The zero address is no key.",
    remedy: "Give the address of the account or of the verifier contract.",
    values: { value },
  });
}
