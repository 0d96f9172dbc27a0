import type { Metadata } from "./metadataSchema.js";

const FIRST = ["vi", "en"];

/**
 * The title that the struct hashes and wallets show: all languages, Vietnamese first, then English, then the others by tag.
 *
 * @param metadata a metadata document, or what has its title
 * @returns the titles joined by " / "
 */
export function metadataTitle({ title }: Pick<Metadata, "title">): string {
  const rank = (tag: string) => (FIRST.indexOf(tag) + FIRST.length + 1) % (FIRST.length + 1);
  return Object.entries(title)
    .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map(([, text]) => text)
    .join(" / ");
}
