import type { UnsignedAct } from "minhuoc/core";
import { differingPart, type StatementParts } from "../agreements/differingPart.js";
import { invalidValue } from "../frame/invalidValue.js";
import type { Text } from "../frame/text.js";
import { withTimes } from "../words/withTimes.js";

/**
 * Refuses options that ask for another act than the one that a file fixes. The file can have come with the envelope: they are not passed over.
 *
 * @param asked as the options say it, undefined where they do not
 * @throws {CliError} `CLI_VALUE_INVALID`
 */
export function refuseOtherAct(
  fixed: UnsignedAct,
  asked: { [Member in keyof UnsignedAct]: UnsignedAct[Member] | undefined } & StatementParts,
): void {
  for (const [option, given, said] of [
    ["--kind", asked.kind, fixed.kind],
    ["--organisation", asked.organisation, fixed.organisation],
    ["--statement", asked.statement, fixed.statement],
    ["--valid-until", withTimes(asked).validUntil, withTimes(fixed).validUntil],
  ] as const) {
    if (given !== undefined && given !== said) throw invalidValue(option, String(given), asInFile(said));
  }
  const [part, differs] = differingPart(String(fixed.statement), asked) ?? [];
  if (differs !== undefined) throw invalidValue(`--${part}`, differs, asInFile(fixed.statement));
}

/** What an option beside a file of an act may say: nothing, or the same. */
const asInFile = (said: unknown): Text => ({
  en: `what the file of the act says, ${said}, or leave the option out`,
  vi: `đúng nội dung trong tệp hành vi, ${said}, hoặc bỏ tùy chọn này`,
});
