import type { Hex } from "viem";
import type { Context } from "../frame/context.js";
import { missingValue } from "../frame/missingValue.js";
import { formWords } from "../words/formWords.js";
import { parseKey } from "./parseKey.js";
import { readSignedChange } from "./readSignedChange.js";

/** The enrolment that a manager has signed. */
export type SignedAddition = {
  key: Hex;
  role: "signatory" | "manager";
  validFrom: number;
  validUntil: number;
};

/**
 * Which enrolment a file of `mou key add --sign --json` carries the signature for. Whether it does is checked on chain.
 *
 * @throws {CliError} `CLI_VALUE_MISSING` for a file with the signature alone, and what `readSignedChange` throws
 */
export function readSignedAddition(path: string, { cwd }: Pick<Context, "cwd">): SignedAddition {
  const { key, role, validFrom, validUntil } = readSignedChange(path, cwd);
  if (
    typeof key !== "string" ||
    (role !== "signatory" && role !== "manager") ||
    !isTime(validFrom) ||
    !isTime(validUntil)
  )
    throw missingValue("<key>", {
      en: `${formWords.key.en}; or all that mou key add … --sign --json printed with --authorization`,
      vi: `${formWords.key.vi}; hoặc toàn bộ kết quả của mou key add … --sign --json với --authorization`,
    });
  return { key: parseKey("key", key), role, validFrom, validUntil };
}

const isTime = (value: unknown): value is number => Number.isSafeInteger(value);
