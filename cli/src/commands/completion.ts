import { completionScript } from "../completion/completionScript.js";
import { shells } from "../completion/shells.js";
import { defineCommand } from "../frame/command.js";
import { oneOf } from "../frame/parameters.js";

export const command = defineCommand({
  details: {
    en: 'bash: eval "$(mou completion bash)" in ~/.bashrc · zsh: eval "$(mou completion zsh)" in ~/.zshrc · fish: mou completion fish | source in config.fish',
    vi: 'bash: eval "$(mou completion bash)" trong ~/.bashrc · zsh: eval "$(mou completion zsh)" trong ~/.zshrc · fish: mou completion fish | source trong config.fish',
  },
  arguments: { shell: oneOf("shell", shells, { en: "which shell", vi: "shell nào" }) },
  options: {},
  result: {
    shell: { en: "as it was given", vi: "như đã nhập" },
    script: { en: "to be read by the shell", vi: "để shell đọc" },
  },
  run: async ({ shell }, context) => {
    const script = await completionScript(shell, context.language);
    return { data: { shell, script }, text: script };
  },
});
