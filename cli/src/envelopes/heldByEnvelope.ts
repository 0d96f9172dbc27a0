import type { Agreement, Disclosure } from "minhuoc/core";
import { readEnvelope } from "./readEnvelope.js";

/** What an envelope holds of an agreement beside its signatures. */
export type HeldByEnvelope = { agreement: Agreement; statements: string[]; disclosure?: Disclosure };

/**
 * The agreement, the metadata as far as it is shown, and the statements, out of an envelope.
 *
 * @throws {CliError} `CLI_FILE_UNREADABLE`
 * @throws {EnvelopeError}
 */
export function heldByEnvelope(path: string, cwd: string): HeldByEnvelope {
  const { agreement, disclosure, acts } = readEnvelope(path, cwd);
  return {
    agreement,
    statements: acts.map(({ statement }) => statement),
    ...(disclosure && { disclosure }),
  };
}
