/**
 * Whether bytes begin as the JSON of a file of ours does, with an object or a list. What is empty, or in another encoding of Unicode, is for
 * the parser to tell.
 */
export function isJsonText(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (isUtf16) return true;
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 1024)).replace(/^ï»¿/, "").trimStart();
  return start === "" || start.startsWith("{") || start.startsWith("[");
}
