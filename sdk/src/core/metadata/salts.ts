import { bytesToHex, type Hex } from "viem";
import { CommitmentError } from "../../errors/metadata.js";
import type { JsonScalar, JsonValue } from "../json/JsonValue.js";
import { isScalar, walkJson } from "../json/walkJson.js";

/** A random 128-bit salt, `0x` and 32 lower-case hex digits, by the RFC 6901 pointer of the scalar that it hides. */
export type Salts = Readonly<Record<string, Hex>>;

const SALT = /^0x[0-9a-f]{32}$/;

/** The scalars of a JSON document by their RFC 6901 pointers. */
export function scalarsOf(document: JsonValue): Map<string, JsonScalar> {
  return new Map(
    [...walkJson(document)].filter((entry): entry is [string, JsonScalar] => isScalar(entry[1])),
  );
}

/**
 * Draws a salt for every scalar of a metadata document.
 *
 * Whoever has the salts can disclose; whoever has not cannot guess what is hidden. Keep them with the document.
 *
 * @param metadata a metadata document
 * @param random fills the array with random bytes and returns it; default: `crypto.getRandomValues`
 * @returns the salts by pointer
 */
export function createSalts(
  metadata: JsonValue,
  random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array = (bytes) => crypto.getRandomValues(bytes),
): Salts {
  return Object.fromEntries(
    [...scalarsOf(metadata).keys()].map((path) => [path, bytesToHex(random(new Uint8Array(16)))]),
  );
}

/**
 * Checks that every scalar has exactly one salt of its own, and that there is no other salt.
 *
 * @param metadata a metadata document
 * @param salts its salts, as read
 * @throws {CommitmentError} `SALT_MISSING`, `SALT_UNEXPECTED`, `SALT_INVALID` or `SALT_REUSED`, with `values.path`
 */
export function checkSalts(
  metadata: JsonValue,
  salts: Readonly<Record<string, unknown>>,
): asserts salts is Salts {
  const scalars = scalarsOf(metadata);
  for (const path of scalars.keys()) {
    if (!Object.hasOwn(salts, path)) {
      throw saltError(
        "SALT_MISSING",
        path,
        "has no salt",
        "Take the salts that were drawn for this document.",
      );
    }
  }
  for (const path of Object.keys(salts)) {
    if (!scalars.has(path)) {
      throw saltError(
        "SALT_UNEXPECTED",
        path,
        "has a salt but is no scalar",
        "Take the salts that were drawn for this document.",
      );
    }
  }
  checkSaltValues(Object.entries(salts));
}

/** Checks form and uniqueness of salts; one salt for two scalars lets who knows one of them test guesses at the other. */
export function checkSaltValues(salts: readonly (readonly [path: string, salt: unknown])[]): void {
  const seen = new Set<unknown>();
  for (const [path, salt] of salts) {
    if (typeof salt !== "string" || !SALT.test(salt)) {
      throw saltError(
        "SALT_INVALID",
        path,
        "has a salt of another form",
        "A salt is 0x and 32 lower-case hexadecimal digits.",
      );
    }
    if (seen.has(salt)) {
      throw saltError(
        "SALT_REUSED",
        path,
        "has the salt of another scalar",
        "Draw all salts anew, with createSalts.",
      );
    }
    seen.add(salt);
  }
}

function saltError(
  code: "SALT_MISSING" | "SALT_UNEXPECTED" | "SALT_INVALID" | "SALT_REUSED",
  path: string,
  problem: string,
  remedy: string,
): CommitmentError {
  // No salt in the message: messages end up in logs.
  return new CommitmentError({
    code,
    message: `The value at ${JSON.stringify(path)} ${problem}.`,
    remedy,
    values: { path },
  });
}
