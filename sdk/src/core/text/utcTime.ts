/**
 * A time as reports show it.
 *
 * @param seconds Unix seconds, below 2^42
 * @returns e.g. `2025-09-18 02:30:00 UTC`
 */
export function utcTime(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, -5).replace("T", " ")} UTC`;
}
