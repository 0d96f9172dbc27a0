import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { childEnvironment } from "../frame/secrets.js";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Opens an address in the person's browser. Where there is none, or no place for a file, nothing happens: the address is printed anyway.
 *
 * The browser is handed a file that leads on to the address, and that this user alone can read: what a program is started with every user of
 * the machine can see.
 *
 * @param url whatever stands in it stands in HTML as it is
 * @returns removes the file
 */
export function openBrowser(url: string, env: Environment): () => void {
  const page = writePage(`<!doctype html><meta http-equiv="refresh" content="0;url=${url}">\n`, env);
  if (page === undefined) return () => undefined;
  const [file, ...args] = opener[process.platform] ?? ["xdg-open"];
  const child = spawn(file, [...args, pathToFileURL(page).href], {
    detached: true,
    stdio: "ignore",
    env: childEnvironment(env),
  });
  child.on("error", () => undefined);
  child.unref();
  return () => rmSync(dirname(page), { recursive: true, force: true });
}

/**
 * Writes a file in a folder of its own that no other user can look into, in the user's own place for such where there is one.
 *
 * @returns its path; undefined where no place can be written to
 */
function writePage(html: string, { XDG_RUNTIME_DIR }: Environment): string | undefined {
  for (const place of [XDG_RUNTIME_DIR, tmpdir()]) {
    if (!place) continue;
    let folder: string | undefined;
    try {
      folder = mkdtempSync(join(place, "minhuoc-"));
      const page = join(folder, "page.html");
      writeFileSync(page, html, { mode: 0o600 });
      return page;
    } catch {
      if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    }
  }
  return undefined;
}

/** No shell among them: an address is no command. */
const opener: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ["open"],
  win32: ["rundll32", "url.dll,FileProtocolHandler"],
};
