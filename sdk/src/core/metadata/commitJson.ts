import { type Hex, keccak256, stringToBytes } from "viem";
import { canonicalJson } from "../json/canonicalJson.js";
import type { JsonScalar, JsonValue } from "../json/JsonValue.js";
import { type JsonTree, mapScalars } from "../json/walkJson.js";
import type { Salts } from "./salts.js";

/** A document with a leaf, the hash of salt, path and value, in place of every scalar. Empty objects and arrays stay. */
export type Skeleton = JsonTree<Hex>;

export type Commitment = {
  /** keccak256 of the skeleton's RFC 8785 JSON: `metadata` of the agreement's struct. */
  commitment: Hex;
  skeleton: Skeleton;
};

/** The leaf of one scalar: keccak256 of the UTF-8 of the RFC 8785 JSON of `[salt, path, value]`. */
export function leafOf(salt: Hex, path: string, value: JsonScalar): Hex {
  return keccak256(stringToBytes(canonicalJson([salt, path, value])));
}

/** The commitment of a skeleton: keccak256 of the UTF-8 of its RFC 8785 JSON. */
export function commitmentOf(skeleton: Skeleton): Hex {
  return keccak256(stringToBytes(canonicalJson(skeleton)));
}

/**
 * Commits to any JSON document, without asking whether it is metadata.
 *
 * @param parameters `document`, and its `salts` by RFC 6901 pointer, checked by `checkSalts`
 * @returns commitment and skeleton
 */
export function commitJson({ document, salts }: { document: JsonValue; salts: Salts }): Commitment {
  const skeleton = mapScalars(document, (value, path) => leafOf(salts[path] as Hex, path, value));
  return { commitment: commitmentOf(skeleton), skeleton };
}
