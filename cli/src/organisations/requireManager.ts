import { getCredential, getOrganisation, listKeys, type RegistryClient } from "minhuoc";
import { defaultValidUntil } from "minhuoc/core";
import type { Hex } from "viem";
import { CliError } from "../frame/CliError.js";

/**
 * Refuses a key whose signature over a change the registry would not take: the key has to be a manager's when the change is sent, which can be
 * until the signature counts no more.
 *
 * @param parameters `now`: the chain's time
 * @throws {CliError} `CLI_NOT_FOUND` for an organisation that was never admitted, `CLI_MANAGER_UNKNOWN`
 * @throws {ChainError} where the registry could not be asked
 */
export async function requireManager(
  client: RegistryClient,
  { organisation, key, now }: { organisation: string; key: Hex; now: number },
): Promise<void> {
  const manages = (one: Pick<Enrolment, "role" | "validFrom" | "validUntil">) =>
    one.role === "manager" &&
    one.validFrom < defaultValidUntil(now) &&
    (one.validUntil === 0 || now < one.validUntil);
  const enrolment = await getCredential(client, { organisation, key });
  if (enrolment && manages(enrolment)) return;
  if (!(await getOrganisation(client, { organisation })))
    throw new CliError("CLI_NOT_FOUND", { what: organisation });
  const managers = (await listKeys(client, { organisation })).filter(manages).map((one) => one.key);
  const known = managers.length > 0 ? managers : { en: "nobody", vi: "không ai" };
  throw new CliError("CLI_MANAGER_UNKNOWN", { key, organisation, managers: known });
}

type Enrolment = NonNullable<Awaited<ReturnType<typeof getCredential>>>;
