import { EnvelopeError, type EnvelopeErrorCode } from "../../errors/envelope.js";
import { MinhUocError } from "../../errors/MinhUocError.js";

/**
 * Checks a part of an envelope by a rule that holds elsewhere too; what that rule refuses is refused of the envelope, with the place.
 *
 * @param path RFC 6901 pointer of the part
 * @param code what is wrong with the envelope then
 * @param check throws a `MinhUocError`, which becomes the cause
 */
export function within<T>(path: string, code: EnvelopeErrorCode, check: () => T): T {
  try {
    return check();
  } catch (cause) {
    // What is refused of an envelope already has its place.
    if (!(cause instanceof MinhUocError) || cause instanceof EnvelopeError) throw cause;
    throw new EnvelopeError({
      code,
      message: `At ${path}: ${cause.message.slice(0, -cause.remedy.length - 1)}`,
      remedy: cause.remedy,
      values: { ...cause.values, path, reason: cause.code },
      cause,
    });
  }
}
