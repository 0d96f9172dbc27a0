// A person at the page that `mou` opens: Chromium with an authenticator in software.

import { type IncomingHttpHeaders, request } from "node:http";
import type { CDPSession, Page } from "playwright-core";
import { openBrowser, VIRTUAL_AUTHENTICATOR } from "../../scripts/lib/browser.js";
import type { createDesk, Run } from "./mou.js";

type Desk = ReturnType<typeof createDesk>;

/** A run of the program that waits on its page. */
export type Waiting = { url: string; ended: Promise<Run>; kill: (signal: NodeJS.Signals) => void };

/** Starts the program, and returns once it has said where its page is. */
export function startWaiting(
  desk: Desk,
  args: readonly string[],
  options: { env?: Record<string, string> } = {},
): Promise<Waiting> {
  const child = desk.start(args, options);
  child.stdin?.end();
  let [stdout, stderr] = ["", ""];
  const ended = new Promise<Run>((resolve) => {
    child.on("close", (code) => resolve({ code: code ?? -1, stdout, stderr }));
  });
  child.stdout?.setEncoding("utf8").on("data", (text) => {
    stdout += text;
  });
  return new Promise((resolve, reject) => {
    child.stderr?.setEncoding("utf8").on("data", (text) => {
      stderr += text;
      const url = stderr.match(/http:\/\/localhost:\d+\/\S+(?=\s)/)?.[0];
      if (url) resolve({ url, ended, kill: (signal) => child.kill(signal) });
    });
    ended.then(({ code }) => reject(new Error(`It ended with ${code}: ${stdout}${stderr}`)));
  });
}

/** A browser whose passkeys last as long as it does. */
export async function openPasskeyBrowser() {
  const { browser, close } = await openBrowser();
  const tab: Page = await browser.newPage();
  const problems: string[] = [];
  tab.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  tab.on("pageerror", (error) => problems.push(String(error)));
  const devtools: CDPSession = await tab.context().newCDPSession(tab);
  await devtools.send("WebAuthn.enable");
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: VIRTUAL_AUTHENTICATOR,
  });
  return {
    tab,
    devtools,
    authenticatorId,
    /** What the browser held against the page since the last time. */
    problems: () => problems.splice(0),
    /** Opens the page, and presses the button that agrees. */
    agree: async ({ url }: Pick<Waiting, "url">): Promise<void> => {
      await tab.goto(url);
      await tab.click("#agree:enabled");
    },
    close,
  };
}

/** Asks a page's server as no browser would: with any host, origin and body. */
export function knock(
  url: string,
  {
    method = "GET",
    headers = {},
    body = "",
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<{ status: number; headers: IncomingHttpHeaders; text: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers, agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk) => {
        text += chunk;
      });
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    asked.on("error", reject);
    asked.end(body);
  });
}
