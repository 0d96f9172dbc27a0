import { type Address, type Hex, isAddress } from "viem";
import { isObject } from "../../core/json/isObject.js";
import type { JsonValue } from "../../core/json/JsonValue.js";
import { appendPointer } from "../../core/json/pointer.js";
import { isBytes32 } from "../../core/record/bytes32.js";
import { IdentityError } from "../../errors/identity.js";
import { shown } from "../../errors/shown.js";

/** What an organisation says about itself on its own host: the content of `minhuoc.json`. */
export type IdentityStatement = {
  version: 1;
  /** The organisations for which the host speaks. */
  organisations: readonly IdentityOrganisation[];
};

/** An organisation, and where it is registered. */
export type IdentityOrganisation = {
  identifier: string;
  /** Organisation id, 32 bytes. */
  id: Hex;
  registries: readonly IdentityRegistry[];
};

/** A registry in which the organisation takes part, and the keys that are its own there. */
export type IdentityRegistry = {
  chainId: number;
  /** Address of the `MemberRegistry`. */
  members: Address;
  /** Key ids of its managers, present and former. */
  managers: readonly Hex[];
  /** Key ids of its signatories, present and former: where it is there, no other key signs for the organisation. */
  keys?: readonly Hex[];
};

type JsonObject = { readonly [key: string]: JsonValue };

/**
 * Reads an organisation's statement from its JSON value. Nothing is read past: what is missing, unknown or there twice is refused.
 *
 * @param value the value of `minhuoc.json`, or of the service endpoint in a DID document without its `uri`
 * @param path RFC 6901 pointer of the value, for the errors
 * @returns the statement
 * @throws {IdentityError} `IDENTITY_VERSION_UNKNOWN`, `IDENTITY_DOCUMENT_INVALID`, with `values.path`
 * @see docs/identity.md
 */
export function parseIdentityStatement(value: JsonValue, path = ""): IdentityStatement {
  const version = isObject(value) ? value.version : undefined;
  if (version !== undefined && version !== 1) {
    throw new IdentityError({
      code: "IDENTITY_VERSION_UNKNOWN",
      message: `The statement is of version ${shown(version)}.`,
      remedy: "Use a newer SDK.",
      values: { path: appendPointer(path, "version"), version },
    });
  }
  const { organisations } = members(value, path, ["version", "organisations"]);
  return {
    version: 1,
    organisations: list(organisations, appendPointer(path, "organisations"), organisation, "identifier"),
  };
}

function organisation(value: JsonValue, path: string): IdentityOrganisation {
  const { identifier, id, registries } = members(value, path, ["identifier", "id", "registries"]);
  if (typeof identifier !== "string") fail(appendPointer(path, "identifier"), identifier, "a text");
  return {
    identifier,
    id: bytes32(id, appendPointer(path, "id")),
    registries: list(registries, appendPointer(path, "registries"), registry, "chainId", "members"),
  };
}

function registry(value: JsonValue, path: string): IdentityRegistry {
  const found = members(value, path, ["chainId", "members", "managers"], ["keys"]);
  const { chainId, members: address } = found;
  if (typeof chainId !== "number" || !Number.isSafeInteger(chainId) || chainId < 1) {
    fail(appendPointer(path, "chainId"), chainId, "a whole number from 1 on");
  }
  if (typeof address !== "string" || !isAddress(address)) {
    fail(appendPointer(path, "members"), address, "an address, with its checksum or in lower case");
  }
  const managers = list(found.managers, appendPointer(path, "managers"), bytes32);
  if (managers.length === 0) fail(appendPointer(path, "managers"), [], "one key id or more");
  return {
    chainId,
    members: address.toLowerCase() as Address,
    managers,
    ...(found.keys === undefined ? {} : { keys: list(found.keys, appendPointer(path, "keys"), bytes32) }),
  };
}

function bytes32(value: JsonValue | undefined, path: string): Hex {
  return isBytes32(value) ? value : fail(path, value, "0x and 64 lower-case hex digits");
}

/** An object with exactly these members. */
function members(
  value: JsonValue,
  path: string,
  required: readonly string[],
  optional: readonly string[] = [],
): JsonObject {
  if (!isObject(value)) return fail(path, value, "an object");
  for (const name of required) {
    if (!Object.hasOwn(value, name)) fail(appendPointer(path, name), undefined, "there");
  }
  // The place of a name that is not ours is its object: the name itself is anybody's text, and is not shown to readers of a judgement.
  const unknown = Object.keys(value).find((name) => ![...required, ...optional].includes(name));
  if (unknown !== undefined) fail(path, unknown, "an object without that member");
  return value;
}

/** A list in which nothing stands twice: no entry, or no two entries with the same values of `unique`. */
function list<T>(
  value: JsonValue | undefined,
  path: string,
  read: (entry: JsonValue, path: string) => T,
  ...unique: readonly (keyof T & string)[]
): T[] {
  if (!Array.isArray(value)) return fail(path, value, "a list");
  const seen = new Set<string>();
  return value.map((entry: JsonValue, index) => {
    const place = appendPointer(path, index);
    const item = read(entry, place);
    const mark = JSON.stringify(unique.length === 0 ? item : unique.map((name) => item[name]));
    if (seen.has(mark)) fail(place, entry, "there once only");
    seen.add(mark);
    return item;
  });
}

function fail(path: string, value: JsonValue | undefined, wanted: string): never {
  throw new IdentityError({
    code: "IDENTITY_DOCUMENT_INVALID",
    message: `The statement has ${shown(value, 100)} at ${path === "" ? "its root" : path}, which has to be ${wanted}.`,
    remedy: "Correct it as docs/identity.md describes.",
    values: { path, value },
  });
}
