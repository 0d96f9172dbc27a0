import { spawn } from "node:child_process";

/** Opens an address in the person's browser. Where there is none nothing happens: the address is printed anyway. */
export function openBrowser(url: string, env: Readonly<Record<string, string | undefined>>): void {
  const [file, ...args] = opener[process.platform] ?? ["xdg-open"];
  const child = spawn(file, [...args, url], { detached: true, stdio: "ignore", env });
  child.on("error", () => undefined);
  child.unref();
}

/** No shell among them: an address is no command. */
const opener: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ["open"],
  win32: ["rundll32", "url.dll,FileProtocolHandler"],
};
