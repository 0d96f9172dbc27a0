import { utc } from "./utc.js";

/** Unix seconds, by the name under which errors, acts and changes carry them. */
const times: readonly string[] = [
  "deadline",
  "effectiveAt",
  "expiresAt",
  "installableAt",
  "time",
  "validFrom",
  "validUntil",
];

/** The protocol's limit; what lies beyond is no time that a calendar shows. */
const END = 2 ** 36;

/** The values with the times among them as people read them. */
export const withTimes = (values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      times.includes(name) && typeof value === "number" && value < END ? utc(value) : value,
    ]),
  );
