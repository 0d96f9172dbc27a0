import { CliError } from "./CliError.js";
import type { Text } from "./text.js";

/** An option or argument that is needed here and was not given: its name, and what to give. */
export const missingValue = (name: string, expected: Text): CliError =>
  new CliError("CLI_VALUE_MISSING", { name, expected });
