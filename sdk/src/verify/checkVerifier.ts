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

/** What each member may be. A word that is none of the known ones is never met, and so asks for too much at worst. */
const forms: Record<keyof Policy, (value: unknown) => boolean> = {
  finality: isFinality,
  requireIdentity: isFlag,
  acceptRecordedIdentity: isFlag,
  requireWitnesses: isFlag,
  acceptDisputed: isFlag,
  kinds: Array.isArray,
  trust: Array.isArray,
  disclosed: Array.isArray,
  maxAge: Number.isFinite,
};

/**
 * Checks what the verifier asks for, before anything is asked: a slip in a policy must not ask for less.
 *
 * @throws {VerifyError} `VERIFY_INPUT_INVALID`
 * @throws {CommitmentError} `DISCLOSURE_PATTERN_INVALID` for a pattern in `policy.disclosed`
 */
export function checkPolicy(policy: Policy): void {
  if (typeof policy !== "object" || policy === null) {
    throw invalid("policy", policy, "is no policy", "Leave it out for the default.");
  }
  for (const [name, value] of Object.entries(policy)) {
    if (Object.hasOwn(forms, name) && (value === undefined || forms[name as keyof Policy](value))) continue;
    throw invalid(`policy.${name}`, value, "no policy has", "See docs/verdict.md.");
  }
  for (const pattern of policy.disclosed ?? []) pointerPattern(pattern);
}

function isFlag(value: unknown): boolean {
  return typeof value === "boolean";
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
