const secrets = new Set<string>();
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

/** The text without any secret that was read. */
export function redact(text: string): string {
  let shown = text;
  for (const secret of secrets) shown = shown.replaceAll(secret, MASK);
  return shown;
}
