import { createInterface } from "node:readline";

const INTERRUPTED = 130;

/**
 * Asks a question on the terminal. Whoever ends the input instead (Ctrl-C, Ctrl-D) ends the program.
 *
 * @param output where what is typed is shown
 */
export function askLine(question: string, output: NodeJS.WritableStream = process.stderr): Promise<string> {
  const lines = createInterface({ input: process.stdin, output, terminal: true });
  return new Promise((resolve) => {
    let answered = false;
    lines.on("close", () => {
      if (answered) return;
      process.stderr.write("\n");
      process.exit(INTERRUPTED);
    });
    lines.on("SIGINT", () => lines.close());
    // From here on the terminal echoes nothing by itself, so that the question comes after the interface.
    if (output !== process.stderr) process.stderr.write(question);
    lines.question(output === process.stderr ? question : "", (answer) => {
      answered = true;
      lines.close();
      resolve(answer);
    });
  });
}
