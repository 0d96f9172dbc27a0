import { EnvelopeError, type EnvelopeErrorCode } from "../../errors/envelope.js";

/**
 * What is refused of an envelope.
 *
 * @param problem what is wrong at the path, without a full stop
 */
export function refused(
  code: EnvelopeErrorCode,
  path: string,
  problem: string,
  remedy: string,
  values: Readonly<Record<string, unknown>> = {},
): EnvelopeError {
  return new EnvelopeError({
    code,
    message: `At ${JSON.stringify(path)} ${problem}.`,
    remedy,
    values: { ...values, path },
  });
}
