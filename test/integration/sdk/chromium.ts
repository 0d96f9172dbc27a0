// A real browser for tests: the Chromium that npm brings for Linux on x64, elsewhere the Chrome that is installed.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import npmChromium from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";
import { root } from "../../../scripts/lib/root.mjs";

/** Debian's packages of the libraries that Chromium loads and that a small system may lack. */
const PACKAGES: Record<string, string> = {
  "libnss3.so": "libnss3",
  "libnssutil3.so": "libnss3",
  "libnspr4.so": "libnspr4",
  "libplc4.so": "libnspr4",
  "libplds4.so": "libnspr4",
  "libexpat.so.1": "libexpat1",
};

export async function openChromium(): Promise<{ browser: Browser; close: () => Promise<void> }> {
  const folder = mkdtempSync(join(root, "cache", "chromium-"));
  const discard = () => rmSync(folder, { recursive: true, force: true });
  try {
    const browser =
      process.platform === "linux" && process.arch === "x64"
        ? await launchUnpacked(folder)
        : await chromium.launch({ channel: "chrome" });
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

/** Unpacked for this run alone: another run would take a file that is only half there. */
async function launchUnpacked(folder: string): Promise<Browser> {
  const temporary = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  let executablePath = "";
  try {
    executablePath = await npmChromium.executablePath();
    return await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  } catch (cause) {
    const missing = executablePath === "" ? [] : missingLibraries(executablePath);
    if (missing.length === 0) throw cause;
    const packages = [...new Set(missing.map((library) => PACKAGES[library] ?? library))];
    throw new Error(
      `CHROMIUM_LIBRARY_MISSING: Chromium cannot start without ${missing.join(", ")}. Install them: apt-get install ${packages.join(" ")}`,
      { cause },
    );
  } finally {
    if (temporary === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = temporary;
  }
}

function missingLibraries(executable: string): string[] {
  const output = execFileSync("ldd", [executable], { encoding: "utf8" });
  return [...output.matchAll(/^\s*(\S+) => not found$/gm)].map(([, name = ""]) => name);
}
