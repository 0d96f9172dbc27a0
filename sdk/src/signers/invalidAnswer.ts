import { shown } from "../errors/shown.js";
import { SignerError } from "../errors/signer.js";

/** What a device gave is not what it was asked for. */
export function invalidAnswer(what: string, value: unknown, remedy: string, cause?: unknown): SignerError {
  return new SignerError({
    code: "SIGNER_ANSWER_INVALID",
    message: `${shown(value, 80)} is no ${what}.`,
    remedy,
    values: { value },
    cause,
  });
}
