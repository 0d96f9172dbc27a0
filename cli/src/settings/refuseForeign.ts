import { lstatSync, statSync } from "node:fs";
import { CliError } from "../frame/CliError.js";

/**
 * Refuses a file that another user of the machine has put there, as in a folder where everyone may write; git does the same. Root can change
 * what the user runs anyway.
 *
 * @param path of a file that is there
 * @param uid whose file it may be besides root's; undefined where the system has no such numbers
 * @throws {CliError} `CLI_CONFIG_FOREIGN`
 */
export function refuseForeign(path: string, uid: number | undefined): void {
  if (uid === undefined) return;
  // A link is whoever's put it there, wherever it leads.
  for (const { uid: owner } of [lstatSync(path), statSync(path)])
    if (owner !== uid && owner !== 0) throw new CliError("CLI_CONFIG_FOREIGN", { path, owner });
}
