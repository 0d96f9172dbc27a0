import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { childEnvironment } from "../frame/secrets.js";

/**
 * Opens an address in the person's browser. Where there is none nothing happens: the address is printed anyway.
 *
 * The browser is handed a file that leads on to the address, and that this user alone can read: what a program is started with every user of
 * the machine can see.
 *
 * @param url whatever stands in it stands in HTML as it is
 * @returns removes the file
 */
export function openBrowser(url: string, env: Readonly<Record<string, string | undefined>>): () => void {
  // No other user can look into a folder that is made so.
  const folder = mkdtempSync(join(tmpdir(), "minhuoc-"));
  const page = join(folder, "page.html");
  writeFileSync(page, `<!doctype html><meta http-equiv="refresh" content="0;url=${url}">\n`, { mode: 0o600 });
  const [file, ...args] = opener[process.platform] ?? ["xdg-open"];
  const child = spawn(file, [...args, pathToFileURL(page).href], {
    detached: true,
    stdio: "ignore",
    env: childEnvironment(env),
  });
  child.on("error", () => undefined);
  child.unref();
  return () => rmSync(folder, { recursive: true, force: true });
}

/** No shell among them: an address is no command. */
const opener: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ["open"],
  win32: ["rundll32", "url.dll,FileProtocolHandler"],
};
