import { MinhUocError } from "minhuoc/core";
import { type CliErrorCode, cliErrors } from "./cliErrors.js";
import { fill } from "./text.js";

/** Something that the program itself, not the SDK, finds wrong. Its texts in each language stand in `cliErrors`. */
export class CliError extends MinhUocError {
  override readonly name = "CliError";
  declare readonly code: CliErrorCode;

  constructor(code: CliErrorCode, values: Readonly<Record<string, unknown>> = {}, cause?: unknown) {
    const { message, remedy } = cliErrors[code];
    super({ code, message: fill(message.en, values), remedy: fill(remedy.en, values), values, cause });
  }
}
