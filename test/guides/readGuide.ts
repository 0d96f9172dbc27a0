// A guide's commands and what they print.

/** A block of commands, with the output that the guide shows of it. */
export interface Step {
  /** The heading above it and its number below that, for the test's name. */
  readonly title: string;
  readonly commands: string;
  /** `undefined` where the guide shows none. */
  readonly output: string | undefined;
}

/**
 * Reads the steps of a guide: each `sh` block, in order, and the `text` block that follows it.
 *
 * @throws {Error} for a `text` block with no commands above it
 */
export function readGuide(markdown: string): Step[] {
  const steps: { title: string; commands: string; output: string | undefined }[] = [];
  let heading = "";
  const pattern = /^#+ (.+)$|^```(\w+)\n([\s\S]*?)^```$/gm;
  let last = "";
  for (const [, title, language = "", content = ""] of markdown.matchAll(pattern)) {
    if (title !== undefined) {
      heading = title;
      continue;
    }
    if (language === "sh") {
      const first = content.split("\n")[0] ?? "";
      steps.push({ title: `${heading}: ${first}`, commands: content, output: undefined });
    } else if (language === "text") {
      const step = steps.at(-1);
      if (!step || last !== "sh") throw new Error(`No commands above this output: ${content}`);
      step.output = content;
    }
    last = language;
  }
  return steps;
}
