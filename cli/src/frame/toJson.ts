/** One JSON document: whole numbers beyond JSON's are strings of digits. */
export function toJson(value: unknown, space?: number): string {
  return JSON.stringify(value, (_, item) => (typeof item === "bigint" ? item.toString() : item), space);
}
