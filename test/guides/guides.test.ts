// The guides in docs/ are walked through as a reader does: every command in a process of its own, on a terminal, on a real chain,
// with a real browser where a passkey is asked.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { setStage } from "../../scripts/demo/alliance.js";
import { guides } from "../../scripts/guides/guides.js";
import { layDesks } from "../../scripts/guides/layDesks.js";
import { browserNotice } from "../../scripts/lib/browser.js";
import { root } from "../../scripts/lib/root.mjs";
import { openPasskeyBrowser } from "../cli/page.js";
import { compareOutput } from "./compareOutput.js";
import { readGuide } from "./readGuide.js";
import { openTerminal, type Terminal } from "./terminal.js";

/** An answer that stands in the output behind its question. */
const ANSWER = /^(.*\((?:yes\/no|có\/không)\) )(\S+)$/gm;

describe("guides", () => {
  it("are all walked through", () => {
    const written = readdirSync(join(root, "docs")).filter((name) => name.startsWith("guide-"));
    expect(written).to.have.members(Object.keys(guides).map((key) => `guide-${key}.md`));
  });

  it("are held to what they show", () => {
    const printed = "a 1\nb\n\nc\nd 2\n";
    for (const shown of ["a 1\nb\nc\nd 2", "a …\n…\nd …", "…", "a 1\n…", "…\nc\n…", "a 1\n…\nb\nc\nd 2"])
      expect(compareOutput(printed, shown), shown).to.equal(undefined);
    for (const [shown, missing] of [
      ["a 1\nb\nc", "(the end)"],
      ["a 1\nc\n…", "c"],
      ["a …\n…\nd", "d"],
      ["…\nb\nd 2", "d 2"],
      ["a .\n…", "a ."],
      ["…\nd 2\nd …", "d …"],
    ] as const)
      expect(compareOutput(printed, shown), shown).to.equal(missing);
  });
});

for (const [key, guide] of Object.entries(guides)) {
  const name = `docs/guide-${key}.md`;
  const steps = readGuide(readFileSync(join(root, name), "utf8"));
  // Without a browser no passkey can be asked; npm test says so.
  const asksPasskey = steps.some(({ commands }) => commands.includes("create-passkey"));
  const walk = asksPasskey && browserNotice() !== undefined ? () => undefined : describe;
  walk(name, function () {
    this.timeout(120_000);
    let stage: Awaited<ReturnType<typeof setStage>>;
    let terminal: Terminal;
    let browser: Awaited<ReturnType<typeof openPasskeyBrowser>> | undefined;
    let failed: string | undefined;

    before(async () => {
      stage = await setStage(0);
      terminal = openTerminal(stage.rpc);
      await layDesks(stage, guide, terminal.folder);
    });
    after(async () => {
      terminal.close();
      await browser?.close();
      await stage.close();
    });

    // Each step stands on those before it. Mocha's own bail would drop all steps after a failure in any other file.
    afterEach(function () {
      if (this.currentTest?.state === "failed") failed ??= this.currentTest.title;
    });

    const agreeOn = async (url: string) => {
      browser ??= await openPasskeyBrowser();
      await browser.agree({ url });
    };

    for (const { title, commands, output } of steps) {
      it(title, async () => {
        if (failed !== undefined) throw new Error(`Not run: the guide broke off at ${failed}`);
        const answers = new Map(
          [...(output ?? "").matchAll(ANSWER)].map(([, question = "", answer = ""]) => [question, answer]),
        );
        const pages: Promise<void>[] = [];
        const run = await terminal.run(commands, answers, (url) => pages.push(agreeOn(url)));
        await Promise.all(pages);
        expect(run.code, `${commands}\n${run.output}`).to.equal(0);
        if (output === undefined) return;
        const missing = compareOutput(run.output, output);
        expect(missing, `${commands}\nprinted:\n${run.output}\nthe guide shows:\n${output}`).to.equal(
          undefined,
        );
      });
    }
  });
}
