// The pages on `mou`, one in each language: what is told of commands, exit codes and errors comes from the program itself.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { commands, groups } from "../../cli/src/commands/commands.js";
import { cliErrors } from "../../cli/src/frame/cliErrors.js";
import type { Command, Parameter } from "../../cli/src/frame/command.js";
import { ExitCode, exitCodeTexts } from "../../cli/src/frame/exitCodes.js";
import { globalOptions } from "../../cli/src/frame/globalOptions.js";
import type { Language, Text } from "../../cli/src/frame/text.js";
import { root } from "../lib/root.mjs";

const pages: Readonly<Record<Language, string>> = { en: "docs/cli.md", vi: "docs/cli.vi.md" };

const words = {
  option: { en: "option", vi: "tùy chọn" },
  member: { en: "member", vi: "thành phần" },
  meaning: { en: "meaning", vi: "ý nghĩa" },
  code: { en: "code", vi: "mã" },
  exit: { en: "exit", vi: "mã thoát" },
  remedy: { en: "what happened, what to do", vi: "điều xảy ra, cần làm gì" },
  repeatable: { en: "repeatable", vi: "lặp lại được" },
  groups: { en: "Groups", vi: "Nhóm lệnh" },
  result: { en: "With `--json`, `result`:", vi: "Với `--json`, `result`:" },
  streamed: { en: "With `--json`, `result` of each line:", vi: "Với `--json`, `result` của mỗi dòng:" },
} satisfies Record<string, Text>;

const cell = (text: string) => text.replaceAll("|", "\\|");
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => "---"), ...rows].map((row) => `| ${row.map(cell).join(" | ")} |`).join("\n");

function flagsOf({ flags, choices, repeated }: Parameter, language: Language): string {
  const values = choices ? `: ${choices.join(", ")}` : "";
  return `\`${flags}\`${values}${repeated ? ` (${words.repeatable[language]})` : ""}`;
}

const options = (parameters: readonly Parameter[], language: Language) =>
  table(
    [words.option[language], words.meaning[language]],
    parameters.map((one) => [flagsOf(one, language), one.text[language]]),
  );

function section(
  name: string,
  summary: Text,
  { details, arguments: given, options: own, result, streams }: Command,
  language: Language,
): string {
  const parameters = [...Object.values(given), ...Object.values(own)];
  const members = Object.entries(result);
  return [
    `### mou ${name}`,
    `${capital(summary[language])}.`,
    ...(details ? [details[language]] : []),
    ...(parameters.length > 0 ? [options(parameters, language)] : []),
    ...(members.length > 0
      ? [
          (streams ? words.streamed : words.result)[language],
          table(
            [words.member[language], words.meaning[language]],
            members.map(([path, text]) => [`\`${path}\``, text[language]]),
          ),
        ]
      : []),
  ].join("\n\n");
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The parts of a page that come from the program, by their marks. */
async function parts(language: Language): Promise<Record<string, string>> {
  const sections: string[] = [];
  for (const [name, { summary, load }] of Object.entries(commands))
    sections.push(section(name, summary, (await load()).command, language));
  return {
    exits: table(
      [words.code[language], words.meaning[language]],
      Object.entries(ExitCode).map(([name, code]) => [
        String(code),
        exitCodeTexts[name as keyof typeof ExitCode][language],
      ]),
    ),
    globals: options(Object.values(globalOptions), language),
    commands: [
      `${words.groups[language]}: ${Object.entries(groups)
        .map(([name, text]) => `\`${name}\` ${text[language]}`)
        .join("; ")}.`,
      ...sections,
    ].join("\n\n"),
    errors: table(
      [words.code[language], words.exit[language], words.remedy[language]],
      Object.entries(cliErrors).map(([code, { exit, message, remedy }]) => [
        `\`${code}\``,
        String(exit),
        `${message[language]} ${remedy[language]}`,
      ]),
    ),
  };
}

/**
 * @returns the pages, with their generated parts anew
 */
export async function generate(): Promise<Record<string, string>> {
  const generated: Record<string, string> = {};
  for (const [language, path] of Object.entries(pages) as [Language, string][]) {
    let page = await readFile(join(root, path), "utf8");
    for (const [name, text] of Object.entries(await parts(language))) {
      const mark = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(<!-- /${name} -->)`);
      if (!mark.test(page))
        throw new Error(`CLI_MARK_MISSING: ${path} has no <!-- ${name} -->. Put it back.`);
      page = page.replace(mark, (_, start: string, end: string) => `${start}${text}\n${end}`);
    }
    generated[path] = page;
  }
  return generated;
}
