/** Stands for whatever varies within a line; alone on a line, for any lines. */
const GAP = "…";

/**
 * Compares what was printed with what a guide shows. `…` in a line stands for whatever varies there; a line that is only `…`
 * stands for any lines. Empty lines, and spaces at the ends of lines, do not count.
 *
 * @returns the first line of the guide from which on the output differs, `undefined` where it does not
 */
export function compareOutput(printed: string, shown: string): string | undefined {
  const seen = lines(printed);
  const expected = lines(shown);
  /** Positions in what was printed at which the rest may go on. */
  let ends = new Set([0]);
  for (const line of expected) {
    const next =
      line === GAP
        ? Array.from({ length: seen.length + 1 }, (_, position) => position).filter(
            (position) => position >= Math.min(...ends),
          )
        : [...ends].filter((position) => matches(seen[position], line)).map((position) => position + 1);
    if (next.length === 0) return line;
    ends = new Set(next);
  }
  return ends.has(seen.length) ? undefined : "(the end)";
}

const lines = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

function matches(printed: string | undefined, shown: string): boolean {
  const pattern = shown
    .split(GAP)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join(".+");
  return printed !== undefined && new RegExp(`^${pattern}$`).test(printed);
}
