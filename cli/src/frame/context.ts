import type { Result } from "./command.js";
import type { Progress } from "./progress.js";
import type { Language, Text } from "./text.js";

/** The world around a command: what it may know of it and how it speaks to it. */
export type Context = {
  language: Language;
  /** Whether stdout carries JSON. */
  json: boolean;
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
  /** The settings file that was named. */
  config: string | undefined;
  /** Everything after the command's words, as it was given. */
  passedOn: readonly string[];
  /** The text in the person's language, with its values. */
  say: (text: Text, values?: Readonly<Record<string, unknown>>) => string;
  /** Prints one of several results on stdout. */
  emit: (result: Result) => void;
  /** Says something on stderr that is no result: on a terminal only. */
  notice: (text: string) => void;
  /** Says on stderr what a person must know for the command to go on, on a terminal or not. */
  announce: (text: string) => void;
  /** Shows on stderr how far something is: on a terminal only. */
  progress: (label: string) => Progress;
};
