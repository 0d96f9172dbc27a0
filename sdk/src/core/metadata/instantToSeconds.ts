import { MetadataError } from "../../errors/metadata.js";
import { shown } from "../../errors/shown.js";
import { TIME_LIMIT } from "../record/timeLimit.js";
import { isCalendarDate } from "./partialDate.js";

const PATTERN = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/**
 * Unix time of a moment that is written with its offset.
 *
 * @param instant RFC 3339 date and time in whole seconds, such as `2026-01-01T00:00:00+07:00`
 * @param path RFC 6901 pointer of the value, named in the error
 * @returns Unix seconds, 1 to 2^36 − 1
 * @throws {MetadataError} `METADATA_TIME_INVALID` also for leap seconds, for `-00:00` (offset unknown) and for moments outside of 1970–4147
 * @see RFC 3339
 */
export function instantToSeconds(instant: string, path = ""): number {
  const text = typeof instant === "string" ? instant : "";
  const [, date = "", , offset] = PATTERN.exec(text) ?? [];
  const seconds = Date.parse(text) / 1000;
  if (!isCalendarDate(date) || offset === "-00:00" || !(seconds > 0) || seconds >= TIME_LIMIT) {
    throw new MetadataError({
      code: "METADATA_TIME_INVALID",
      message: `${shown(instant)}${path === "" ? "" : ` at ${path}`} is no moment that the protocol knows.`,
      remedy:
        "Write it as 2026-01-01T00:00:00+07:00: a real date after 1970, whole seconds, the known offset from UTC.",
      values: { path, value: instant },
    });
  }
  return seconds;
}
