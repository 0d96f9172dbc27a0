/**
 * A line as a report shows it: characters that a reader does not see could move the cursor or turn words around, so they stand there as what
 * they are. So do marks after 30 others on one letter, which no text has.
 *
 * @param line one line of text
 * @returns the line with `\u{200b}` in place of such a character
 */
export function printable(line: string): string {
  return line.replace(
    /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\u{1D159}]|(?! )\p{Zs}|(?<=\p{M}{30})\p{M}/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
