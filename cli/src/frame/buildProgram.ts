import { Argument, Command, Option } from "commander";
import { commands, groups } from "../commands/commands.js";
import { CliError } from "./CliError.js";
import type { Command as Definition, Parameter, Parameters } from "./command.js";
import { globalOptions } from "./globalOptions.js";
import { missingValue } from "./missingValue.js";
import type { Language, Text } from "./text.js";
import { version } from "./version.js";

/** What happens once a command line was understood. */
export type Invocation = {
  name: string;
  command: Definition;
  input: Readonly<Record<string, unknown>>;
  global: { json?: true; config?: string };
};

export type BuildProgramParameters = {
  language: Language;
  /** Takes help, and what commander says before it gives up. */
  write: (text: string) => void;
  /** Is told the words of each command whose turn it is, also where the rest of the line is wrong: "key", then "key add". */
  enter: (words: string) => void;
  invoke: (invocation: Invocation) => Promise<void>;
};

const titles: Readonly<Record<string, Text>> = {
  "Usage:": { en: "Usage:", vi: "Cách dùng:" },
  "Arguments:": { en: "Arguments:", vi: "Đối số:" },
  "Options:": { en: "Options:", vi: "Tùy chọn:" },
  "Global Options:": { en: "Global options:", vi: "Tùy chọn chung:" },
  "Commands:": { en: "Commands:", vi: "Lệnh:" },
};

/**
 * Builds the parser. A command's own file, with its options and all that it needs, is loaded when it is called only: so that `mou --help` and
 * whatever is not used cost nothing.
 */
export function buildProgram({ language, write, enter, invoke }: BuildProgramParameters): Command {
  const say = (text: Text) => text[language];
  const help = say({ en: "show help", vi: "xem hướng dẫn" });
  const program = new Command("mou")
    .description(
      say({
        en: "Minh Ước: agreements between organisations, signed by each party, verifiable by anyone.",
        vi: "Minh Ước: thỏa thuận giữa các tổ chức, mỗi bên đều ký, ai cũng xác minh được.",
      }),
    )
    .exitOverride()
    .configureOutput({ writeOut: write, writeErr: write, outputError: () => undefined })
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: (title) => titles[title]?.[language] ?? title,
      optionDescription: ({ description, argChoices }) => described(description, argChoices, language),
      argumentDescription: ({ description, argChoices }) => described(description, argChoices, language),
    })
    .version(version, "-V, --version", say({ en: "show the version", vi: "xem phiên bản" }))
    .helpOption("-h, --help", help)
    .helpCommand(false);
  for (const [name, parameter] of Object.entries(globalOptions))
    program.addOption(toOption(name, parameter, language));

  const parents = new Map([["", program]]);
  for (const [name, text] of Object.entries(groups)) {
    parents.set(name, program.command(name).description(say(text)).helpCommand(false));
  }
  const definitions = new Map<Command, () => Promise<void>>();
  for (const [name, { summary, load }] of Object.entries(commands)) {
    const words = name.split(" ");
    const child = (parents.get(words.slice(0, -1).join(" ")) ?? program)
      .command(words.at(-1) ?? name)
      .description(say(summary));
    definitions.set(child, async () =>
      define(child, name, (await load()).command, { language, invoke, program }),
    );
  }
  const complete = async (child: Command) => {
    enter(wordsOf(child));
    await definitions.get(child)?.();
  };
  for (const parent of parents.values()) parent.hook("preSubcommand", (_, child) => complete(child));
  // Commander's own knows no command that is not loaded yet.
  program
    .command("help")
    .argument("[command...]", say({ en: "its words", vi: "tên lệnh" }))
    .description(help)
    .action(async (words: string[]) => {
      enter("");
      let shown = program;
      for (const word of words) {
        const child = shown.commands.find((command) => command.name() === word);
        if (!child) return shown.error(`error: unknown command '${word}'`);
        await complete(child);
        shown = child;
      }
      shown.help();
    });
  return program;
}

/** The words by which a command is called. */
const wordsOf = (command: Command): string =>
  command.parent ? `${wordsOf(command.parent)} ${command.name()}`.trimStart() : "";

/** A description with the values that are possible. */
function described(text: string, choices: readonly string[] | undefined, language: Language): string {
  const label = { en: "values", vi: "giá trị" }[language];
  return choices ? `${text} (${label}: ${choices.join(", ")})` : text;
}

function define(
  child: Command,
  name: string,
  definition: Definition,
  { language, invoke, program }: Pick<BuildProgramParameters, "language" | "invoke"> & { program: Command },
): void {
  if (definition.details) child.addHelpText("after", `\n${definition.details[language]}`);
  for (const parameter of Object.values(definition.arguments)) {
    const argument = new Argument(parameter.flags, parameter.text[language]);
    if (parameter.choices) argument.choices(parameter.choices);
    if (parameter.parse) argument.argParser(parameter.parse);
    child.addArgument(argument);
  }
  for (const [option, parameter] of Object.entries(definition.options))
    child.addOption(toOption(option, parameter, language));
  if (definition.passesOn) child.allowUnknownOption();
  child.action(async () => {
    const given = child.opts();
    const options = Object.fromEntries(
      Object.entries(definition.options).map(([key, { flags }]) => [
        key,
        given[new Option(flags).attributeName()],
      ]),
    );
    refuseStray(definition.options, options);
    const input = { ...named(definition.arguments, child.processedArgs), ...options };
    await invoke({ name, command: definition, input, global: program.opts() });
  });
}

/** An option that would be passed over, since another is missing to which it belongs, was meant to do something. */
function refuseStray(options: Parameters, given: Readonly<Record<string, unknown>>): void {
  for (const [name, { flags, needs }] of Object.entries(options)) {
    const needed = needs === undefined ? undefined : options[needs];
    if (!needed || given[name] === undefined || given[needs ?? ""] !== undefined) continue;
    const option = flags.split(" ")[0] ?? flags;
    throw missingValue(needed.flags.split(" ")[0] ?? needed.flags, {
      en: `${needed.flags}, to which ${option} belongs, or leave ${option} out`,
      vi: `${needed.flags} đi cùng ${option}, hoặc bỏ ${option}`,
    });
  }
}

function toOption(
  name: string,
  { flags, text, choices, repeated, parse }: Parameter,
  language: Language,
): Option {
  const option = new Option(flags, text[language]);
  if (option.attributeName() !== name && !option.negate)
    throw new CliError("CLI_UNEXPECTED", { problem: `the option ${flags} is kept as ${name}` });
  if (choices) option.choices(choices);
  const one = option.parseArg;
  if (repeated && one)
    option.argParser((given: string, before: unknown[] | undefined) => [
      ...(before ?? []),
      one(given, undefined),
    ]);
  else if (repeated)
    option.argParser((given: string, before: unknown[] | undefined) => [
      ...(before ?? []),
      parse ? parse(given) : given,
    ]);
  else if (parse) option.argParser((given: string) => parse(given));
  return option;
}

const named = (parameters: Parameters, values: readonly unknown[]) =>
  Object.fromEntries(Object.keys(parameters).map((name, index) => [name, values[index]]));
