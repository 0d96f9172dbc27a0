// The page on `mou`: what is told of commands, exit codes and errors comes from the program itself.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { commands, groups } from "../../cli/src/commands/commands.js";
import { cliErrors } from "../../cli/src/frame/cliErrors.js";
import type { Command, Parameter } from "../../cli/src/frame/command.js";
import { ExitCode, exitCodeTexts } from "../../cli/src/frame/exitCodes.js";
import { globalOptions } from "../../cli/src/frame/globalOptions.js";
import type { Text } from "../../cli/src/frame/text.js";
import { root } from "../lib/root.mjs";

const cell = (text: string) => text.replaceAll("|", "\\|");
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => "---"), ...rows].map((row) => `| ${row.map(cell).join(" | ")} |`).join("\n");
const both = ({ en, vi }: Text) => [en, vi];

function flagsOf({ flags, choices, repeated }: Parameter): string {
  const values = choices ? `: ${choices.join(", ")}` : "";
  return `\`${flags}\`${values}${repeated ? " (repeatable)" : ""}`;
}

function section(
  name: string,
  summary: Text,
  { details, arguments: given, options, result, streams }: Command,
): string {
  const own = [...Object.values(given), ...Object.values(options)];
  const parts = [
    `### mou ${name}`,
    `${capital(summary.en)}. / ${capital(summary.vi)}.`,
    ...(details ? [details.en] : []),
    ...(own.length > 0
      ? [
          table(
            ["option", "English", "Tiếng Việt"],
            own.map((one) => [flagsOf(one), ...both(one.text)]),
          ),
        ]
      : []),
  ];
  const members = Object.entries(result);
  if (members.length > 0) {
    parts.push(
      streams ? "With `--json`, `result` of each line:" : "With `--json`, `result`:",
      table(
        ["member", "English", "Tiếng Việt"],
        members.map(([path, text]) => [`\`${path}\``, ...both(text)]),
      ),
    );
  }
  return parts.join("\n\n");
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * @returns the page, with its generated parts anew
 */
export async function generate(): Promise<Record<string, string>> {
  const sections: string[] = [];
  for (const [name, { summary, load }] of Object.entries(commands)) {
    sections.push(section(name, summary, (await load()).command));
  }
  const generated: Record<string, string> = {
    exits: table(
      ["code", "English", "Tiếng Việt"],
      Object.entries(ExitCode).map(([name, code]) => [
        String(code),
        ...both(exitCodeTexts[name as keyof typeof ExitCode]),
      ]),
    ),
    globals: table(
      ["option", "English", "Tiếng Việt"],
      Object.values(globalOptions).map((one) => [flagsOf(one), ...both(one.text)]),
    ),
    commands: [
      `Groups: ${Object.entries(groups)
        .map(([name, { en, vi }]) => `\`${name}\` ${en} / ${vi}`)
        .join("; ")}.`,
      ...sections,
    ].join("\n\n"),
    errors: table(
      ["code", "exit", "what happened, what to do", "Tiếng Việt"],
      Object.entries(cliErrors).map(([code, { exit, message, remedy }]) => [
        `\`${code}\``,
        String(exit),
        `${message.en} ${remedy.en}`,
        `${message.vi} ${remedy.vi}`,
      ]),
    ),
  };
  let page = await readFile(join(root, "docs", "cli.md"), "utf8");
  for (const [name, text] of Object.entries(generated)) {
    const mark = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(<!-- /${name} -->)`);
    if (!mark.test(page))
      throw new Error(`CLI_MARK_MISSING: docs/cli.md has no <!-- ${name} -->. Put it back.`);
    page = page.replace(mark, (_, start: string, end: string) => `${start}${text}\n${end}`);
  }
  return { "docs/cli.md": page };
}
