import type { Text } from "../frame/text.js";
import { utc } from "./utc.js";

/**
 * The end of a term, as people say it.
 *
 * @param seconds Unix seconds, 0 = no end
 */
export const untilWords = (seconds: number): Text =>
  seconds === 0
    ? { en: "open-ended", vi: "không thời hạn" }
    : { en: `until ${utc(seconds)}`, vi: `đến ${utc(seconds)}` };
