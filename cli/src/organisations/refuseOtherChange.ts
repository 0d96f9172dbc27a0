import { getNonce, organisationId, type RegistryClient } from "minhuoc";
import { isId } from "../agreements/isId.js";
import { CliError } from "../frame/CliError.js";
import { toJson } from "../frame/toJson.js";
import { withTimes } from "../words/withTimes.js";
import type { SignedFile } from "./readSignedChange.js";

/**
 * Refuses the file of another change than the one that is asked for, and names what differs.
 *
 * @param asked the change by the names that `--sign --json` prints; what the file does not say is for the chain to check
 * @throws {CliError} `CLI_AUTHORIZATION_OTHER`
 */
export function refuseOtherChange(
  { path, said }: SignedFile,
  asked: Readonly<Record<string, unknown>>,
): void {
  for (const [name, wanted] of Object.entries(asked))
    if (name in said && comparable(name, said[name]) !== comparable(name, wanted))
      throw new CliError("CLI_AUTHORIZATION_OTHER", {
        path,
        differs: name,
        said: withTimes(said)[name],
        asked: withTimes(asked)[name],
      });
}

/** An organisation goes by its identifier and by its id. */
const comparable = (name: string, value: unknown): string =>
  toJson(
    name === "organisation" && typeof value === "string" && !isId(value) ? organisationId(value) : value,
  );

/**
 * Refuses a signed change once the organisation's managers have signed and sent it, or another.
 *
 * @throws {CliError} `CLI_AUTHORIZATION_SPENT`
 * @throws {ChainError} where the registry could not be asked
 */
export async function refuseSpent(
  client: RegistryClient,
  { path, nonce }: SignedFile,
  { organisation }: { organisation: string },
): Promise<void> {
  if (nonce === undefined) return;
  const next = String(await getNonce(client, { organisation }));
  if (nonce !== next) throw new CliError("CLI_AUTHORIZATION_SPENT", { path, organisation, nonce, next });
}
