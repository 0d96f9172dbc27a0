import type { Hex } from "viem";
import { formWords } from "../words/formWords.js";
import type { Parameter } from "./command.js";
import { invalidValue } from "./invalidValue.js";
import { keepVariable } from "./secrets.js";
import type { Text } from "./text.js";

/** An argument that must be given. */
export const required = (name: string, text: Text): Parameter<string> => ({ flags: `<${name}>`, text });

/** An argument that may be left out. */
export const optional = (name: string, text: Text): Parameter<string | undefined> => ({
  flags: `[${name}]`,
  text,
});

/** One argument or more. */
export const several = (name: string, text: Text): Parameter<string[]> => ({
  flags: `<${name}...>`,
  text,
});

/** Any number of arguments. */
export const optionalSeveral = (name: string, text: Text): Parameter<string[]> => ({
  flags: `[${name}...]`,
  text,
});

/** An option without a value. */
export const flag = (flags: string, text: Text): Parameter<true | undefined> => ({ flags, text });

/** An option without a value that turns something off: "--no-open". */
export const off = (flags: `--no-${string}`, text: Text): Parameter<boolean> => ({ flags, text });

/** An option with a value. */
export const value = (flags: string, text: Text): Parameter<string | undefined> => ({ flags, text });

/** An option that names a variable of the environment which holds a secret. */
export const variable = (flags: string, text: Text): Parameter<string | undefined> => ({
  flags,
  text,
  parse: keepVariable,
});

/** An option that may be given more than once. */
export const list = (flags: string, text: Text): Parameter<string[] | undefined> => ({
  flags,
  text,
  repeated: true,
});

/** An option with one of some values. */
export const choice = <const T extends string>(
  flags: string,
  choices: readonly T[],
  text: Text,
): Parameter<T | undefined> => ({ flags, text, choices });

/** An option with a whole number. */
export const number = (
  flags: string,
  text: Text,
  { minimum = 0 }: { minimum?: number } = {},
): Parameter<number | undefined> => ({
  flags,
  text,
  parse: (given) => {
    const parsed = Number(given);
    if (/^\d+$/.test(given) && Number.isSafeInteger(parsed) && parsed >= minimum) return parsed;
    throw invalidValue(flags.split(" ")[0] ?? flags, given, {
      en: `a whole number, ${minimum} or more`,
      vi: `một số nguyên, từ ${minimum} trở lên`,
    });
  },
});

/** An option or argument of 32 bytes. */
export const bytes32 = (flags: string, text: Text): Parameter<Hex | undefined> => ({
  flags,
  text,
  parse: (given) => toBytes32(flags.split(" ")[0] ?? flags, given),
});

function toBytes32(name: string, given: string): Hex {
  if (/^0x[0-9a-fA-F]{64}$/.test(given)) return given.toLowerCase() as Hex;
  throw invalidValue(name, given, formWords.bytes32);
}

/** An option that is a time: Unix seconds, or a date and time of ISO 8601 with its zone. */
export const time = (flags: string, text: Text): Parameter<number | undefined> => ({
  flags,
  text,
  parse: (given) => {
    if (/^\d{1,11}$/.test(given)) return Number(given);
    const zoned = /^\d{4}-\d{2}-\d{2}T.+(Z|[+-]\d{2}:\d{2})$/.test(given) ? Date.parse(given) : Number.NaN;
    if (!Number.isNaN(zoned)) return Math.floor(zoned / 1000);
    throw invalidValue(flags.split(" ")[0] ?? flags, given, {
      en: "Unix seconds such as 1790000000, or a date and time with its zone such as 2026-09-21T00:00:00Z",
      vi: "giây Unix như 1790000000, hoặc ngày giờ kèm múi giờ như 2026-09-21T00:00:00Z",
    });
  },
});

/** An option that names a block: its number, latest or finalized. */
export const blockNumber = (
  flags: string,
  text: Text,
): Parameter<number | "latest" | "finalized" | undefined> => ({
  flags,
  text,
  parse: (given) => {
    if (given === "latest" || given === "finalized") return given;
    if (/^\d{1,15}$/.test(given)) return Number(given);
    throw invalidValue(flags.split(" ")[0] ?? flags, given, {
      en: "latest, finalized or the number of a block",
      vi: "latest, finalized hoặc số của một khối",
    });
  },
});

/** An option with one of some values, which may be given more than once. */
export const choices = <const T extends string>(
  flags: string,
  possible: readonly T[],
  text: Text,
): Parameter<T[] | undefined> => ({ flags, text, choices: possible, repeated: true });

/** An argument that is one of some values. */
export const oneOf = <const T extends string>(
  name: string,
  possible: readonly T[],
  text: Text,
): Parameter<T> => ({ flags: `<${name}>`, text, choices: possible });

/** An option that means something beside another only. */
export const beside = <Value>(needs: string, parameter: Parameter<Value>): Parameter<Value> => ({
  ...parameter,
  needs,
});
