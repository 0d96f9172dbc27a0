import { commands, groups } from "../commands/commands.js";
import type { Parameter } from "../frame/command.js";
import { globalOptions } from "../frame/globalOptions.js";
import type { Language } from "../frame/text.js";
import type { Shell } from "./shells.js";

type Option = { flag: string; takesValue: boolean; choices: readonly string[]; text: string };
type Entry = { words: string; text: string; options: Option[]; choices: readonly string[] };

/** A script by which a shell completes commands, options and their values; other words are completed as files. */
export async function completionScript(shell: Shell, language: Language): Promise<string> {
  const entries: Entry[] = [];
  for (const [words, { summary, load }] of Object.entries(commands)) {
    const { command } = await load();
    const options = [...Object.values(command.options), ...Object.values(globalOptions)];
    entries.push({
      words,
      text: summary[language],
      options: options.map((option) => toOption(option, language)),
      choices: Object.values(command.arguments).flatMap(({ choices = [] }) => choices),
    });
  }
  const parents = Object.entries(groups).map(([words, text]) => ({ words, text: text[language] }));
  return { bash, zsh, fish }[shell](entries, parents).trim();
}

function toOption({ flags, choices = [], text }: Parameter, language: Language): Option {
  return {
    flag: flags.match(/--[\w-]+/)?.[0] ?? flags,
    takesValue: flags.includes("<"),
    choices,
    text: text[language],
  };
}

type Group = { words: string; text: string };

/** Words that may follow the given ones. */
function children(parent: string, entries: readonly Entry[], groups: readonly Group[]): Group[] {
  const prefix = parent ? `${parent} ` : "";
  return [...entries, ...groups].filter(
    ({ words }) => words.startsWith(prefix) && !words.slice(prefix.length).includes(" "),
  );
}

const lastWord = ({ words }: { words: string }): string => words.split(" ").at(-1) ?? words;

function bash(entries: readonly Entry[], groups: readonly Group[]): string {
  const cases = entries
    .map(({ words, options, choices }) => {
      const values = options.filter((option) => option.choices.length > 0);
      const files = options.filter(({ takesValue, choices: own }) => takesValue && own.length === 0);
      return `    "${words}")
      case "$previous" in
${values.map(({ flag, choices: own }) => `        ${flag}) words="${own.join(" ")}" ;;`).join("\n")}
${files.length > 0 ? `        ${files.map(({ flag }) => flag).join("|")}) words="" ;;` : ""}
        *) words="${[...options.map(({ flag }) => flag), ...choices].join(" ")}" ;;
      esac ;;`;
    })
    .join("\n");
  return `_mou() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" command="" word words=""
  local index=1
  while [ "$index" -lt "$COMP_CWORD" ]; do
    word="\${COMP_WORDS[index]}"
    case " ${[...entries, ...groups].map(({ words }) => words.replaceAll(" ", "_")).join(" ")} " in
      *" \${command:+\${command}_}$word "*) command="\${command:+\${command}_}$word" ;;
      *) break ;;
    esac
    index=$((index + 1))
  done
  case "\${command//_/ }" in
    "") words="${children("", entries, groups).map(lastWord).join(" ")} help" ;;
${groups.map(({ words }) => `    "${words}") words="${children(words, entries, groups).map(lastWord).join(" ")}" ;;`).join("\n")}
${cases}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _mou mou minhuoc
`;
}

function zsh(entries: readonly Entry[], groups: readonly Group[]): string {
  const quoted = (text: string) => text.replace(/'/g, "'\\''").replace(/[:[\]]/g, "\\$&");
  const described = (list: readonly Group[]) =>
    list.map((entry) => `'${lastWord(entry)}:${quoted(entry.text)}'`).join(" ");
  const cases = entries.map(({ words, options, choices }) => {
    const specs = options.map(({ flag, takesValue, choices: own, text }) => {
      const value = own.length > 0 ? `:value:(${own.join(" ")})` : takesValue ? ":value:_files" : "";
      return `'*${flag}[${quoted(text)}]${value}'`;
    });
    const rest = choices.length > 0 ? `'*:value:(${choices.join(" ")})'` : "'*:file:_files'";
    return `    '${words}') _arguments ${[...specs, rest].join(" ")} ;;`;
  });
  return `#compdef mou minhuoc
_mou() {
  local -a list
  local command="" depth=1
  case "\${words[2]}" in
${groups.map(({ words }) => `    ${words}) (( CURRENT > 3 )) && { command="${words} \${words[3]}"; depth=2; } || { (( CURRENT == 3 )) && { list=(${described(children(words, entries, groups))}); _describe command list; return; } } ;;`).join("\n")}
    *) (( CURRENT > 2 )) && command="\${words[2]}" ;;
  esac
  if [[ -z "$command" ]]; then
    list=(${described(children("", entries, groups))})
    _describe command list
    return
  fi
  words=("\${words[1]}" "\${(@)words[depth+2,-1]}")
  (( CURRENT -= depth ))
  case "$command" in
${cases.join("\n")}
  esac
}
compdef _mou mou minhuoc
`;
}

function fish(entries: readonly Entry[], groups: readonly Group[]): string {
  const quoted = (text: string) => `'${text.replace(/['\\]/g, "\\$&")}'`;
  const lines: string[] = [];
  for (const name of ["mou", "minhuoc"]) {
    const top = children("", entries, groups);
    for (const entry of top)
      lines.push(
        `complete -c ${name} -n __fish_use_subcommand -f -a ${lastWord(entry)} -d ${quoted(entry.text)}`,
      );
    for (const { words } of groups) {
      const list = children(words, entries, groups);
      const seen = `"__fish_seen_subcommand_from ${words}; and not __fish_seen_subcommand_from ${list.map(lastWord).join(" ")}"`;
      for (const entry of list)
        lines.push(`complete -c ${name} -n ${seen} -f -a ${lastWord(entry)} -d ${quoted(entry.text)}`);
    }
    for (const { words, options, choices } of entries) {
      const seen = `"${words
        .split(" ")
        .map((word) => `__fish_seen_subcommand_from ${word}`)
        .join("; and ")}"`;
      for (const { flag, takesValue, choices: own, text } of options) {
        const value = own.length > 0 ? ` -x -a ${quoted(own.join(" "))}` : takesValue ? " -r" : "";
        lines.push(`complete -c ${name} -n ${seen} -l ${flag.slice(2)}${value} -d ${quoted(text)}`);
      }
      if (choices.length > 0) lines.push(`complete -c ${name} -n ${seen} -f -a ${quoted(choices.join(" "))}`);
    }
  }
  return lines.join("\n");
}
