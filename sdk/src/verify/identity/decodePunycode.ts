const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
/** A weight above it leads beyond the last code point; below it a double holds every sum. */
const LARGEST_WEIGHT = 0x7fffffff;

/**
 * Decodes the Punycode of a host's label, without its `xn--`. The URL class only encodes.
 *
 * @param input ASCII
 * @returns the Unicode text, or undefined where the input is no Punycode
 * @see RFC 3492, sections 5 and 6.2
 */
export function decodePunycode(input: string): string | undefined {
  if (/[^ -~]/.test(input)) return undefined;
  const delimiter = input.lastIndexOf("-");
  const output = Array.from(input.slice(0, Math.max(delimiter, 0)), (character) => character.charCodeAt(0));
  const digits = input.slice(delimiter > 0 ? delimiter + 1 : 0);
  let [point, index, bias, at] = [0x80, 0, 72, 0];
  while (at < digits.length) {
    const before = index;
    for (let weight = 1, k = BASE; ; k += BASE) {
      const digit = digitOf(digits[at++]);
      if (digit === undefined) return undefined;
      index += digit * weight;
      const threshold = Math.min(Math.max(k - bias, T_MIN), T_MAX);
      if (digit < threshold) break;
      weight *= BASE - threshold;
      if (weight > LARGEST_WEIGHT) return undefined;
    }
    const length = output.length + 1;
    bias = adapt(index - before, length, before === 0);
    point += Math.floor(index / length);
    index %= length;
    if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return undefined;
    output.splice(index++, 0, point);
  }
  return output.map((value) => String.fromCodePoint(value)).join("");
}

function digitOf(character: string | undefined): number | undefined {
  const digit =
    character === undefined ? -1 : "abcdefghijklmnopqrstuvwxyz0123456789".indexOf(character.toLowerCase());
  return digit < 0 ? undefined : digit;
}

function adapt(difference: number, length: number, isFirst: boolean): number {
  let delta = Math.floor(difference / (isFirst ? 700 : 2));
  delta += Math.floor(delta / length);
  let k = 0;
  for (; delta > ((BASE - T_MIN) * T_MAX) / 2; k += BASE) delta = Math.floor(delta / (BASE - T_MIN));
  return k + Math.floor(((BASE - T_MIN + 1) * delta) / (delta + 38));
}
