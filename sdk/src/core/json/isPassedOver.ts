/**
 * Whether the last name in an RFC 6901 pointer is one of three that the schema library drops from records instead of refusing it. What is
 * dropped would be committed to, or sent, unseen.
 */
export function isPassedOver(pointer: string): boolean {
  return /\/(__proto__|constructor|prototype)$/.test(pointer);
}
