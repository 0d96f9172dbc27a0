import type { ContractError } from "minhuoc";
import { withTimes } from "../words/withTimes.js";
import { CliError, isCoded } from "./CliError.js";
import { type CliErrorCode, cliErrors } from "./cliErrors.js";
import { type ExitCode, exitCodeOf } from "./exitCodes.js";
import type { FileError } from "./FileError.js";
import { fill, inLanguage, type Language } from "./text.js";

/** An error as it is shown, and what the program ends with. */
export type DescribedError = {
  code: string;
  message: string;
  remedy: string;
  values: Readonly<Record<string, unknown>>;
  exit: ExitCode;
};

/** Describes an error in the person's language. What nobody foresaw says so, and decides nothing. */
export async function describeError(thrown: unknown, language: Language): Promise<DescribedError> {
  const error = isCoded(thrown) ? thrown : unexpected(thrown);
  const { code, remedy } = error;
  const values = inLanguage(error.values, language);
  if (code in cliErrors) {
    const texts = cliErrors[code as CliErrorCode];
    const [message, next] = [fill(texts.message[language], values), fill(texts.remedy[language], values)];
    return { code, message, remedy: next, values, exit: texts.exit };
  }
  const { error: refusal } = error as Partial<ContractError>;
  const templates: Partial<Record<string, { message: string }>> =
    refusal === undefined ? {} : (await import("minhuoc")).contractErrors;
  const template = templates[refusal ?? ""]?.message;
  // A registry counts acts in an order of its own; people know them by the list that was given.
  const counted = { ...values, ...("act" in values && { index: values.act }) };
  const happened =
    template === undefined
      ? error.message.slice(0, -remedy.length).trim()
      : fill(template, withTimes(counted));
  const exit = exitCodeOf(code);
  const { sdkRemedies } = await import("../texts/sdkRemedies.en.js");
  const english = { code, message: happened, remedy: sdkRemedies[code] ?? remedy, values, exit };
  if (language === "en") return english;
  const { sdkErrorTexts } = await import("../texts/sdkErrors.vi.js");
  const texts = sdkErrorTexts[code];
  if (!texts) return english;
  const { file } = error as Partial<FileError>;
  const { withWords } = await import("../words/termWords.js");
  const spoken = withWords(withTimes(counted), language);
  const said = fill(texts[0], spoken);
  // What the English sentence names, and this one has no place for, stands behind it.
  const message = said === texts[0] ? `${said}${listed({ ...spoken, file: undefined })}` : said;
  return {
    ...english,
    message: file === undefined ? message : `${file}: ${message}`,
    remedy: fill(texts[1], spoken),
  };
}

function unexpected(thrown: unknown): CliError {
  return new CliError(
    "CLI_UNEXPECTED",
    { problem: thrown instanceof Error ? thrown.message : String(thrown) },
    thrown,
  );
}

const LONGEST = 80;

/** The plain ones of an error's values and lists of such, in parentheses. */
function listed(values: Readonly<Record<string, unknown>>): string {
  const plain = Object.entries(values)
    .map(([name, value]) => [name, (Array.isArray(value) ? value : [value]).filter(isPlain).join(" ")])
    .filter(([, shown]) => shown !== "")
    .map(([name, shown]) => `${name}: ${shown?.slice(0, LONGEST)}`);
  return plain.length === 0 ? "" : ` (${plain.join(", ")})`;
}

const isPlain = (value: unknown): boolean => ["string", "number", "bigint", "boolean"].includes(typeof value);
