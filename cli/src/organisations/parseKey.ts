import { encodeAccountKey } from "minhuoc/core";
import type { Hex } from "viem";
import { invalidValue } from "../frame/invalidValue.js";
import { formWords } from "../words/formWords.js";

/**
 * A public key as a person writes it: an account's address, or ERC-7913 bytes.
 *
 * @throws {CliError} `CLI_VALUE_INVALID`
 * @throws {KeyError} for an address whose checksum is wrong
 */
export function parseKey(name: string, given: string): Hex {
  if (/^0x[0-9a-fA-F]{40}$/.test(given)) return encodeAccountKey(given as Hex);
  if (/^0x([0-9a-fA-F]{2}){21,}$/.test(given)) return given.toLowerCase() as Hex;
  throw invalidValue(name, given, formWords.key);
}
