// A real browser for tests: the Chromium that npm brings for Linux on x64, elsewhere the Chrome that is installed.

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import npmChromium from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";
import { root } from "./root.mjs";

/** npm has a Chromium for this platform. */
const isBrought = process.platform === "linux" && process.arch === "x64";

/** Libraries that it loads and that a small system may lack, with Debian's packages of them. */
const libraries = { "libnss3.so": "libnss3", "libnspr4.so": "libnspr4", "libexpat.so.1": "libexpat1" };

const places = [
  "/usr/bin/google-chrome",
  "/usr/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  join(process.env.PROGRAMFILES ?? "C:\\Program Files", "Google\\Chrome\\Application\\chrome.exe"),
];

/** Why no browser can be started here, and what to install; undefined where one can. */
export function browserNotice(): string | undefined {
  const missing = isBrought ? missingPackages() : places.some((path) => existsSync(path)) ? [] : ["Chrome"];
  if (missing.length === 0) return undefined;
  const what = isBrought ? `the Debian packages ${missing.join(", ")}` : "an installed Chrome";
  return `NOTICE: the tests in a browser are not part of this run: they need ${what}.`;
}

function missingPackages(): string[] {
  const { stdout, error } = spawnSync("/sbin/ldconfig", ["-p"], { encoding: "utf8" });
  // Where nobody can tell, the browser itself will.
  if (error) return [];
  return Object.entries(libraries).flatMap(([library, name]) => (stdout.includes(library) ? [] : [name]));
}

/** Starts it in a folder of its own: another run would take a file that is only half unpacked. */
export async function openBrowser(): Promise<{ browser: Browser; close: () => Promise<void> }> {
  const folder = mkdtempSync(join(root, "cache", "chromium-"));
  const discard = () => rmSync(folder, { recursive: true, force: true });
  try {
    const executablePath = isBrought ? await unpack(folder) : (places.find((path) => existsSync(path)) ?? "");
    const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
    return {
      browser,
      close: async () => {
        await browser.close();
        discard();
      },
    };
  } catch (error) {
    discard();
    throw error;
  }
}

async function unpack(folder: string): Promise<string> {
  const temporary = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    return await npmChromium.executablePath();
  } finally {
    if (temporary === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = temporary;
  }
}

/** A platform's authenticator in software, whose person always agrees: options of DevTools' `WebAuthn.addVirtualAuthenticator`. */
export const VIRTUAL_AUTHENTICATOR = {
  protocol: "ctap2",
  transport: "internal",
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
} as const;
