import { CliError } from "../frame/CliError.js";
import type { Context } from "../frame/context.js";
import { askLine } from "./askLine.js";

/**
 * Shows a person on the terminal what is about to happen, and asks.
 *
 * @param question in the person's language, without the answers
 * @throws {CliError} `CLI_CONFIRMATION_MISSING`, `CLI_DECLINED`
 */
export async function agree(summary: string, question: string, context: Context): Promise<void> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) throw new CliError("CLI_CONFIRMATION_MISSING");
  context.notice(summary);
  const answer = await askLine(`${question} ${context.say({ en: "(yes/no)", vi: "(có/không)" })} `);
  if (!["yes", "có", "co"].includes(answer.trim().normalize("NFC").toLowerCase()))
    throw new CliError("CLI_DECLINED");
}
