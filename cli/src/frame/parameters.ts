import type { Parameter } from "./command.js";
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

/** An option without a value. */
export const flag = (flags: string, text: Text): Parameter<true | undefined> => ({ flags, text });

/** An option with a value. */
export const value = (flags: string, text: Text): Parameter<string | undefined> => ({ flags, text });

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
