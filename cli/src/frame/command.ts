import type { Context } from "./context.js";
import type { ExitCode } from "./exitCodes.js";
import type { Text } from "./text.js";

/** An option or argument, and in `Value` what comes of it. */
export type Parameter<Value = unknown> = {
  /** As commander takes it: "--rpc <url>", "<id>", "[files...]". */
  flags: string;
  text: Text;
  /** Values that are possible. */
  choices?: readonly string[];
  /** Name of another option without which it means nothing. */
  needs?: string;
  /** Given more than once, all count. */
  repeated?: boolean;
  /** Reads the value; throws a CliError for what is none. */
  parse?: (given: string) => unknown;
  /** What comes of it, for the compiler alone. */
  readonly value?: Value;
};

export type Parameters = Readonly<Record<string, Parameter>>;
export type Values<P extends Parameters> = {
  [Name in keyof P]: P[Name] extends Parameter<infer Value> ? Value : never;
};

/** What a command found or did. */
export type Result = {
  /** One JSON document; its members are those of the command's `result`. */
  data: Readonly<Record<string, unknown>>;
  /** The same for people; nothing is printed where it is empty. */
  text: string;
  /** What is no result, said to people on stderr: that nothing was found. */
  note?: string;
  exit?: ExitCode;
};

export type CommandParameters<A extends Parameters, O extends Parameters> = {
  /** What is not in the summary, below it in the help. */
  details?: Text;
  /** In order. */
  arguments: A;
  options: O;
  /** The members of `data`, by path: "acts[].kind". */
  result: Readonly<Record<string, Text>>;
  /** Whether results come one after another, as long as it runs: one JSON document a line. */
  streams?: boolean;
  /** Whether everything after the command's words goes to another program. */
  passesOn?: boolean;
  run: (input: Values<A> & Values<O>, context: Context) => Promise<Result | undefined>;
};

/** A command, whatever its parameters are. */
export type Command = Omit<CommandParameters<Parameters, Parameters>, "run"> & {
  run: (input: Readonly<Record<string, unknown>>, context: Context) => Promise<Result | undefined>;
};

/** Makes a command whose `run` knows the types of its arguments and options. */
export function defineCommand<const A extends Parameters, const O extends Parameters>(
  command: CommandParameters<A, O>,
): Command {
  // Commander fills in the members by their names, each through its own `parse`.
  return command as unknown as Command;
}
