/**
 * A value as an error's text shows it: JSON where it has any, and never an error of its own.
 *
 * @param value anything that a caller gave
 * @param limit characters
 */
export function shown(value: unknown, limit = 200): string {
  return shortened(toText(value), limit);
}

/** The beginning of a text that may be of any length. */
export function shortened(text: string, limit = 200): string {
  return text.length > limit ? `${text.slice(0, limit)}…` : text;
}

function toText(value: unknown): string {
  if (typeof value === "bigint" || typeof value === "symbol") return String(value);
  try {
    return (
      JSON.stringify(value, (_, member) => (typeof member === "bigint" ? String(member) : member)) ??
      (typeof value === "function" ? "a function" : "nothing")
    );
  } catch {
    // A cycle, or a getter that throws.
    return "an object";
  }
}
