import type { Hex } from "viem";
import { CommitmentError, type CommitmentErrorCode } from "../../errors/metadata.js";
import { assertJson } from "../json/canonicalJson.js";
import { isObject } from "../json/isObject.js";
import type { JsonScalar, JsonValue } from "../json/JsonValue.js";
import { isScalar, type JsonTree, mapScalars } from "../json/walkJson.js";
import { assertText } from "../text/assertText.js";
import { commitmentOf, leafOf, type Skeleton } from "./commitJson.js";
import type { Disclosure } from "./disclose.js";
import { checkSaltValues, scalarsOf } from "./salts.js";

/** Stands in a revealed document for a value that was not opened. */
export class HiddenValue {
  /** The hash that commits to the value. */
  readonly leaf: Hex;

  constructor(leaf: Hex) {
    this.leaf = leaf;
  }

  /** So that a printed document shows the gap. */
  toJSON(): { hidden: Hex } {
    return { hidden: this.leaf };
  }
}

export type OpenDisclosureParameters = {
  /** The commitment that the agreement's struct carries. Without it, compare the returned one. */
  commitment?: Hex;
};

export type OpenedDisclosure = {
  /** Commitment of the disclosed document. Nothing is proved until it equals that of a registered agreement. */
  commitment: Hex;
  /** The document, with a `HiddenValue` for each scalar that was not opened. */
  revealed: JsonTree<JsonScalar | HiddenValue>;
  /** RFC 6901 pointers of the hidden scalars. */
  hidden: string[];
};

/**
 * Checks a disclosure, every opened value against its leaf, and puts the document together again.
 *
 * @param disclosure what `disclose` gave, or what was read from a file
 * @param parameters the commitment that it has to have
 * @returns commitment, revealed document, and what is hidden
 * @throws {CommitmentError} `DISCLOSURE_…` or `SALT_…` with `values.path` for anything that was left out, moved, changed, added or doubled;
 *   what was left out of the skeleton shows only in the commitment
 * @throws {TextError} for an opened text that no metadata document can hold
 */
export function openDisclosure(
  disclosure: Disclosure,
  { commitment: expected }: OpenDisclosureParameters = {},
): OpenedDisclosure {
  assertJson(disclosure);
  if (!hasExactly(disclosure, ["skeleton", "opened"]) || !isObject(disclosure.opened)) {
    const remedy = "Give an object with exactly the members skeleton and opened.";
    throw broken("DISCLOSURE_INVALID", "", "The value is not a disclosure.", remedy);
  }
  const skeleton = disclosure.skeleton as Skeleton;
  const leaves = scalarsOf(skeleton);
  checkLeaves(leaves);

  const opened = new Map<string, JsonScalar>();
  const salts: [string, unknown][] = [];
  for (const [path, opening] of Object.entries<JsonValue>(disclosure.opened)) {
    if (!hasExactly(opening, ["salt", "value"]) || !isScalar(opening.value)) {
      const remedy = "An opened value is an object of exactly salt and value; only single values are opened.";
      throw broken(
        "DISCLOSURE_VALUE_INVALID",
        path,
        `What is opened at ${JSON.stringify(path)} is no single value.`,
        remedy,
      );
    }
    opened.set(path, opening.value);
    salts.push([path, opening.salt]);
  }
  checkSaltValues(salts);

  for (const [path, salt] of salts) {
    const leaf = leaves.get(path);
    if (leaf === undefined) {
      const message = `The disclosure opens ${JSON.stringify(path)}, where the document has no value.`;
      throw broken(
        "DISCLOSURE_PATH_UNKNOWN",
        path,
        message,
        "Trust nothing in it: it was put together by hand.",
      );
    }
    const value = opened.get(path) as JsonScalar;
    if (leafOf(salt as Hex, path, value) !== leaf) {
      const message = `The value at ${path} is not the one that was committed to: ${JSON.stringify(value)}.`;
      throw broken(
        "DISCLOSURE_LEAF_MISMATCH",
        path,
        message,
        "Trust nothing in it: value, salt or place was changed.",
      );
    }
    if (typeof value === "string") assertText(value, { path });
  }

  const commitment = commitmentOf(skeleton);
  if (expected !== undefined && commitment !== expected.toLowerCase()) {
    const message = `The disclosed document has the commitment ${commitment}, not ${expected}.`;
    throw broken(
      "DISCLOSURE_COMMITMENT_MISMATCH",
      "",
      message,
      "It is another document, or something was left out or added.",
    );
  }
  return {
    commitment,
    revealed: mapScalars(skeleton, (leaf, path) =>
      opened.has(path) ? (opened.get(path) as JsonScalar) : new HiddenValue(leaf as Hex),
    ),
    hidden: [...leaves.keys()].filter((path) => !opened.has(path)),
  };
}

function checkLeaves(leaves: ReadonlyMap<string, JsonScalar>): void {
  const seen = new Set<JsonScalar>();
  for (const [path, leaf] of leaves) {
    if (typeof leaf !== "string" || !/^0x[0-9a-f]{64}$/.test(leaf)) {
      const message = `The skeleton has ${JSON.stringify(leaf)} at ${JSON.stringify(path)} instead of a hash.`;
      throw broken(
        "DISCLOSURE_SKELETON_INVALID",
        path,
        message,
        "Give each value as 0x and 64 lower-case hexadecimal digits.",
      );
    }
    if (seen.has(leaf)) {
      const message = `The leaf at ${path} stands elsewhere in the skeleton too.`;
      throw broken(
        "DISCLOSURE_LEAF_DUPLICATE",
        path,
        message,
        "Trust nothing in it: a leaf belongs to one place.",
      );
    }
    seen.add(leaf);
  }
}

function hasExactly<K extends string>(
  value: JsonValue,
  keys: readonly K[],
): value is { readonly [key in K]: JsonValue } {
  return (
    isObject(value) &&
    Object.keys(value).length === keys.length &&
    keys.every((key) => Object.hasOwn(value, key))
  );
}

function broken(code: CommitmentErrorCode, path: string, message: string, remedy: string): CommitmentError {
  return new CommitmentError({ code, message, remedy, values: { path } });
}
