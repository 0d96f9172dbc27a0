import { type Language, languages } from "./text.js";

/**
 * Finds the language before anything is parsed, since errors and help are to be in it too.
 *
 * @param argv arguments after the program's name
 * @param env environment, whose locale counts where no option and no `MOU_LANG` says otherwise
 */
export function findLanguage(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Language {
  const given = argv.flatMap((argument, index) => {
    if (argument === "--lang") return [argv[index + 1]];
    return argument.startsWith("--lang=") ? [argument.slice("--lang=".length)] : [];
  });
  // The first that is set decides, as in POSIX: what it names need not be a language of ours.
  const locale = [env.MOU_LANG, env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value);
  const wanted = given.at(-1) ?? locale ?? "";
  return languages.find((language) => wanted.toLowerCase().split(/[_.@-]/)[0] === language) ?? "en";
}
