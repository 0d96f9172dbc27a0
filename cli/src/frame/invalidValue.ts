import { CliError } from "./CliError.js";

/** A value of an option or argument that is none: its name, what is wrong, and what to give instead. */
export const invalidValue = (name: string, problem: string, expected: string): CliError =>
  new CliError("CLI_VALUE_INVALID", { name, problem, expected });
