import { pointerPattern } from "../core/metadata/disclose.js";
import { TIME_LIMIT } from "../core/record/timeLimit.js";
import { shown } from "../errors/shown.js";
import { VerifyError } from "../errors/verify.js";
import type { Policy } from "./verdict.js";

/**
 * Checks the verifier's own clock.
 *
 * @throws {VerifyError} `VERIFY_INPUT_INVALID`
 */
export function checkNow(now: number): void {
  if (!(Number.isSafeInteger(now) && now >= 0 && now < TIME_LIMIT)) {
    throw invalid("now", now, "is no time", "Give whole Unix seconds, not milliseconds.");
  }
}

/**
 * Checks what the verifier asks for, before anything is asked.
 *
 * @throws {VerifyError} `VERIFY_INPUT_INVALID`
 * @throws {CommitmentError} `DISCLOSURE_PATTERN_INVALID` for a pattern in `policy.disclosed`
 */
export function checkPolicy(policy: Policy): void {
  if (typeof policy !== "object" || policy === null) {
    throw invalid("policy", policy, "is no policy", "Leave it out for the default.");
  }
  if (policy.finality !== undefined && !isFinality(policy.finality)) {
    throw invalid(
      "finality",
      policy.finality,
      "is no finality",
      "Give finalized, latest, or a whole number of confirmations from 1.",
    );
  }
  for (const pattern of policy.disclosed ?? []) pointerPattern(pattern);
}

function isFinality(finality: unknown): boolean {
  if (finality === "finalized" || finality === "latest") return true;
  if (typeof finality !== "object" || finality === null) return false;
  const { confirmations, ...others } = finality as Record<string, unknown>;
  return (
    Number.isSafeInteger(confirmations) && Number(confirmations) >= 1 && Object.keys(others).length === 0
  );
}

function invalid(name: string, value: unknown, problem: string, remedy: string): VerifyError {
  return new VerifyError({
    code: "VERIFY_INPUT_INVALID",
    message: `${name} is ${shown(value)}, which ${problem}.`,
    remedy,
    values: { [name]: value },
  });
}
