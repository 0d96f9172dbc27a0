import type { Hex } from "viem";
import { CommitmentError } from "../../errors/metadata.js";
import type { JsonScalar } from "../json/JsonValue.js";
import type { Skeleton } from "./commitJson.js";
import { commitMetadata } from "./commitMetadata.js";
import type { SaltedMetadata } from "./saltedMetadata.js";
import { scalarsOf } from "./salts.js";

/** A skeleton, and the scalars that are opened, by RFC 6901 pointer. */
export type Disclosure = {
  skeleton: Skeleton;
  opened: Readonly<Record<string, { salt: Hex; value: JsonScalar }>>;
};

export type DiscloseParameters = SaltedMetadata & {
  // A line comment, since the patterns would end a block comment.
  // What to open: RFC 6901 pointers, in which a segment * stands for any one, and a last segment ** for any rest:
  // /parties/*/names/** opens all names of all parties, /** everything.
  reveal: readonly string[];
};

/**
 * Opens a part of a metadata document. The rest stays hidden but committed to: that it is there, and where, is seen by everyone.
 *
 * @param parameters document, salts, and what to open
 * @returns the disclosure; it gives the same commitment as the whole document
 * @throws {CommitmentError} `DISCLOSURE_PATTERN_INVALID`, or `DISCLOSURE_PATTERN_UNMATCHED` for a pattern that opens nothing
 */
export function disclose({ reveal, metadata, salts }: DiscloseParameters): Disclosure {
  const { skeleton } = commitMetadata({ metadata, salts });
  const scalars = [...scalarsOf(metadata)];
  const paths = new Set(
    matchPointers(
      scalars.map(([path]) => path),
      reveal,
    ),
  );
  const opened = scalars
    .filter(([path]) => paths.has(path))
    .map(([path, value]) => [path, { salt: salts[path], value }]);
  return { skeleton, opened: Object.fromEntries(opened) };
}

/**
 * The pointers that patterns choose, in their order.
 *
 * @throws {CommitmentError} `DISCLOSURE_PATTERN_INVALID`, `DISCLOSURE_PATTERN_UNMATCHED`
 */
export function matchPointers(pointers: readonly string[], patterns: readonly string[]): string[] {
  const chosen = new Set<string>();
  for (const pattern of patterns) {
    const expression = pointerPattern(pattern);
    const matching = pointers.filter((path) => expression.test(path));
    if (matching.length === 0) {
      throw patternError(
        "DISCLOSURE_PATTERN_UNMATCHED",
        pattern,
        "opens no value",
        "End it with /** to open all below a place.",
      );
    }
    for (const path of matching) chosen.add(path);
  }
  return pointers.filter((path) => chosen.has(path));
}

/**
 * A pattern of RFC 6901 pointers, in which a segment `*` stands for any one, and a last segment `**` for any rest.
 *
 * @throws {CommitmentError} `DISCLOSURE_PATTERN_INVALID`
 */
export function pointerPattern(pattern: string): RegExp {
  if (!/^(\/([^~/]|~[01])*)+$/.test(pattern) || /\/\*\*\//.test(pattern)) {
    throw patternError(
      "DISCLOSURE_PATTERN_INVALID",
      pattern,
      "is not a pointer",
      "Write it like /title/vi, /parties/*/names/** or /**; ** can only stand last.",
    );
  }
  const rest = pattern.endsWith("/**");
  const segments = (rest ? pattern.slice(0, -3) : pattern).split("/").map((segment) => {
    return segment === "*" ? "[^/]*" : segment.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  });
  return new RegExp(`^${segments.join("/")}${rest ? "(/.*)?" : ""}$`, "su");
}

function patternError(
  code: "DISCLOSURE_PATTERN_INVALID" | "DISCLOSURE_PATTERN_UNMATCHED",
  pattern: string,
  problem: string,
  remedy: string,
): CommitmentError {
  return new CommitmentError({
    code,
    message: `The pattern ${JSON.stringify(pattern)} ${problem}.`,
    remedy,
    values: { pattern },
  });
}
