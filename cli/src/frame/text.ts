/** The languages in which `mou` speaks. */
export const languages = ["en", "vi"] as const;
export type Language = (typeof languages)[number];

/** A text in each language. */
export type Text = Readonly<Record<Language, string>>;

/**
 * Puts values in the places of a text that are named in braces.
 *
 * @param text such as "{path} cannot be read."
 * @param values by name; a place without a value stays as it is
 */
export function fill(text: string, values: Readonly<Record<string, unknown>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) =>
    name in values ? shownValue(values[name]) : place,
  );
}

/** The values in one language: a value that is a text in each of them is that one's. */
export const inLanguage = (
  values: Readonly<Record<string, unknown>>,
  language: Language,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, isText(value) ? value[language] : value]),
  );

const isText = (value: unknown): value is Text =>
  typeof value === "object" && value !== null && languages.every((language) => language in value);

function shownValue(value: unknown): string {
  return Array.isArray(value) ? value.map(shownValue).join(", ") : String(value);
}
