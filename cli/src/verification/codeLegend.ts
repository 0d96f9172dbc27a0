import type { Verdict } from "minhuoc/verify";
import type { Language } from "../frame/text.js";

/**
 * What the codes in a report mean, where it shows them alone: the SDK says in English only why something could not be checked.
 *
 * @param report of the verdict, in the language
 * @returns a line for each code, after an empty one; none where the report explains itself
 */
export async function codeLegend(
  report: string,
  { authenticity, seats }: Verdict["judgement"],
  language: Language,
): Promise<string[]> {
  if (language === "en") return [];
  const { sdkErrorTexts } = await import("../texts/sdkErrors.vi.js");
  const codes = [
    ...authenticity.checks.map(({ code }) => code),
    ...seats.flatMap(({ identity }) => [identity?.asked?.code, identity?.recorded?.code]),
  ];
  const lines = [...new Set(codes)].flatMap((code) => {
    const text = code === undefined || !report.includes(`(${code})`) ? undefined : sdkErrorTexts[code];
    return text ? [`${code}: ${text.join(" ")}`] : [];
  });
  return lines.length === 0 ? [] : ["", ...lines];
}
