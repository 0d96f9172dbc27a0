import type { Context } from "../frame/context.js";
import { invalidValue } from "../frame/invalidValue.js";
import { keepSecret } from "../frame/secrets.js";
import type { SettingsFile } from "../settings/loadSettings.js";
import { formWords } from "../words/formWords.js";

/** An endpoint, and the name by which people know it: its host, since the rest of the address may hold a key. */
export type Endpoint = { name: string; url: string };

/**
 * The endpoints to ask: those of the options, else of the environment, else of the settings.
 *
 * @throws {CliError} `CLI_VALUE_INVALID` for an address that is none
 */
export function findEndpoints(
  given: readonly string[] | undefined,
  { env }: Pick<Context, "env">,
  files: readonly SettingsFile[],
): Endpoint[] {
  const fromEnv = env.MOU_RPC_URL?.split(",").map((url) => url.trim());
  const urls = given ?? fromEnv ?? files.find(({ settings }) => settings.rpc)?.settings.rpc ?? [];
  const endpoints: Endpoint[] = [];
  for (const url of urls) {
    const { host } = parseUrl("--rpc", url);
    const taken = endpoints.filter(({ name }) => name.replace(/#\d+$/, "") === host).length;
    endpoints.push({ name: taken === 0 ? host : `${host}#${taken + 1}`, url });
  }
  return endpoints;
}

/** Reads the address of an endpoint, and remembers as secret what may be a key in it. */
export function parseUrl(name: string, url: string): URL {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    throw invalidValue(name, { en: "it is no URL", vi: "không phải là URL" }, formWords.url);
  }
  if (!["http:", "https:"].includes(parsed.protocol))
    throw invalidValue(name, parsed.protocol, formWords.url);
  for (const part of secretsOf(parsed)) keepSecret(part);
  return parsed;
}

/** What may be a key in an address: what is long enough to be one is one; "v1" and "rpc" are not. */
export function secretsOf({ password, username, pathname, searchParams }: URL): string[] {
  const parts = [username, ...pathname.split("/"), ...searchParams.values()];
  return [...(password ? [password] : []), ...parts.filter((part) => part.length >= 16)];
}
