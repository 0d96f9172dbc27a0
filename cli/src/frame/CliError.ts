import { type CliErrorCode, cliErrors } from "./cliErrors.js";
import { fill, inLanguage } from "./text.js";

/** What an error of the program, or of the SDK, tells. */
export type CodedError = Error & {
  code: string;
  remedy: string;
  values: Readonly<Record<string, unknown>>;
};

/**
 * Something that the program itself, not the SDK, finds wrong, in the shape of the SDK's errors. It is no subclass of theirs: what starts the
 * program must not load the SDK. Its texts in each language stand in `cliErrors`; a value can be such a text too.
 */
export class CliError extends Error implements CodedError {
  override readonly name = "CliError";
  readonly code: CliErrorCode;
  readonly remedy: string;
  readonly values: Readonly<Record<string, unknown>>;

  constructor(code: CliErrorCode, values: Readonly<Record<string, unknown>> = {}, cause?: unknown) {
    const { message, remedy } = cliErrors[code];
    const english = inLanguage(values, "en");
    const next = fill(remedy.en, english);
    super(`${fill(message.en, english)} ${next}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.remedy = next;
    this.values = values;
  }
}

/** Whether an error says what happened, with a code, and what to do next. */
export function isCoded(error: unknown): error is CodedError {
  if (!(error instanceof Error)) return false;
  const { code, remedy, values } = error as Partial<CodedError>;
  return typeof code === "string" && typeof remedy === "string" && typeof values === "object";
}
