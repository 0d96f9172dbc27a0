import { shown } from "../errors/shown.js";
import { VerifyError } from "../errors/verify.js";

/** What a verifier gave cannot be used. The problem goes on the sentence "`name` is `value`, which …". */
export function invalidInput(name: string, value: unknown, problem: string, remedy: string): VerifyError {
  return new VerifyError({
    code: "VERIFY_INPUT_INVALID",
    message: `${name} is ${shown(value)}, which ${problem}.`,
    remedy,
    values: { [name]: value },
  });
}
