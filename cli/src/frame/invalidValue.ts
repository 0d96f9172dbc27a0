import { CliError } from "./CliError.js";
import type { Text } from "./text.js";

/** A value of an option or argument that is none: its name, the value or what is wrong with it, and what to give instead. */
export const invalidValue = (name: string, problem: string | Text, expected: Text): CliError =>
  new CliError("CLI_VALUE_INVALID", { name, problem, expected });
