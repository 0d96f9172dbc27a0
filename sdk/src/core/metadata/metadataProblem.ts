import { MetadataError, type MetadataErrorCode } from "../../errors/metadata.js";
import { shown } from "../../errors/shown.js";

/** An error that names the place, the value, what is wrong with it and what to do. */
export function metadataError(
  code: MetadataErrorCode,
  path: string,
  value: unknown,
  problem: string,
  remedy: string,
  cause?: unknown,
): MetadataError {
  const message = `The value at ${path === "" ? "the root" : path} ${problem}: ${shown(value, 80)}.`;
  return new MetadataError({ code, message, remedy, values: { path, value }, cause });
}

/** The error for a member that the schema does not know. */
export function unknownField(path: string): MetadataError {
  return new MetadataError({
    code: "METADATA_FIELD_UNKNOWN",
    message: `The member at ${path} is unknown.`,
    remedy: "Remove it, or correct its spelling: what is not in the schema would be signed unseen.",
    values: { path },
  });
}

/** The error of one type that a function throws, or undefined where it throws none. */
export function caught<E extends Error>(
  run: () => void,
  type: new (...parameters: never[]) => E,
): E | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (error instanceof type) return error;
    throw error;
  }
}
