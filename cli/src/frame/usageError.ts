import type { CommanderError } from "commander";
import { CliError } from "./CliError.js";
import type { Language } from "./text.js";

/** Commander's sentences, whose parts in quotes are values, in Vietnamese. */
const vietnamese: readonly (readonly [pattern: RegExp, text: string])[] = [
  [/^missing command/, "thiếu tên lệnh."],
  [/^unknown option '(.+?)'/, "không có tùy chọn '$1'."],
  [/^unknown command '(.+?)'/, "không có lệnh '$1'."],
  [/^missing required argument '(.+?)'/, "thiếu đối số '$1'."],
  [/^option '(.+?)' argument missing/, "tùy chọn '$1' thiếu giá trị."],
  [/^required option '(.+?)' not specified/, "thiếu tùy chọn bắt buộc '$1'."],
  [
    /^option '(.+?)' argument '(.*?)' is invalid\. Allowed choices are (.*?)\.?$/s,
    "tùy chọn '$1' không nhận giá trị '$2'; có thể dùng: $3.",
  ],
  [
    /^command-argument value '(.*?)' is invalid for argument '(.+?)'\. Allowed choices are (.*?)\.?$/s,
    "đối số '$2' không nhận giá trị '$1'; có thể dùng: $3.",
  ],
  [/^option '(.+?)' cannot be used with option '(.+?)'/, "không dùng tùy chọn '$1' cùng với '$2'."],
  [/^too many arguments(?: for '(.+?)')?.*$/s, "thừa đối số."],
];

/** What commander found wrong, in the person's language, with its suggestion. */
export function usageError(error: CommanderError, command: string, language: Language): CliError {
  const message = error.code === "commander.help" ? "missing command" : error.message;
  const [said = "", hint] = message.replace(/^error: /, "").split("\n");
  const problem = language === "vi" ? inVietnamese(said) : `${said.replace(/\.$/, "")}.`;
  const suggestion = hint?.match(/^\(Did you mean (?:one of )?(.+)\?\)$/)?.[1];
  const question = language === "vi" ? "Có phải ý bạn là" : "Did you mean";
  return new CliError("CLI_USAGE", {
    problem: suggestion ? `${problem} ${question} ${suggestion}?` : problem,
    command: command && `${command} `,
    ...(suggestion ? { suggestion } : {}),
  });
}

function inVietnamese(said: string): string {
  for (const [pattern, text] of vietnamese) {
    const match = said.match(pattern);
    if (match) return text.replace(/\$(\d)/g, (_, index: string) => match[Number(index)] ?? "");
  }
  return said;
}
