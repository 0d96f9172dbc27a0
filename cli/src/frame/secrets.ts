const secrets = new Set<string>();
const variables = new Set<string>();
/** Shorter ones would take harmless words out of sentences. */
const SHORTEST = 6;
const MASK = "•••";

/**
 * Remembers a secret, so that nothing that is printed holds it.
 *
 * @returns the secret
 */
export function keepSecret(secret: string): string {
  for (const form of [secret, secret.replace(/^0x/i, ""), encodeURIComponent(secret)])
    if (form.length >= SHORTEST) secrets.add(form);
  return secret;
}

/**
 * Remembers that a variable of the environment holds a secret, whether or not it is ever read.
 *
 * @returns its name
 */
export function keepVariable(name: string): string {
  variables.add(name);
  return name;
}

/** The environment for another program, without what is for `mou` alone: its own variables, those that hold secrets, and copies of what was read. */
export const childEnvironment = (
  env: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(env).filter(
      ([name, value = ""]) => !/^MOU_/i.test(name) && !variables.has(name) && !secrets.has(value.trim()),
    ),
  );

/** The text without any secret that was read. */
export function redact(text: string): string {
  let shown = text;
  for (const secret of secrets) shown = shown.replaceAll(secret, MASK);
  return shown;
}
