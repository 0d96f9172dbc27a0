/**
 * Code points of a text in the notation of the Unicode standard.
 *
 * @param text any string, also with lone surrogates
 * @returns one entry for each code point, such as `U+1EA1`
 */
export function codePoints(text: string): string[] {
  return Array.from(text, (character) => {
    const value = character.codePointAt(0) ?? 0;
    return `U+${value.toString(16).toUpperCase().padStart(4, "0")}`;
  });
}
