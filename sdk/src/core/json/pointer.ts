/**
 * The most characters that the pointers of all values of one JSON value may have together. It bounds how many values there are, and what it
 * costs to name each one: a single key of a megabyte above a hundred thousand values would otherwise be a hundred gigabytes of names.
 */
export const MAX_POINTERS = 4 * 1024 * 1024;

/**
 * Appends a key or index to an RFC 6901 pointer.
 *
 * @param parent pointer of the object or array; "" is the root
 * @param key member name or index
 * @returns the pointer of the member
 */
export function appendPointer(parent: string, key: string | number): string {
  return `${parent}/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/**
 * Writes a list of keys and indices as an RFC 6901 pointer.
 *
 * @param keys member names and indices from the root
 * @returns the pointer; "" for the root
 */
export function toPointer(keys: readonly PropertyKey[]): string {
  return keys.reduce<string>((pointer, key) => appendPointer(pointer, String(key)), "");
}
