import { TextError } from "../../errors/text.js";
import { codePoints } from "./codePoints.js";

export type AssertTextParameters = {
  /** RFC 6901 pointer of the place where the text stands; it is named in the error. Default: the root, "". */
  path?: string;
  /** Largest length in UTF-8 bytes. Default: no limit. */
  maxBytes?: number;
  /** Accept the empty text. Default: false. */
  allowEmpty?: boolean;
};

type Forbidden = { kind: string; pattern: RegExp };

// In this order: a bidirectional control is also a format character, and both are also "ignorable".
const FORBIDDEN: readonly Forbidden[] = [
  { kind: "control", pattern: /[\p{Cc}\u2028\u2029]/u },
  { kind: "bidirectional control", pattern: /\p{Bidi_Control}/u },
  // U+2800 and U+1D159 are drawn as nothing although Unicode does not call them ignorable.
  { kind: "invisible", pattern: /[\p{Default_Ignorable_Code_Point}\p{Cf}\u2800\u{1D159}]/u },
  // U+FFFD stands where a decoder lost a character, U+FFFC where something that is not text stood.
  { kind: "replacement", pattern: /[\uFFFC\uFFFD]/u },
  { kind: "private-use or unassigned", pattern: /[\p{Co}\p{Cn}]/u },
  { kind: "space other than U+0020", pattern: /(?! )\p{Zs}/u },
  // The bound of UAX #15, section 13: to put marks in order takes quadratic time.
  { kind: "mark after 30 others", pattern: /\p{M}{31}/u },
];

/** What NFC can compose or replace: a letter with its marks, or a run of conjoining Hangul jamo. */
const CLUSTER = /[\u1100-\u11FF]+|\P{M}?\p{M}+|\P{M}/gu;

/**
 * Checks that a human text is read, shown and hashed the same way everywhere, and changes nothing in it.
 *
 * It has to be well-formed UTF-16, in Unicode Normalization Form C, without controls, bidirectional controls, invisible,
 * private-use or unassigned characters, without more than 30 marks on one letter, without any space but U+0020, and with no space at its ends or beside another.
 * Where tone marks stand (hòa, hoà) is the writer's choice and is kept.
 *
 * @param text the text
 * @param parameters where it stands, and its limits
 * @throws {TextError} with `values` `path`, `text`, `codePoints` (offending ones as `U+XXXX`), `index` (in UTF-16 units)
 *   and, for `TEXT_NOT_NFC`, `nfc`, the text as it should be
 * @see UAX #15 (normalization), UTS #39 (security), UTR #36
 */
export function assertText(text: string, parameters: AssertTextParameters = {}): void {
  const { path = "", maxBytes, allowEmpty = false } = parameters;
  const place = path === "" ? "The text" : `The text at ${path}`;

  if (text === "") {
    if (allowEmpty) return;
    throw new TextError({
      code: "TEXT_EMPTY",
      message: `${place} is empty.`,
      remedy: "Write the text, or leave the whole value out where it is unknown.",
      values: { path, text, codePoints: [] },
    });
  }

  const surrogate = /\p{Cs}/u.exec(text);
  if (surrogate) {
    const points = codePoints(surrogate[0]);
    throw new TextError({
      code: "TEXT_NOT_WELL_FORMED",
      message: `${place} holds half a character, ${points[0]}, at index ${surrogate.index}.`,
      remedy: "Type the character again: a surrogate counts only as one of a pair.",
      values: { path, text, codePoints: points, index: surrogate.index },
    });
  }

  for (const { kind, pattern } of FORBIDDEN) {
    const found = pattern.exec(text);
    if (!found) continue;
    const points = codePoints(found[0]);
    throw new TextError({
      code: "TEXT_CHARACTER_FORBIDDEN",
      message: `${place} holds ${points[0]} (${kind}) at index ${found.index}.`,
      remedy: kind.startsWith("space")
        ? "Replace it with an ordinary space, U+0020."
        : "Remove this character.",
      values: { path, text, codePoints: points, index: found.index, kind },
    });
  }

  const nfc = text.normalize("NFC");
  if (nfc !== text) {
    const clusters = [...text.matchAll(CLUSTER)].filter(([cluster]) => cluster.normalize("NFC") !== cluster);
    // A mark can also compose across clusters; then the whole text is named.
    const points =
      clusters.length > 0 ? clusters.flatMap(([cluster]) => codePoints(cluster)) : codePoints(text);
    throw new TextError({
      code: "TEXT_NOT_NFC",
      message: `${place} is not in Unicode NFC: ${points.slice(0, 12).join(" ")}.`,
      remedy: `Replace it with its NFC form "${nfc}", which looks the same; in code, text.normalize("NFC").`,
      values: { path, text, codePoints: points, index: clusters[0]?.index ?? 0, nfc },
    });
  }

  const space = /^ | $| {2}/.exec(text);
  if (space) {
    throw new TextError({
      code: "TEXT_SPACING",
      message: `${place} has a space too many at index ${space.index}: ${JSON.stringify(text)}.`,
      remedy: "Leave single spaces between words, and none at the beginning or the end.",
      values: { path, text, codePoints: codePoints(space[0]), index: space.index },
    });
  }

  const bytes = new TextEncoder().encode(text).length;
  if (maxBytes !== undefined && bytes > maxBytes) {
    throw new TextError({
      code: "TEXT_TOO_LONG",
      message: `${place} has ${bytes} bytes in UTF-8; ${maxBytes} are allowed.`,
      remedy: "Shorten it. A Vietnamese letter takes up to three bytes.",
      values: { path, text, codePoints: [], bytes, maxBytes },
    });
  }
}
