import { Writable } from "node:stream";
import { keepSecret } from "../frame/secrets.js";
import { askLine } from "./askLine.js";

/** Asks on the terminal for what must not be seen: nothing that is typed is shown. */
export async function askSecret(question: string): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const answer = await askLine(question, nowhere);
  process.stderr.write("\n");
  return keepSecret(answer);
}
