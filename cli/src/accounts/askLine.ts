import { createInterface } from "node:readline";

const INTERRUPTED = 130;

/** Asks a question on the terminal. */
export function askLine(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: true });
  return new Promise((resolve) => {
    lines.on("SIGINT", () => {
      lines.close();
      process.stderr.write("\n");
      process.exit(INTERRUPTED);
    });
    lines.question(question, (answer) => {
      lines.close();
      resolve(answer.trim());
    });
  });
}
