import { CliError } from "./CliError.js";

/** Options of which each says something else about the same. */
export const exclusive = (...options: string[]): CliError =>
  new CliError("CLI_OPTIONS_EXCLUSIVE", { options });
