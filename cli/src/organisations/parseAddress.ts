import { encodeAccountKey } from "minhuoc/core";
import type { Hex } from "viem";
import { invalidValue } from "../frame/invalidValue.js";
import { formWords } from "../words/formWords.js";

/**
 * An account's address as a person writes it, in lower case.
 *
 * @throws {CliError} `CLI_VALUE_INVALID`
 * @throws {KeyError} where its checksum is wrong
 */
export function parseAddress(name: string, given: string): Hex {
  if (/^0x[0-9a-fA-F]{40}$/.test(given)) return encodeAccountKey(given as Hex);
  throw invalidValue(name, given, formWords.address);
}
