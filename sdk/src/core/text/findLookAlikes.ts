import { codePoints } from "./codePoints.js";

/** Something in a name that a reader can take for something else. */
export type LookAlike = {
  /** RFC 6901 pointer of the text. */
  path: string;
  /**
   * - `mixed-script`: a word written in letters of several scripts
   * - `look-alike`: a word with letters that pass for Vietnamese or English ones, such as Ð (eth) for Đ
   * - `compatibility`: a variant form of ordinary characters, such as full-width letters
   * - `combining-mark`: a mark on a Latin letter that is no letter of its own in Unicode
   */
  kind: "mixed-script" | "look-alike" | "compatibility" | "combining-mark";
  /** The characters in question, as `U+XXXX`. */
  codePoints: string[];
  /** The word. */
  text: string;
  /** What it can be taken for, where that is known. */
  looksLike?: string;
};

/**
 * Letter → letters that are drawn like it. A selection from UTS #39 `confusables.txt`: the entries of Latin, Greek and
 * Cyrillic whose prototype is one letter of the Vietnamese or English alphabet. ð and ɖ are added as the lower case
 * of Ð and Ɖ. ASCII letters that resemble each other (I and l) are left out, as is every Vietnamese letter.
 */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  A: "ΑА", B: "ΒВꞴ", C: "СϹ", E: "ΕЕ", F: "ϜꞘ", G: "Ԍ", H: "ΗН", I: "ΙІӀƖǀ", J: "ͿЈꞲ", K: "ΚК", M: "ΜМϺ", N: "Ν",
  O: "ΟО", P: "ΡР", R: "Ʀ", S: "Ѕ", T: "ΤТ", V: "Ѵ", W: "Ԝ", X: "ΧХꞳ", Y: "ΥУҮ", Z: "Ζ",
  a: "ɑαа", b: "ЬƄ", c: "сᴄϲ", d: "ԁ", e: "еҽꬲ", f: "ꬵꞙẝ", g: "ɡᶃƍ", h: "һ", i: "ıɪɩіꙇӏι", j: "јϳ",
  o: "οоσᴏᴑꬽ", p: "ρр", q: "ԛ", r: "гᴦꭇꭈ", s: "ѕꜱƽ", u: "υʋᴜꞟꭎꭒ", v: "νѵᴠ", w: "ѡԝɯᴡ", x: "х",
  y: "уүγɣʏᶌỿꭚ", z: "ᴢ",
  Đ: "ÐƉ", đ: "ðɖ", Ă: "Ǎ", ă: "ǎ",
}; // biome-ignore format: one line an alphabet is easier to check against the source.

const LOOKS_LIKE = new Map(
  Object.entries(LOOK_ALIKES).flatMap(([letter, others]) =>
    Array.from(others, (other) => [other, letter] as const),
  ),
);

// Scripts that are written together in one word count as one (UTS #39, section 5.1).
const SCRIPTS: readonly RegExp[] = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}]/u,
];

const LATIN = 0;

/** Index of the script of a letter in `SCRIPTS`, -1 for letters of all scripts, `SCRIPTS.length` for other scripts. */
function scriptOf(letter: string): number {
  const index = SCRIPTS.findIndex((script) => script.test(letter));
  if (index >= 0) return index;
  return /[\p{Script=Common}\p{Script=Inherited}]/u.test(letter) ? -1 : SCRIPTS.length;
}

/**
 * Reports what in a name can be taken for something else. It refuses nothing: identity is the organisation's id, and a name
 * is decoration that is never folded for hashing. Vietnamese in NFC, with either tone placement, gives no finding.
 *
 * @param text a name, already checked by `assertText`
 * @param path RFC 6901 pointer of the text, repeated in the findings
 * @returns the findings in the order of the words; none for an ordinary name
 * @see UTS #39, Unicode Security Mechanisms
 */
export function findLookAlikes(text: string, path = ""): LookAlike[] {
  const findings: LookAlike[] = [];
  for (const [word] of text.matchAll(/[\p{L}\p{M}\p{N}\p{S}]+/gu)) {
    const characters = Array.from(word);
    const add = (kind: LookAlike["kind"], offending: string[], looksLike?: string) =>
      findings.push({
        path,
        kind,
        codePoints: codePoints(offending.join("")),
        text: word,
        ...(looksLike === undefined ? {} : { looksLike }),
      });

    const variants = characters.filter((character) => character.normalize("NFKC") !== character);
    if (variants.length > 0) add("compatibility", variants, word.normalize("NFKC"));

    const letters = characters.filter((character) => /\p{L}/u.test(character));
    const scripts = new Set(letters.map(scriptOf).filter((script) => script >= 0));
    const similar = letters.filter((letter) => LOOKS_LIKE.has(letter));
    const readsAsLatin = letters.every((letter) => LOOKS_LIKE.has(letter) || scriptOf(letter) === LATIN);
    const latinWord = readsAsLatin
      ? characters.map((letter) => LOOKS_LIKE.get(letter) ?? letter).join("")
      : undefined;
    if (scripts.size > 1) {
      const foreign = scripts.has(LATIN) ? letters.filter((letter) => scriptOf(letter) > LATIN) : letters;
      add("mixed-script", foreign, latinWord);
    } else if (latinWord !== undefined && similar.length > 0) {
      add("look-alike", similar, latinWord);
    }

    // In NFC a mark that remains is no part of any letter that Unicode knows.
    const marks = scripts.has(LATIN) ? characters.filter((character) => /\p{M}/u.test(character)) : [];
    if (marks.length > 0) add("combining-mark", marks);
  }
  return findings;
}
