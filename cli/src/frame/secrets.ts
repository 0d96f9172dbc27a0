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
  const whole = secret.replace(/\p{Surrogate}/gu, "\ufffd");
  const inJson = JSON.stringify(secret).slice(1, -1);
  for (const form of [secret, secret.replace(/^0x/i, ""), encodeURIComponent(whole), inJson])
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

/** A secret that a longer hash or signature holds by chance, as a PIN of six digits. */
const isShortHex = (secret: string) => /^(0x)?[0-9a-fA-F]{1,31}$/.test(secret);

/** The text without any secret that was read. Hex that merely has the digits of a short one among its own stays whole: it may be the only copy. */
export function redact(text: string): string {
  let shown = text;
  for (const secret of secrets)
    shown = isShortHex(secret)
      ? shown.replace(new RegExp(`\\b0x[0-9a-fA-F]+\\b|${secret}`, "g"), (found) =>
          found === secret || found === `0x${secret}` ? found.replace(secret, MASK) : found,
        )
      : shown.replaceAll(secret, MASK);
  return shown;
}

/** The same of every text in a value, before JSON writes it in another way; the names of members are the program's own. */
export function redactValue(value: unknown): unknown {
  if (typeof value === "string") return redact(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(redactValue);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, redactValue(item)]));
}
