/**
 * A time as reports show it.
 *
 * @param seconds Unix seconds, below 2^36
 * @returns e.g. `2025-09-18 02:30:00 UTC`
 */
export function utcTime(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}
