import { CliError, isCoded } from "./CliError.js";
import { type CliErrorCode, cliErrors } from "./cliErrors.js";
import { type ExitCode, exitCodeOf } from "./exitCodes.js";
import { fill, type Language } from "./text.js";

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
  const { code, values, remedy } = error;
  if (code in cliErrors) {
    const texts = cliErrors[code as CliErrorCode];
    const [message, next] = [fill(texts.message[language], values), fill(texts.remedy[language], values)];
    return { code, message, remedy: next, values, exit: texts.exit };
  }
  const message = error.message.slice(0, -remedy.length).trim();
  const english = { code, message, remedy, values, exit: exitCodeOf(code) };
  if (language === "en") return english;
  const { sdkErrorTexts } = await import("../texts/sdkErrors.vi.js");
  const texts = sdkErrorTexts[code];
  return texts ? { ...english, message: fill(texts[0], values), remedy: fill(texts[1], values) } : english;
}

function unexpected(thrown: unknown): CliError {
  return new CliError(
    "CLI_UNEXPECTED",
    { problem: thrown instanceof Error ? thrown.message : String(thrown) },
    thrown,
  );
}
