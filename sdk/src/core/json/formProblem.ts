import type { BaseIssue } from "valibot";
import { shown } from "../../errors/shown.js";
import { toPointer } from "./pointer.js";

/** What is said of a member that a format does not have. Its name is the sender's own words, and is not repeated. */
export const UNKNOWN_MEMBER = "there is a member that is not of the format";

/**
 * What a schema refuses in a file.
 *
 * @param issue the first thing that is wrong
 * @returns its RFC 6901 pointer, and what is wrong there, without a full stop
 */
export function formProblem(issue: BaseIssue<unknown>): { path: string; problem: string } {
  const { type, input, received } = issue;
  // The one schema of the library's own making that these formats have is that of an object.
  const expected = type === "custom" ? "Object" : issue.expected;
  const keys = (issue.path ?? []).map(({ key }) => key as string | number);
  if (type === "strict_object" && expected === "never") {
    return { path: toPointer(keys.slice(0, -1)), problem: UNKNOWN_MEMBER };
  }
  const found = typeof input === "object" && input ? received : shown(input, 80);
  return { path: toPointer(keys), problem: `${found} stands where ${expected} belongs` };
}
