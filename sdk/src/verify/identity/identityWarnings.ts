import { appendPointer } from "../../core/json/pointer.js";
import { assertText } from "../../core/text/assertText.js";
import { codePoints } from "../../core/text/codePoints.js";
import { findLookAlikes, type LookAlike } from "../../core/text/findLookAlikes.js";
import { TextError } from "../../errors/text.js";
import { decodePunycode } from "./decodePunycode.js";

/** Something in an organisation's name or host that a reader can take for something else. */
export type IdentityWarning = Omit<LookAlike, "kind"> & {
  /**
   * Beside what `findLookAlikes` finds:
   * - `text`: a name with characters that are not seen, or not in the form in which names are kept
   * - `punycode`: a label of the host that begins with `xn--` and is the encoding of no name
   */
  kind: LookAlike["kind"] | "text" | "punycode";
};

export type IdentityWarningsParameters = {
  identifier: string;
  /** The organisation's names by language, as in the metadata. */
  names?: Readonly<Record<string, string>>;
};
export type IdentityWarningsReturnType = readonly IdentityWarning[];

/**
 * Reports what in an organisation's names, and in its host as a browser would show it, can be taken for something else. A warning decides nothing: it
 * is for the person who reads the name.
 *
 * @param parameters identifier and names
 * @returns warnings; `path` is `/identifier` or `/names/LANGUAGE`
 * @see UTS #39; RFC 5890 (internationalised host names)
 */
export function identityWarnings({
  identifier,
  names = {},
}: IdentityWarningsParameters): IdentityWarningsReturnType {
  const host = /^(?:did:web:|[a-z][a-z0-9+.-]*:\/\/)([^:/?#%]+)/.exec(identifier)?.[1] ?? "";
  return [
    ...host.split(".").flatMap(labelWarnings),
    ...Object.entries(names).flatMap(([language, name]) =>
      nameWarnings(name, appendPointer("/names", language)),
    ),
  ];
}

function labelWarnings(label: string): IdentityWarning[] {
  if (!label.startsWith("xn--")) return [];
  const name = decodePunycode(label.slice(4));
  // A browser shows only what is encoded again as the same label.
  if (name === undefined || toAscii(name) !== label) {
    return [{ path: "/identifier", kind: "punycode", codePoints: codePoints(name ?? ""), text: label }];
  }
  return findLookAlikes(name, "/identifier");
}

function toAscii(label: string): string | undefined {
  const url = `https://${label}.example`;
  return URL.canParse(url) ? new URL(url).hostname.slice(0, -".example".length) : undefined;
}

function nameWarnings(name: string, path: string): IdentityWarning[] {
  const warnings: IdentityWarning[] = findLookAlikes(name, path);
  try {
    assertText(name, { path });
  } catch (error) {
    if (!(error instanceof TextError)) throw error;
    const { codePoints } = error.values as { codePoints: string[] };
    warnings.unshift({ path, kind: "text", codePoints, text: name });
  }
  return warnings;
}
