/**
 * One JSON document: whole numbers beyond JSON's are strings of digits. What a terminal would obey, or a reader not see, is written out as JSON
 * allows it; it reads back as the same.
 */
export function toJson(value: unknown, space?: number): string {
  const text = JSON.stringify(value, (_, item) => (typeof item === "bigint" ? item.toString() : item), space);
  // JSON escapes the first 32 by itself; nothing of this kind stands between strings but line ends.
  return text.replace(/[^\P{C}\n]|[\u2028\u2029]/gu, (character) =>
    Array.from(
      { length: character.length },
      (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`,
    ).join(""),
  );
}
