import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { keepSecret } from "../frame/secrets.js";

const INTERRUPTED = 130;

/** Asks on the terminal for what must not be seen: nothing that is typed is shown. */
export function askSecret(question: string): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  // Only now does the terminal show nothing of what is typed.
  process.stderr.write(question);
  return new Promise((resolve) => {
    lines.on("SIGINT", () => {
      lines.close();
      process.stderr.write("\n");
      process.exit(INTERRUPTED);
    });
    lines.question("", (answer) => {
      lines.close();
      process.stderr.write("\n");
      resolve(keepSecret(answer));
    });
  });
}
