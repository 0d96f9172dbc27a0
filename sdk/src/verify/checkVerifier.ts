import { isObject } from "../core/json/isObject.js";
import { pointerPattern } from "../core/metadata/disclose.js";
import { TIME_LIMIT } from "../core/record/timeLimit.js";
import { invalidInput } from "./invalidInput.js";
import type { Policy } from "./verdict.js";

/**
 * Checks the verifier's own clock.
 *
 * @throws {VerifyError} `VERIFY_INPUT_INVALID`
 */
export function checkNow(now: number): void {
  if (!(Number.isSafeInteger(now) && now >= 0 && now < TIME_LIMIT)) {
    throw invalidInput("now", now, "is no time", "Give whole Unix seconds, not milliseconds.");
  }
}

type Rule = readonly [fits: (value: unknown) => boolean, remedy: string];

const flag: Rule = [(value) => typeof value === "boolean", "Give true or false."];
const list: Rule = [Array.isArray, "Give a list."];

/** Of each member of a policy whether a value fits, and what does. */
const members: Record<keyof Policy, Rule> = {
  finality: [isFinality, "Give finalized, latest, or a whole number of confirmations from 1."],
  requireIdentity: flag,
  acceptRecordedIdentity: flag,
  requireWitnesses: flag,
  acceptDisputed: flag,
  kinds: list,
  trust: list,
  disclosed: list,
  maxAge: [(value) => typeof value === "number" && value >= 0, "Give seconds."],
};

/**
 * Checks what the verifier asks for, before anything is asked. What a policy says in the wrong words would not be asked for, and nobody would see it.
 *
 * @throws {VerifyError} `VERIFY_INPUT_INVALID`
 * @throws {CommitmentError} `DISCLOSURE_PATTERN_INVALID` for a pattern in `policy.disclosed`
 */
export function checkPolicy(policy: Policy): void {
  if (!isObject(policy))
    throw invalidInput("policy", policy, "is no policy", "Leave it out for the default.");
  for (const [name, value] of Object.entries(policy)) {
    if (!Object.hasOwn(members, name)) {
      throw invalidInput(name, value, "no policy has", `Use ${Object.keys(members).join(", ")}.`);
    }
    const [fits, remedy] = members[name as keyof Policy];
    if (value !== undefined && !fits(value)) throw invalidInput(name, value, "it cannot be", remedy);
  }
  for (const pattern of policy.disclosed ?? []) pointerPattern(pattern);
}

function isFinality(finality: unknown): boolean {
  if (finality === "finalized" || finality === "latest") return true;
  if (!isObject(finality)) return false;
  const { confirmations, ...others } = finality;
  return (
    Number.isSafeInteger(confirmations) && Number(confirmations) >= 1 && Object.keys(others).length === 0
  );
}
